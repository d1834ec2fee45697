import { formatFen } from '../basics/money.ts';
import type { Check, Finding } from './finding.ts';

type Params = Readonly<Record<string, string | number>>;

/** A finding made ready for a sentence: lines counted from 1 as people do, amounts in yuan. src/words chooses the sentence. */
export interface Spoken {
	check: Check;
	line?: number;
	table?: string;
	subject?: string;
	params: Params;
	account?: { code: string; params: Params };
}

/** Parameters that are numbers of entries, by check. */
const ENTRY_NUMBERS: Partial<Record<Check, readonly string[]>> = {
	'entry-out-of-place': ['says', 'expected'],
	'log-rewritten': ['from', 'until'],
	'entries-changed': ['from', 'until']
};

/** Problems of accounts whose expected and found are amounts. */
const AMOUNTS: ReadonlySet<string> = new Set(['balance-differs', 'income-differs', 'expense-differs', 'closing-differs', 'opening-differs']);

/** Makes a finding ready to be said. */
export function spoken(finding: Finding): Spoken {
	const counted = ENTRY_NUMBERS[finding.check] ?? [];
	const params = mapped(finding.params ?? {}, (name, value) => (counted.includes(name) ? Number(value) + 1 : value));
	const said: Spoken = { check: finding.check, params };
	if (finding.seq !== undefined) said.line = finding.seq + 1;
	if (finding.table !== undefined) said.table = finding.table;
	if (finding.subject !== undefined) said.subject = finding.subject;
	if (finding.account) {
		const { code, ...rest } = finding.account;
		said.account = {
			code,
			params: mapped(rest, (name, value) => (AMOUNTS.has(code) && typeof value === 'number' && name !== 'line' ? formatFen(value) : value))
		};
	}
	return said;
}

function mapped(params: Params, of: (name: string, value: string | number) => string | number): Params {
	return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, of(name, value)]));
}
