import type { CommunityCode, SubjectId } from '../basics/id.ts';
import type { Content, Held } from './content.ts';

/** A part of a list: at most `limit`, newest first, recorded before `before` (a sequence number, exclusive). */
export interface Page {
	limit: number;
	before?: number;
}

/** A line of a community's record with what it stands for, as far as this side has it. */
export interface RecordLine {
	seq: number;
	/** The entry, exactly as hashed; `record/entry.ts` reads it. */
	entry: string;
	/** The content it names. Absent when that is of the office, was erased, or is not kept here. */
	held?: Held;
	/** That the content was public and its bytes and salt are gone for good. */
	erased?: true;
	/** Its leaf hash and the hashes from there up to the root of the first `size` lines, lowest first, in hex: where this side has the tree at hand. */
	path?: { size: number; leaf: string; hashes: string[] };
}

/** The state of a community's record, as this side has it. */
export interface RecordHead {
	size: number;
	/** The newest signed checkpoint, as served. */
	checkpoint: string;
	/** The key it is signed with, as one line (C2SP vkey), and its short code. Absent where this side does not know it. */
	key?: { vkey: string; fingerprint: string };
}

/**
 * The port every view reads from. The ledger and the replica in IndexedDB both implement it, and one suite holds for both
 * (tests/support/contents-suite.ts). Only public contents are seen through it.
 *
 * "Newest version" is the one with the largest sequence number. Lists hold one version per subject, the newest, in the order
 * in which their subjects were first recorded; with a Page, the newest subjects first. Children of one parent in the records of several
 * communities are in the order of their places there, those of one place by the address of the community. A version that was erased is
 * seen in `lines` alone, and a subject whose newest version was erased is not there.
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
	ofParent<C extends Content = Content>(parent: SubjectId, type: C['type'], page?: Page): Promise<Held<C>[]>;
	/** How many subjects of a type a community has, or belong to a subject. */
	count(owner: CommunityCode | SubjectId, type: string): Promise<number>;
	/** The state of a community's record; undefined when it has none. */
	head(community: CommunityCode): Promise<RecordHead | undefined>;
	/** Lines of a community's record, newest first, without paths. */
	lines(community: CommunityCode, page: Page): Promise<RecordLine[]>;
	/** One line of it, or undefined. */
	line(community: CommunityCode, seq: number): Promise<RecordLine | undefined>;
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
		ofParent: async (parent, type, page) => noteAll(await contents.ofParent(parent, type, page)) as never,
		count: (owner, type) => contents.count(owner, type),
		head: (community) => contents.head(community),
		lines: async (community, page) => {
			const lines = await contents.lines(community, page);
			lines.forEach((line) => note(line.held));
			return lines;
		},
		line: async (community, seq) => {
			const line = await contents.line(community, seq);
			note(line?.held);
			return line;
		}
	};
}
