import * as v from 'valibot';
import type { FileProblemCode } from '#domain/community/imported.ts';
import type { Place, Problems } from './problems.ts';
import { Config, Meta, NEEDED_LISTS, READ_LISTS, type ReadList, type RowOf } from './shapes.ts';

type Raw = Record<string, unknown>;

/** An object of a list: as read, as it stands in the file, and where. */
export interface Listed<T> {
	value: T;
	raw: Raw;
	at: Place;
}

/** A file, as far as it could be read. Objects that could not are missing from their lists and named as problems. */
export type CityFile = { [L in ReadList]: Listed<RowOf<L>>[] } & {
	raw: Raw;
	meta?: v.InferOutput<typeof Meta>;
	config?: v.InferOutput<typeof Config>;
};

/** Codes that the shapes give as messages. */
const GIVEN: readonly FileProblemCode[] = [
	'missing', 'not-a-day', 'not-a-clock-time', 'not-a-number', 'not-money', 'not-a-period', 'not-an-address', 'not-masked'
];

/** Whether a value is an object with keys. */
export function isObject(value: unknown): value is Raw {
	return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function note(problems: Problems, at: Place, issue: v.BaseIssue<unknown>): void {
	const place = [...at, ...(issue.path ?? []).map((step) => step.key as string | number)];
	if (issue.received === 'undefined') return problems.add(place, 'missing');
	const given = GIVEN.find((code) => code === issue.message);
	if (given) return problems.add(place, given);
	if (issue.type === 'picklist' || issue.type === 'literal') {
		return problems.add(place, 'not-in-list', { value: String(issue.input).slice(0, 40), allowed: (issue.expected ?? '').replace(/["()]/g, '').replaceAll(' | ', ', ') });
	}
	problems.add(place, 'wrong-type', { expected: issue.expected ?? '' });
}

function read<S extends v.GenericSchema>(problems: Problems, at: Place, shape: S, raw: unknown): v.InferOutput<S> | undefined {
	const parsed = v.safeParse(shape, raw);
	if (parsed.success) return parsed.output;
	for (const issue of parsed.issues) note(problems, at, issue);
	return undefined;
}

function readList<L extends ReadList>(problems: Problems, raw: Raw, list: L): Listed<RowOf<L>>[] {
	const rows = raw[list];
	if (rows === undefined && !NEEDED_LISTS.includes(list)) return [];
	if (!Array.isArray(rows)) {
		problems.add([list], rows === undefined ? 'missing' : 'wrong-type', { expected: 'Array' });
		return [];
	}
	return rows.flatMap((row: unknown, index) => {
		const value = read(problems, [list, index], READ_LISTS[list], row) as RowOf<L> | undefined;
		return value === undefined ? [] : [{ value, raw: row as Raw, at: [list, index] }];
	});
}

/** Reads meta, config and the lists that are shown, each object by itself, so that one bad object does not hide the next. */
export function readFile(raw: Raw, problems: Problems): CityFile {
	const meta = read(problems, ['meta'], Meta, raw.meta);
	const config = read(problems, ['config'], Config, raw.config);
	const lists = Object.fromEntries((Object.keys(READ_LISTS) as ReadList[]).map((list) => [list, readList(problems, raw, list)]));
	return { raw, ...(meta ? { meta } : {}), ...(config ? { config } : {}), ...lists } as CityFile;
}
