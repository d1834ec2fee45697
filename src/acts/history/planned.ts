import { dayOf, instant, isDay } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { importedSubject } from '#domain/community/imported.ts';
import type { Audience, Content, Sha256 } from '#domain/content/content.ts';
import type { CheckedFile } from './check.ts';
import { isMoment } from './check-values.ts';

/** A content that the import will write, in the order of the list it stands in. */
export interface Planned<C extends Content = Content> {
	content: C;
	/** The list it comes from. */
	list: string;
	/** What the source says of when it happened: a day, or an instant. */
	happenedAt?: string;
	audience?: Audience;
}

/** What making contents needs besides the file. */
export interface Making {
	file: CheckedFile;
	sha256: Sha256;
	subject(list: string, id: string): SubjectId;
}

/** Prepares the making of contents from a file. */
export function making(file: CheckedFile, sha256: Sha256): Making {
	return { file, sha256, subject: (list, id) => importedSubject(sha256, list, id) };
}

/** What every imported content has; the mark is `source`. */
export function base<T extends string>(making: Making, type: T, list: string, id: string, community: CommunityCode) {
	return { type, v: 1, community, subject: making.subject(list, id), lang: 'zh-CN' as const, source: id };
}

/** A key with its value, or nothing where the source has none: absent is not null. */
export function given<K extends string, T>(key: K, value: T | null | undefined): { [P in K]?: NonNullable<T> } {
	return (value === null || value === undefined ? {} : { [key]: value }) as { [P in K]?: NonNullable<T> };
}

/** Keys under which files say when something happened, the most telling first. */
const WHEN = ['date', 'held_at', 'published_at', 'submitted_at', 'asked_at', 'issued_at', 'made_at', 'signed_at', 'collected_at', 'found_at', 'effective_from', 'from'];

/** When an object is said to have happened: the first of its dates as a day, or as an instant as entries have it. */
export function happenedOf(object: Record<string, unknown>): string | undefined {
	for (const key of WHEN) {
		const text = object[key];
		if (isDay(text)) return text;
		if (typeof text === 'string' && isMoment(text)) return instant(Date.parse(text));
	}
	return undefined;
}

/** Orders contents by the day they are said to be of; those of one day stay as they were. */
export function inTime(planned: Planned[], zone: number): Planned[] {
	const dayed = planned.map((item, index) => ({ item, index, day: item.happenedAt === undefined || isDay(item.happenedAt) ? item.happenedAt ?? '' : dayOf(item.happenedAt as never, zone) }));
	return dayed.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.index - b.index)).map(({ item }) => item);
}
