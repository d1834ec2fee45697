import type { CommunityCode, SubjectId } from '../basics/id.ts';
import type { Content, Held } from './content.ts';

/** A part of a list: at most `limit`, newest first, recorded before `before` (a sequence number, exclusive). */
export interface Page {
	limit: number;
	before?: number;
}

/**
 * The port every view reads from. The ledger and the replica in IndexedDB both implement it, and one suite holds for both
 * (tests/support/contents-suite.ts). Only public contents are seen through it.
 *
 * "Newest version" is the one with the largest sequence number. Lists hold one version per subject, the newest, in the order
 * in which their subjects were first recorded; with a Page, the newest subjects first.
 */
export interface Contents {
	/** The newest version of a subject, or undefined. */
	bySubject<C extends Content = Content>(subject: SubjectId): Promise<Held<C> | undefined>;
	/** The version with this hash (hex), or undefined. */
	byHash(hash: string): Promise<Held | undefined>;
	/** All versions of a subject, oldest first. */
	versions<C extends Content = Content>(subject: SubjectId): Promise<Held<C>[]>;
	/** The contents of a type in a community. */
	ofType<C extends Content = Content>(community: CommunityCode, type: C['type'], page?: Page): Promise<Held<C>[]>;
	/** The contents that belong to a subject, of one type. */
	ofParent<C extends Content = Content>(parent: SubjectId, type: C['type']): Promise<Held<C>[]>;
	/** How many subjects of a type a community has. */
	count(community: CommunityCode, type: string): Promise<number>;
}

/** A Contents that remembers what was read through it: the list of objects and versions a page was made of. */
export function remembering(contents: Contents): Contents & { seen: Map<string, Held> } {
	const seen = new Map<string, Held>();
	const note = <H extends Held | undefined>(held: H): H => {
		if (held) seen.set(held.hash, held);
		return held;
	};
	const noteAll = <H extends Held>(list: H[]): H[] => {
		list.forEach(note);
		return list;
	};
	return {
		seen,
		bySubject: async (subject) => note(await contents.bySubject(subject)) as never,
		byHash: async (hash) => note(await contents.byHash(hash)),
		versions: async (subject) => noteAll(await contents.versions(subject)) as never,
		ofType: async (community, type, page) => noteAll(await contents.ofType(community, type, page)) as never,
		ofParent: async (parent, type) => noteAll(await contents.ofParent(parent, type)) as never,
		count: (community, type) => contents.count(community, type)
	};
}
