import type { AccountProblem } from '../disclosure/finance-table.ts';

/**
 * What a verification can find, each with its weight. `wrong`: something was changed, or does not follow from the record.
 * `unable`: what would be needed to judge was not at hand. `note`: worth knowing, no fault. Each has a sentence in src/words.
 */
export const CHECKS = {
	/* the signature */
	'checkpoint-missing': 'wrong',
	'checkpoint-malformed': 'wrong',
	'signature-missing': 'wrong',
	'signature-bad': 'wrong',
	'origin-differs': 'wrong',
	'key-unknown': 'unable',
	'key-changed': 'wrong',
	/* the tree */
	'size-differs': 'wrong',
	'root-differs': 'wrong',
	'leaf-differs': 'wrong',
	'entries-changed': 'wrong',
	/* against what was seen before */
	'log-shorter-than-seen': 'wrong',
	'log-rewritten': 'wrong',
	'log-gone': 'wrong',
	/* the entries */
	'entry-unreadable': 'wrong',
	'entry-out-of-place': 'wrong',
	'entry-of-other-log': 'wrong',
	'time-backwards': 'wrong',
	'act-unknown': 'note',
	'act-not-entered': 'wrong',
	'import-after-acts': 'wrong',
	'rules-unknown': 'wrong',
	/* the contents */
	'content-missing': 'wrong',
	'content-held-back': 'wrong',
	'content-hash-differs': 'wrong',
	'content-unreadable': 'wrong',
	'content-of-other-community': 'wrong',
	'content-of-other-subject': 'wrong',
	'content-type-changed': 'wrong',
	'content-malformed': 'wrong',
	'not-imported': 'wrong',
	'content-without-entry': 'wrong',
	'parent-missing': 'note',
	'erased-without-notice': 'note',
	'import-withheld': 'wrong',
	'comment-withheld': 'wrong',
	/* what they say */
	'account-does-not-balance': 'wrong',
	'day-differs': 'wrong',
	'deadline-differs': 'wrong',
	'answer-without-question': 'wrong',
	'answer-before-question': 'wrong',
	'comment-step-out-of-turn': 'wrong',
	/* what was decided, counted again */
	'poll-without-opening': 'wrong',
	'poll-terms-changed': 'wrong',
	'poll-terms-differ': 'wrong',
	'poll-closed-early': 'wrong',
	'poll-closed-twice': 'wrong',
	'poll-count-differs': 'wrong',
	'poll-does-not-add-up': 'wrong',
	'poll-more-than-came': 'wrong',
	'poll-outcome-differs': 'wrong',
	'poll-of-other-body': 'wrong',
	'poll-again-in-stage': 'wrong',
	'poll-laxer-than-stage': 'wrong',
	'ballot-out-of-turn': 'wrong',
	'proxy-out-of-turn': 'wrong',
	'attendance-does-not-add-up': 'wrong',
	'evaluation-without-opening': 'wrong',
	'evaluation-terms-changed': 'wrong',
	'evaluation-differs': 'wrong',
	/* the way of a matter, taken once more */
	'matter-procedure-unknown': 'wrong',
	'matter-rules-differ': 'wrong',
	'matter-terms-changed': 'wrong',
	'matter-step-out-of-turn': 'wrong',
	'matter-step-unfounded': 'wrong',
	'matter-step-missing': 'wrong',
	'resolution-unfounded': 'wrong',
	/* texts, as they were sealed, and what was suggested */
	'version-out-of-turn': 'wrong',
	'suggestion-out-of-turn': 'wrong',
	'suggestion-list-differs': 'wrong',
	/* the tables made of them */
	'row-differs': 'wrong',
	'row-missing': 'wrong',
	'row-extra': 'wrong',
	/* the source */
	'source-damaged': 'wrong',
	'source-unreadable': 'unable'
} as const satisfies Record<string, 'wrong' | 'unable' | 'note'>;

export type Check = keyof typeof CHECKS;

/** One thing found, with where: words make a sentence of it. */
export interface Finding {
	check: Check;
	/** Number of the entry. */
	seq?: number;
	/** What it speaks of. */
	subject?: string;
	/** The table of the ledger, for `row-…`. */
	table?: string;
	params?: Readonly<Record<string, string | number>>;
	/** What is wrong with an account, for `account-does-not-balance`. */
	account?: AccountProblem;
}

export type Verdict = 'verified' | 'not-verified' | 'could-not-check';

/** The verdict on some findings: one wrong thing outweighs what could not be checked. */
export function verdictOn(findings: readonly Finding[]): Verdict {
	if (findings.some(({ check }) => CHECKS[check] === 'wrong')) return 'not-verified';
	return findings.some(({ check }) => CHECKS[check] === 'unable') ? 'could-not-check' : 'verified';
}

/** Findings that are kept; a log in which everything is wrong need not say it a million times. */
export const MOST_FINDINGS = 500;

/** Findings in order, the first MOST_FINDINGS of them kept. `more` counts the others; the verdict knows them all. */
export interface Findings {
	readonly list: readonly Finding[];
	readonly more: number;
	add(finding: Finding): void;
	verdict(): Verdict;
}

/** An empty list of findings. */
export function newFindings(): Findings {
	const list: Finding[] = [];
	let more = 0;
	const dropped = new Set<Check>();
	return {
		get list() {
			return list;
		},
		get more() {
			return more;
		},
		add(finding) {
			if (list.length < MOST_FINDINGS) list.push(finding);
			else {
				more++;
				dropped.add(finding.check);
			}
		},
		verdict: () => verdictOn([...list, ...[...dropped].map((check) => ({ check }))])
	};
}
