import { isDay } from '#domain/basics/day.ts';
import { MOST_FEN } from '#domain/basics/money.ts';
import { isObject } from './file.ts';
import type { Place, Problems } from './problems.ts';
import { plainDay } from './plain-day.ts';
import { READ_LISTS } from './shapes.ts';

/** Half pairs, control characters but line breaks and tabs, and marks that turn the direction of writing. */
const UNREADABLE = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]/u;
const MOST_TEXT = 100_000;
const MOST_DEPTH = 40;

const DAY_KEY = /_at$|_until$|^date$|_on$/;
/** Keys that hold a day or words. */
const DAY_OR_WORDS = /^(due|from|until|to|start)$/;

/** Whether a text is a moment as files write it: with seconds and an offset, `2026-11-15T15:30:00+08:00`. */
export function isMoment(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/.test(text) && isDay(text.slice(0, 10));
}

function checkText(problems: Problems, at: Place, text: string): void {
	if (text.length > MOST_TEXT) problems.add(at, 'too-long', { most: MOST_TEXT });
	else if (UNREADABLE.test(text) || text.normalize('NFC') !== text) problems.add(at, 'text-unreadable');
}

function checkKey(problems: Problems, at: Place, key: string, value: unknown): void {
	if (typeof value === 'string' && Object.hasOwn(READ_LISTS, String(at[0]))) {
		const asDay = DAY_KEY.test(key) || (DAY_OR_WORDS.test(key) && /^\d{4}-\d/.test(value));
		if (asDay && !isDay(at[0] === 'proposals' ? plainDay(value) : value) && !isMoment(value)) problems.add(at, 'not-a-moment');
	}
	if (key.endsWith('_fen') && value !== null && !isObject(value)) {
		const negative = /balance|opening|closing/.test(key) ? -MOST_FEN : 0;
		if (!Number.isSafeInteger(value) || (value as number) < negative || (value as number) > MOST_FEN) problems.add(at, 'not-money');
	}
}

/**
 * Judges every value of a file by what its key says it is: texts can be read and `_fen` is money, also in lists that are only kept,
 * because contents take nothing else; in the lists that are read, `_at` and `date` are days or moments.
 * Returns false when the file goes deeper than anybody should follow.
 */
export function checkValues(file: Record<string, unknown>, problems: Problems): boolean {
	let bottom = true;
	const walk = (value: unknown, at: Place): void => {
		if (at.length > MOST_DEPTH) {
			bottom = false;
			return problems.add(at, 'too-deep', { most: MOST_DEPTH });
		}
		if (typeof value === 'string') return checkText(problems, at, value);
		if (Array.isArray(value)) return value.forEach((item, index) => walk(item, [...at, index]));
		if (!isObject(value)) return;
		for (const [key, inner] of Object.entries(value)) {
			const place = [...at, key];
			if (UNREADABLE.test(key) || key.normalize('NFC') !== key || key.length > 200) problems.add(place, 'text-unreadable');
			checkKey(problems, place, key, inner);
			walk(inner, place);
		}
	};
	walk(file, []);
	return bottom;
}
