import type { CommunityCode } from '../basics/id.ts';

/** A picture that lies beside the record; contents name it by the hash of its bytes. */
export interface PhotoImage {
	/** SHA-256 of the bytes, lower-case hex. */
	sha256: string;
	type: 'image/jpeg' | 'image/png' | 'image/webp';
	width: number;
	height: number;
	bytes: number;
}

/** Longest text that says what a photograph shows. */
export const MOST_ALT = 120;

/** A photograph as evidence, with what it shows in words: for whoever cannot see it, or has no network. */
export interface Photo extends PhotoImage {
	alt: string;
}

/** Where a picture of a community is served. */
export const photoAddress = (community: CommunityCode, { sha256 }: Pick<PhotoImage, 'sha256'>): string => `/${community}/photos/${sha256}`;
