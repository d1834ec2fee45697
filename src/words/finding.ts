import type { Spoken } from '#domain/verification/spoken.ts';
import type { Words } from './words.ts';

/** A finding as one sentence: where, then what. */
export function sayFinding(words: Words['verification'], finding: Spoken): string {
	const { field } = finding.params;
	const params = {
		...finding.params,
		...(field !== undefined && field in words.fields ? { field: words.fields[field as keyof typeof words.fields] } : {})
	};
	const text =
		(finding.line === undefined ? '' : words.at({ line: finding.line })) +
		(finding.table === undefined ? '' : words.ofTable({ table: finding.table, subject: finding.subject ?? '' })) +
		words.finding[finding.check](params) +
		(finding.account ? words.account[finding.account.code as keyof typeof words.account](finding.account.params) : '');
	return text.charAt(0).toUpperCase() + text.slice(1);
}
