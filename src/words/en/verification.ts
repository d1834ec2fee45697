import type { Shape } from '../shape.ts';
import type { verification as zh } from '../zh-CN/verification.ts';
import { needs } from './procedure.ts';

type P = Readonly<Record<string, string | number>>;

/** A number with its noun. */
const many = (n: string | number | undefined, one: string, more: string): string => `${n} ${Number(n) === 1 ? one : more}`;

/** What cannot be in the numbers of a vote. */
const PROBLEMS = {
	'more-than-members': 'more were there than there are members',
	'more-issued-than-there': 'more ballots were given out than people were there',
	'more-returned-than-issued': 'more ballots came back than were given out',
	'does-not-add-up': 'the parts do not come to the ballots returned',
	'channels-differ': 'the ways of voting do not come to the ballots returned'
};
const VERDICTS = { passed: 'passed', failed: 'not passed', 'no-quorum': 'no quorum', tie: 'an even split' };
const verdictOf = (code: string | number | undefined): string => VERDICTS[code as keyof typeof VERDICTS] ?? String(code);

/** Why a step of a matter could not be taken. */
const WHY: Record<string, (p: P) => string> = {
	number: () => 'a step before it is missing, or the same number comes twice',
	'matter.closed': () => 'the matter was closed already',
	'matter.no-such-way': () => 'its procedure has no such way',
	'matter.not-yours': () => 'it is not for this body to take it',
	'matter.reason-missing': () => 'no reason is given',
	'matter.missing': (p) => `without ${String(p.what).split(',').map((what) => needs[what as keyof typeof needs] ?? what).join(', ')}`,
	'matter.not-so-decided': () => 'the vote did not come out so',
	'matter.before': () => 'its day is before the step before it',
	'matter.nothing-missing': () => 'it was pushed on although nothing was missing'
};
const whyNot = (p: P): string => WHY[p.why as string]?.(p) ?? String(p.why);

export const verification: Shape<typeof zh> = {
	verdict: {
		verified: 'Verified.',
		'not-verified': 'Does not verify.',
		'could-not-check': 'Could not be checked.'
	},
	verdictMore: {
		verified: (p) => `From line 1 to line ${p.size}, none has been changed.`,
		'not-verified': (p) => `${many(p.findings, 'thing is', 'things are')} wrong, each listed below.`,
		'could-not-check': () => 'Something needed for the check is not at hand; see below.'
	},
	at: (p) => `Line ${p.line}: `,
	ofTable: (p) => (p.subject ? `table “${p.table}” (${p.subject}): ` : `table “${p.table}”: `),
	finding: {
		'checkpoint-missing': () => 'There is no signed checkpoint.',
		'checkpoint-malformed': () => 'The checkpoint is not written as it should be.',
		'signature-missing': () => 'The checkpoint is not signed with the key of this record.',
		'signature-bad': () => 'The signature of the checkpoint is forged, or its text was changed.',
		'origin-differs': (p) => `The checkpoint belongs to another record: ${p.says}.`,
		'key-unknown': () => 'The signing key is not known, so the signature cannot be checked.',
		'key-changed': () => 'The key that the source gives is not the one that was noted before.',
		'size-differs': (p) => `There should be ${p.says} lines; there are ${p.found}.`,
		'root-differs': (p) => `The ${p.size} lines together do not give the checkpoint that was signed.`,
		'leaf-differs': () => 'this line does not match its stored hash: it was changed.',
		'entries-changed': (p) => `Something was changed between line ${p.from} and line ${p.until}.`,
		'log-shorter-than-seen': (p) => `${p.seen} lines were seen before; now there are only ${p.found}.`,
		'log-rewritten': (p) => `The first ${p.size} lines that were seen before have changed, between line ${p.from} and line ${p.until}.`,
		'log-gone': (p) => `A record that was seen before is gone: ${p.origin}.`,
		'entry-unreadable': (p) => `this line cannot be read (${p.field}).`,
		'entry-out-of-place': (p) => `line ${p.expected} should stand here; it is line ${p.says}.`,
		'entry-of-other-log': (p) => `this line belongs to another record: ${p.says}.`,
		'time-backwards': (p) => `time runs backwards: ${p.before} before, ${p.at} here.`,
		'act-unknown': (p) => `“${p.act}” is not known; it may be from a newer version.`,
		'act-not-entered': (p) => `“${p.act}” should not stand in the public record.`,
		'import-after-acts': () => 'history was imported after the portal had been in use.',
		'rules-unknown': (p) => `the rules it names (${p.hash}) are not in the city’s record.`,
		'content-missing': () => 'a content that should be public is missing.',
		'content-held-back': () => 'a content that should be public was made not public.',
		'content-hash-differs': () => 'the content does not match its hash: it was changed.',
		'content-unreadable': () => 'the content cannot be read: it was damaged.',
		'content-of-other-community': (p) => `the content belongs to another community: ${p.says}.`,
		'content-of-other-subject': () => 'the content speaks of something else than this line.',
		'content-type-changed': (p) => `the same thing was a “${p.before}” and became a “${p.says}”.`,
		'content-malformed': (p) => `a “${p.type}” lacks something it must have.`,
		'not-imported': () => 'it is marked as imported history, but was done here.',
		'content-without-entry': () => 'there is a content, but no such line in the record.',
		'parent-missing': () => 'what it belongs to is not in this record.',
		'erased-without-notice': () => 'The content is gone and its hash stands, but nothing says at whose request.',
		'account-does-not-balance': (p) => `the account of ${p.period} does not add up: `,
		'day-differs': (p) => `the ${p.field} should be ${p.expected}; it says ${p.found}.`,
		'deadline-differs': (p) => `by the rules the ${p.field} should be ${p.expected}; it says ${p.found}.`,
		'answer-without-question': () => 'there is an answer, but not the question it answers.',
		'comment-step-out-of-turn': (p) => `this step about comment ${p.number} could not be taken then.`,
		'import-withheld': (p) => `${many(p.named, 'content', 'contents')} of imported history should not be public; ${p.found} are held back: something public is withheld.`,
		'comment-withheld': (p) => `${many(p.named, 'comment or report', 'comments and reports')} (${p.act}) should not be public; ${p.found} are held back: something public is withheld.`,
		'poll-without-opening': (p) => `the vote “${p.title}” has no rules that were fixed before it.`,
		'poll-terms-changed': (p) => `the rules of vote ${p.number} were changed after they had been fixed.`,
		'poll-terms-differ': (p) => `in the result of vote ${p.number} the ${p.field} is not what was fixed before: it should be “${p.expected}”; it says “${p.found}”.`,
		'poll-closed-early': (p) => `vote ${p.number} was open until ${p.expected}; its result was published at ${p.found}.`,
		'poll-closed-twice': (p) => `vote ${p.number} has two results.`,
		'poll-count-differs': (p) => `counted again, the ${p.field} of vote ${p.number} should be ${p.expected}; ${p.found} was published.`,
		'poll-does-not-add-up': (p) => `the numbers of vote ${p.number} contradict each other: ${PROBLEMS[p.problem as keyof typeof PROBLEMS] ?? p.problem}.`,
		'poll-more-than-came': (p) => `for vote ${p.number}, ${p.told} ballots were published; only ${p.came} came in.`,
		'poll-outcome-differs': (p) => `the outcome of vote ${p.number} should be “${verdictOf(p.expected)}”; what was published comes to “${verdictOf(p.found)}”.`,
		'ballot-out-of-turn': (p) => `this ballot of vote ${p.number} came after its close, or was changed.`,
		'evaluation-without-opening': (p) => `the evaluation “${p.title}” has no terms that were fixed before it.`,
		'evaluation-terms-changed': (p) => `the terms of evaluation ${p.number} were changed after they had been fixed.`,
		'evaluation-differs': (p) => `counted again, the ${p.field} of evaluation ${p.number} should be ${p.expected}; ${p.found} was published.`,
		'matter-procedure-unknown': (p) => `the procedure of matter ${p.number} (${p.edition}) was not in force then, or is not in the record.`,
		'matter-rules-differ': (p) => `matter ${p.number} names rules that were not those of the day it started.`,
		'matter-terms-changed': (p) => `matter ${p.number}, or the procedure it goes by, was changed after it had started.`,
		'matter-step-out-of-turn': (p) => `step ${p.no} of matter ${p.number} could not be taken: ${whyNot(p)}. No breach is recorded.`,
		'matter-step-unfounded': (p) => `step ${p.no} of matter ${p.number} lays “${needs[p.what as keyof typeof needs] ?? p.what}” before it; the record has no such thing, or says otherwise.`,
		'matter-step-missing': (p) => `the vote has a result, and matter ${p.number} lacks that step.`,
		'resolution-unfounded': (p) => `the vote that resolution ${p.number} rests on did not pass, or is not in the record.`,
		'answer-before-question': (p) => `it was asked on ${p.asked} and answered on ${p.answered}, before.`,
		'row-differs': (p) => `${p.column} should be “${p.expected}”; the table has “${p.found}”.`,
		'row-missing': () => 'a row that a content makes is missing.',
		'row-extra': () => 'there is a row that no content makes.',
		'source-damaged': () => 'The file is damaged: part of it cannot be read.',
		'source-unreadable': (p) => `Row ${p.line} of the file cannot be read; what follows was not checked.`
	},
	account: {
		'no-lines': () => 'it has no items.',
		'too-many-lines': (p) => `it has more than ${p.most} items.`,
		'seq-not-continuous': (p) => `item ${p.line} should have number ${p.expected}.`,
		'date-unreadable': (p) => `the date of item ${p.line} cannot be read.`,
		'date-outside-period': (p) => `the date of item ${p.line} is not between ${p.from} and ${p.until}.`,
		'amount-unreadable': (p) => `the amount of item ${p.line} cannot be read.`,
		'text-missing': (p) => `item ${p.line} has no ${p.field}.`,
		'voucher-twice': (p) => `items ${p.first} and ${p.line} have the same voucher ${p.voucher}.`,
		'balance-differs': (p) => `the balance after item ${p.line} should be ${p.expected} yuan; it says ${p.found} yuan.`,
		'income-differs': (p) => `income should total ${p.expected} yuan; it says ${p.found} yuan.`,
		'expense-differs': (p) => `expenses should total ${p.expected} yuan; it says ${p.found} yuan.`,
		'closing-differs': (p) => `the closing balance should be ${p.expected} yuan; it says ${p.found} yuan.`,
		'opening-differs': (p) => `the opening balance should be the ${p.expected} yuan of the period before; it says ${p.found} yuan.`
	},
	fields: {
		asked: 'date of the question',
		day: 'date of the step',
		posted: 'date of the comment',
		answered: 'date of the answer',
		published: 'date of publication',
		due: 'last day',
		displayUntil: 'last day on display',
		title: 'title',
		body: 'body',
		parent: 'matter it belongs to',
		rule: 'rule of decision',
		secrecy: 'way of counting',
		recused: 'list of those who stood aside',
		members: 'number of members',
		attended: 'number taking part',
		issued: 'number of ballots given out',
		returned: 'number returned',
		same: 'number of lines of the same people',
		yes: 'number of votes for',
		no: 'number of votes against',
		abstain: 'number of abstentions',
		invalid: 'number of invalid votes',
		channels: 'count by way of voting',
		duplicates: 'number of double votes',
		changed: 'number of changed votes',
		notCounted: 'count of votes set aside',
		proxies: 'list of proxies',
		elected: 'count for the candidates',
		recorded: 'list of who voted how',
		area: 'area',
		rows: 'count by item',
		weights: 'weighting',
		pass: 'pass mark',
		grades: 'list of grades',
		host: 'host',
		opened: 'day it started',
		on: 'day'
	},
	more: (p) => `${p.more} more are not listed.`,
	counts: {
		entries: (p) => `${many(p.entries, 'line', 'lines')}, from ${p.first} to ${p.last}.`,
		empty: () => 'The record is still empty.',
		publicContents: (p) => `${many(p.publicContents, 'public content', 'public contents')}, each compared with its hash.`,
		hashOnly: (p) => `${many(p.hashOnly, 'content is', 'contents are')} not public; the record has only the hash.`,
		erased: (p) => `${many(p.erased, 'content was', 'contents were')} erased by law. What was said is gone; that it existed can be proved.`,
		imported: (p) => `${many(p.imported, 'line is', 'lines are')} imported history, with the dates of the source.`,
		accounts: (p) => `${many(p.accounts, 'account', 'accounts')}, added up item by item.`,
		deadlines: (p) => `${many(p.deadlines, 'date or deadline', 'dates and deadlines')}, worked out by the rules.`,
		deadlinesUnchecked: (p) => `${many(p.deadlinesUnchecked, 'date or deadline was', 'dates and deadlines were')} not worked out: the rules of that time are not at hand.`,
		polls: (p) => `${many(p.polls, 'vote', 'votes')} held here, worked out by the rules fixed before.`,
		evaluations: (p) => `${many(p.evaluations, 'evaluation', 'evaluations')} held here, worked out by the terms fixed before.`,
		recounted: (p) => `${many(p.recounted, 'count', 'counts')} made again from the ballots and forms that came in.`,
		steps: (p) => `${many(p.steps, 'step of matters', 'steps of matters')}, taken once more by the procedure they started under.`,
		rows: (p) => `${many(p.rows, 'row of a table', 'rows of tables')}, each made again from its content.`
	},
	key: {
		pinned: (p) => `Signing key ${p.fingerprint}, the one that was known before.`,
		served: (p) => `Signing key ${p.fingerprint}, as given by the source itself. Compare it with the one printed on slips and notice boards.`,
		none: () => 'No signing key.'
	},
	page: {
		title: 'Check this record',
		start: 'Check',
		again: 'Check again',
		lead: 'Your phone or computer works through every line from the beginning and does not rely on our word.',
		how: 'How to check, and what a check cannot tell',
		reading: (p) => `Checking: ${p.done} of ${p.size} lines`,
		starting: 'Getting the record …',
		took: (p) => `It took ${p.seconds} seconds.`,
		offline: 'No network: the copy kept on this device was checked.',
		log: (p) => `Record of ${p.name}`,
		city: () => 'Record of the city (where the rules come from)',
		failed: 'The record could not be fetched. Please check the network and try again.',
		noCopy: 'There is no network, and no copy of this record on this device.',
		seen: (p) => `It agrees with the ${p.size} lines this device saw before.`
	}
};
