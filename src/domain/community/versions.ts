import type { Held } from '../content/content.ts';
import type { BodyContent, PlaceContent } from './community.ts';

/** One version of a place or a body: what it was called, and where it stands in the record. */
export interface Version {
	version: number;
	name: string;
	recordedAt: string;
	seq: number;
	hash: string;
}

/** The versions of a place or a body, newest first. */
export function versionsOf(versions: readonly Held<PlaceContent | BodyContent>[]): Version[] {
	return versions.map(({ content, version, recordedAt, seq, hash }) => ({ version, name: content.name, recordedAt, seq, hash })).reverse();
}
