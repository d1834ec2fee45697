import type { RefusalCode } from './refusal.ts';

/**
 * What an act can be about, and every state in which it can be met. An act says for each of them what becomes of it: one that forgets a state does
 * not compile, and `tests/acts/states.test.ts` tries every cell. A state is what whoever acts is told differently; some are computed from the day.
 */
export const OBJECT_STATES = {
	account: ['due', 'not-over', 'published'],
	assignment: ['held', 'ended'],
	comment: ['shown', 'reported', 'waiting', 'declined', 'hidden', 'appealed', 'upheld'],
	commitment: ['open', 'done'],
	delegation: ['coming', 'now', 'ended'],
	'democracy-day': ['coming', 'today', 'held', 'minuted', 'published', 'over', 'archived', 'called-off'],
	'direct-report': ['waiting', 'answered'],
	/** A deliberation document: nothing sealed yet, comments taken on a version, their time over, finished (here, or in the file that tells it), given up. */
	document: ['first-draft', 'commenting', 'drafting', 'final', 'dropped'],
	/** A version that took comments: whether their time is over, and what became of the suggestions is published. */
	'document-version': ['commenting', 'over', 'listed'],
	'electorate-appeal': ['waiting', 'decided'],
	/** What somebody asked to have erased: `must-stay` is what the office still needs, `due` what the clock takes next. */
	erasure: ['none', 'asked', 'due', 'erased', 'must-stay'],
	evaluation: ['announced', 'open', 'ended', 'closed'],
	hearing: ['coming', 'now', 'held'],
	matter: ['going', 'closed', 'told'],
	/** The next step of a matter: whether something that it asks for is missing. */
	'matter-step': ['missing', 'ready', 'closed', 'told'],
	observer: ['coming', 'now', 'unreported', 'reported'],
	office: ['coming', 'held', 'ended'],
	/** An office whose holder can be stood in for: whether somebody does. */
	'office-to-delegate': ['held', 'delegated', 'ended'],
	opinion: ['open', 'settled'],
	/** What a body said that it did. */
	'duty-record': ['stands', 'withdrawn'],
	/** What an office-holder says of a period in office. */
	'duty-report': ['none', 'given'],
	/** The pledges of an office for a year; one of them; and what an overseer says of them. */
	pledge: ['none', 'made'],
	'pledge-item': ['doing', 'done'],
	'pledge-review': ['unreviewed', 'reviewed'],
	poll: ['announced', 'open', 'ended', 'closed'],
	/** What came out of a poll: whether its matter took it, and whether it came out even. */
	'poll-result': ['open', 'untaken', 'laid'],
	'poll-split': ['open', 'even', 'decided'],
	'procedure-draft': ['comments', 'adoption', 'ready', 'filed', 'overtaken'],
	proposal: ['collecting', 'ended', 'enough', 'taken', 'withdrawn'],
	question: ['open', 'answered'],
	reception: ['coming', 'unreported', 'reported', 'cancelled'],
	registration: ['waiting', 'decided'],
	resolution: ['recorded', 'rescinded'],
	/** A file on its way into the roll; `lasting` is written, and too long ago to be taken back. */
	'roll-import': ['uploaded', 'mapped', 'applying', 'applied', 'lasting', 'undoing', 'undone'],
	'rule-draft': ['comments', 'adoption', 'ready', 'filed', 'overtaken'],
	suggestion: ['open', 'decided', 'withdrawn'],
	topic: ['open', 'taken', 'declined']
} as const satisfies Record<string, readonly string[]>;

export type StatedObject = keyof typeof OBJECT_STATES;

/** What becomes of an act by the state of its object: done, or refused for that reason. */
export type OnObject = { [Object in StatedObject]: { object: Object; states: Readonly<Record<(typeof OBJECT_STATES)[Object][number], 'done' | RefusalCode>> } }[StatedObject];
