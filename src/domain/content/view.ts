import type { Day } from '../basics/day.ts';
import type { CommunityCode, SubjectId } from '../basics/id.ts';
import type { Content, Held, Lang } from './content.ts';
import type { Contents } from './contents.ts';

/** When a page is looked at. */
export interface When {
	/** The civil day: the server's, or what the device makes of the server's clock while offline. */
	today: Day;
	/** Minutes east of UTC of the city's civil time. */
	zone: number;
}

/** What an address names, by the parameters of its pattern, and the query that public pages may read (compare, page). */
export type Params = Readonly<Record<string, string>>;

/** A page as data: pure, from contents alone. Undefined when what is named is not there. */
export type View<Model> = (contents: Contents, params: Params, when: When) => Promise<Model | undefined>;

/** Where what a page shows stands in the record: its check code, its line, and whether it is imported history. */
export interface Evidence {
	community: CommunityCode;
	subject: SubjectId;
	seq: number;
	hash: string;
	version: number;
	lang: Lang;
	imported: boolean;
	/** When it is said to have happened, for imported history. */
	happenedAt?: string;
}

/** The evidence of a content. */
export function evidenceOf(held: Held): Evidence {
	const { community, subject, lang, source } = held.content;
	return {
		community, subject, seq: held.seq, hash: held.hash, version: held.version, lang, imported: source !== undefined,
		...(held.happenedAt === undefined ? {} : { happenedAt: held.happenedAt })
	};
}

/** The sequence number under which a subject was first recorded: what lists are ordered and paged by. */
export async function firstSeq(contents: Contents, held: Held): Promise<number> {
	return held.version === 1 ? held.seq : ((await contents.versions(held.content.subject))[0]?.seq ?? held.seq);
}

/** A part of a list, newest first, and where the next part begins; `next` is absent on the last. */
export async function pageOf<C extends Content>(
	contents: Contents, community: CommunityCode, type: C['type'], limit: number, before?: number
): Promise<{ items: Held<C>[]; next?: number }> {
	const read = await contents.ofType<C>(community, type, { limit: limit + 1, ...(before === undefined ? {} : { before }) });
	const items = read.slice(0, limit);
	const last = items.at(-1);
	return read.length > limit && last ? { items, next: await firstSeq(contents, last) } : { items };
}

/** The `before` of a page, from its query: a sequence number, or undefined for the newest page. */
export function beforeOf(params: Params): number | undefined {
	return /^\d{1,15}$/.test(params.before ?? '') ? Number(params.before) : undefined;
}
