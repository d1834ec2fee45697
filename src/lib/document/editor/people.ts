import type { ClauseId } from '#domain/document/clause.ts';

/** Somebody who has the draft open, as the portal names them. */
export interface Present {
	person: string;
	name: string;
	/** The clause that their cursor is in. */
	in?: ClauseId | undefined;
}

/** Who is here besides oneself, and how many write where: each person once, however many windows they have. */
export function summed(all: readonly Present[], me: string | undefined): { names: string[]; writing: { clause: ClauseId; count: number }[] } {
	const others = all.filter(({ person }) => person !== me);
	const names = new Map(others.map(({ person, name }) => [person, name]));
	const where = new Map<ClauseId, Set<string>>();
	for (const one of others) if (one.in !== undefined) where.set(one.in, (where.get(one.in) ?? new Set()).add(one.person));
	return { names: [...names.values()], writing: [...where].map(([clause, people]) => ({ clause, count: people.size })) };
}

/** One of eight colours, the same for a person on every device. */
export function colourOf(person: string): number {
	let sum = 0;
	for (const char of person) sum = (sum * 31 + char.codePointAt(0)!) % 65_521;
	return sum % 8;
}

const isPlace = (id: unknown): boolean => {
	const { client, clock } = (id ?? {}) as { client?: unknown; clock?: unknown };
	return id === null || id === undefined || (Number.isSafeInteger(client) && Number.isSafeInteger(clock) && (client as number) >= 0 && (clock as number) >= 0);
};
const isEnd = (end: unknown): boolean => {
	if (end === null || typeof end !== 'object') return false;
	const { type, item, tname } = end as { type?: unknown; item?: unknown; tname?: unknown };
	return isPlace(type) && isPlace(item) && (tname === null || tname === undefined || typeof tname === 'string');
};

/** Whether what somebody's device says is a cursor: the portal hands it on as it came. */
export const isCursor = (cursor: unknown): boolean => {
	const { anchor, head } = (cursor ?? {}) as { anchor?: unknown; head?: unknown };
	return isEnd(anchor) && isEnd(head);
};
