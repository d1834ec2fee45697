import * as v from 'valibot';
import { isDay, type Day } from '#domain/basics/day.ts';
import { isCommunityCode, isSubjectId, type CommunityCode, type SubjectId } from '#domain/basics/id.ts';
import type { FieldProblem } from './refusal.ts';

/* The pieces that inputs are made of. Importable by the browser: the same check runs in the form and in the act. */

export const subjectId = v.custom<SubjectId>(isSubjectId, 'malformed');
export const communityCode = v.custom<CommunityCode>(isCommunityCode, 'malformed');
export const dayText = v.custom<Day>(isDay, 'malformed');

/** Half pairs, control characters but line breaks, and marks that turn the direction of writing. */
const HOSTILE = /[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]/u;

/** A text a person wrote: NFC, trimmed, line breaks as \n, at most so many characters. */
export function writtenText(most: number) {
	return v.pipe(
		v.string('missing'),
		v.maxLength(4 * most + 100, 'too-long'),
		v.transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim()),
		v.nonEmpty('missing'),
		v.maxLength(most, 'too-long'),
		v.check((text) => !HOSTILE.test(text), 'malformed')
	);
}

/** A whole number in a range. */
export function whole(least: number, most: number) {
	return v.pipe(v.number(), v.safeInteger('malformed'), v.minValue(least, 'too-small'), v.maxValue(most, 'too-large'));
}

const CODES = ['missing', 'unknown', 'wrong-kind', 'too-short', 'too-long', 'malformed', 'not-in-list', 'too-small', 'too-large'] as const;

/** What valibot found, as fields and codes that have a sentence. */
export function fieldProblems(issues: readonly v.BaseIssue<unknown>[]): FieldProblem[] {
	return issues.slice(0, 20).map((issue) => {
		const path = v.getDotPath(issue as never) ?? '';
		if (issue.type === 'strict_object' && issue.expected === 'never') return { path, code: 'unknown' };
		if (issue.received === 'undefined') return { path, code: 'missing' };
		if (issue.type === 'picklist' || issue.type === 'literal') return { path, code: 'not-in-list' };
		const code = CODES.find((known) => known === issue.message);
		return { path, code: code ?? 'wrong-kind' };
	});
}
