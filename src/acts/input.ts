import * as v from 'valibot';
import { isDay, type Day } from '#domain/basics/day.ts';
import { isCommunityCode, isSubjectId, type CommunityCode, type SubjectId } from '#domain/basics/id.ts';
import { isClauseId, type ClauseId } from '#domain/document/clause.ts';
import { isPin, plainPin } from '#domain/community/pin.ts';
import { CODE_LENGTH, isSlipCode, plainSlipCode } from '#domain/community/slip-code.ts';
import type { FieldProblem } from './refusal.ts';

/* The pieces that inputs are made of. Importable by the browser: the same check runs in the form and in the act. */

export const subjectId = v.custom<SubjectId>(isSubjectId, 'malformed');
export const communityCode = v.custom<CommunityCode>(isCommunityCode, 'malformed');
export const clauseId = v.custom<ClauseId>(isClauseId, 'malformed');
export const dayText = v.custom<Day>(isDay, 'malformed');

/** Half pairs, control characters but line breaks, and marks that turn the direction of writing. */
export const HOSTILE = /[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]/u;

/** A text a person wrote: NFC, trimmed, line breaks as \n, at most so many characters. */
export function writtenText(most: number) {
	return v.pipe(
		v.string('missing'),
		v.maxLength(4 * most + 100, 'too-long'),
		// What programs are told (acts/described.ts) are the bounds of the text as it is kept; the one before only keeps away what is far too long.
		v.metadata({ minLength: 1, maxLength: most }),
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

/** A list with at least one and at most so many. */
export function listed<Item extends v.GenericSchema>(item: Item, most: number) {
	return v.pipe(v.array(item), v.minLength(1, 'missing'), v.maxLength(most, 'too-long'));
}

/** The code of a slip as people type it; comes out as it is kept. */
export const slipCode = v.pipe(
	v.string('missing'),
	v.maxLength(100, 'too-long'),
	v.transform(plainSlipCode),
	v.nonEmpty('missing'),
	v.minLength(CODE_LENGTH, 'too-short'),
	v.maxLength(CODE_LENGTH, 'too-long'),
	v.check(isSlipCode, 'malformed')
);

/** Six digits, full width too. */
export const pin = v.pipe(
	v.string('missing'),
	v.maxLength(40, 'too-long'),
	v.transform(plainPin),
	v.nonEmpty('missing'),
	v.minLength(6, 'too-short'),
	v.maxLength(6, 'too-long'),
	v.check(isPin, 'malformed')
);

/** The name an officer signs in with, as typed; capitals are read as small. */
export const accountName = v.pipe(
	v.string('missing'),
	v.maxLength(100, 'too-long'),
	v.transform((text) => text.normalize('NFKC').trim().toLowerCase()),
	v.nonEmpty('missing'),
	v.maxLength(40, 'too-long')
);

/** A new name to sign in with: letters of any script, digits, dots and dashes. */
export const newAccountName = v.pipe(accountName, v.minLength(2, 'too-short'), v.regex(/^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u, 'malformed'));

/** A password as typed, in one Unicode form so that every keyboard makes the same; never trimmed or cut. */
export const password = v.pipe(
	v.string('missing'),
	v.nonEmpty('missing'),
	v.maxLength(200, 'too-long'),
	v.transform((text) => text.normalize('NFKC'))
);

/** A new password: length is what counts (NIST SP 800-63B §3.1.1). */
export const newPassword = v.pipe(password, v.minLength(12, 'too-short'));

const CODES = ['missing', 'unknown', 'wrong-kind', 'too-short', 'too-long', 'malformed', 'not-in-list', 'too-small', 'too-large'] as const;

/** What valibot found, as fields and codes that have a sentence: the first problem of each field, at most twenty. */
export function fieldProblems(issues: readonly v.BaseIssue<unknown>[]): FieldProblem[] {
	const problems = issues.slice(0, 200).map((issue): FieldProblem => {
		const path = v.getDotPath(issue as never) ?? '';
		if (issue.type === 'strict_object' && issue.expected === 'never') return { path, code: 'unknown' };
		if (issue.received === 'undefined') return { path, code: 'missing' };
		if (issue.type === 'picklist' || issue.type === 'literal') return { path, code: 'not-in-list' };
		// Something of another kind is there: telling people to fill it in would send them looking for what they see.
		if (issue.kind === 'schema' && issue.message === 'missing' && issue.received !== 'null') return { path, code: 'wrong-kind' };
		const code = CODES.find((known) => known === issue.message);
		return { path, code: code ?? 'wrong-kind' };
	});
	return problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index).slice(0, 20);
}
