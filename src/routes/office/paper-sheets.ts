import type { ElectorateContent } from '#domain/community/electorate.ts';
import type { SubjectId } from '#domain/basics/id.ts';

/** So many are laid out at once: more would be slow to print in one go. */
const MOST_AT_ONCE = 200;

/** A whole number of a query within bounds, or what holds without one. */
function numberOf(query: URLSearchParams, name: string, most: number, without: number): number {
	const given = query.get(name) ?? '';
	return /^\d{1,6}$/.test(given) ? Math.min(most, Math.max(1, Number(given))) : without;
}

/** Which papers are asked for: lines of the list that are not struck off, by number, or so many copies without one. */
export async function papersOf({ portal }: App.Locals, query: URLSearchParams, electorate: SubjectId, numbered: boolean): Promise<{ sheets: number[]; range: { from: number; to: number; most: number } }> {
	const list = (await portal.contents.bySubject<ElectorateContent>(electorate))?.content;
	const struck = new Set(list?.changes?.flatMap(({ n, what }) => (what === 'struck' ? [n] : [])));
	const lines = list?.list.map(({ n }) => n).filter((n) => !struck.has(n)) ?? [];
	const most = Math.max(1, numbered ? (lines.at(-1) ?? 1) : 2_000);
	const from = numbered ? numberOf(query, 'from', most, 1) : 1;
	const to = Math.max(from, Math.min(numberOf(query, 'to', most, Math.min(most, from + 9)), from + MOST_AT_ONCE - 1));
	const sheets = numbered ? lines.filter((n) => n >= from && n <= to) : Array.from({ length: to }, (_, index) => index + 1);
	return { sheets, range: { from, to, most } };
}
