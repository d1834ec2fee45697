import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OBJECT_STATES } from '#acts/object-states.ts';
import { ACTS } from '#acts/registry.ts';
import { INPUTS, ownQuestion, settled } from '#tests/support/every-act.ts';
import { asRole, inputsOf, ROLES, type Role } from '#tests/support/everybody.ts';
import { weigh } from '#tests/support/weighing.ts';
import { COMMENT_STATES } from '#tests/support/comment-states.ts';
import { MATTER_STATES } from '#tests/support/matter-states.ts';
import { ROLL_STATES } from '#tests/support/roll-states.ts';
import { TEXT_STATES } from '#tests/support/text-inputs.ts';
import { STATES } from '#tests/support/office-inputs.ts';
import { checkGrown, sizesOf } from '#tests/support/check-record.ts';
import { done } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * The table of permissions, cell by cell: act × state of its object × everybody. Written out here, not read from the acts: whoever changes a
 * cell changes it in two places. What an act is told in the state of its good input stands in walk.test.ts as well.
 */

const IN = 'caller.sign-in-first';
const NO = 'caller.not-allowed';
const GONE = 'object.not-found';
const OK = 'done';

const COLUMNS: readonly Role[] = ['guest', 'resident', 'stranger', 'member', 'accountant', 'director', 'overseer', 'elsewhere', 'administrator', 'operator', 'clock'];
/** A row in which those who may are all told the same. */
const heads = (told: string) => [IN, NO, GONE, NO, NO, told, NO, GONE, told, NO, NO];
const desk = (told: string) => [IN, NO, GONE, NO, told, told, NO, GONE, GONE, NO, NO];
const watchers = (told: string, city: string) => [IN, NO, GONE, NO, NO, NO, told, GONE, city, NO, NO];
const holders = (told: string, city: string) => [IN, NO, GONE, told, told, told, told, GONE, city, NO, NO];

/** An import of a roll that is not where an act would have it. */
const OUT_OF_TURN = Object.fromEntries(OBJECT_STATES['roll-import'].map((state) => [state, 'roll.wrong-state']));

/** What is asked of a person after the state of the object: whoever gets as far as that is told of the state first. */
const AFTER_STATE = ['matter.not-yours', 'poll.not-on-list', 'evaluation.not-on-list'];

/** Rows of an act by the state of its object: `row` is what everybody is told where it can be done; whoever may is told otherwise in the other states. */
const told = (row: readonly string[], states: Record<string, string>, stateFirst = false) =>
	Object.fromEntries(Object.entries(states).map(([state, is]) => [state, row.map((cell) => (cell === OK || (is !== OK && stateFirst && AFTER_STATE.includes(cell)) ? is : cell))]));

const TABLE: Record<string, Record<string, readonly string[]>> = {
	'ballot.cast': told([IN, OK, GONE, 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', GONE, GONE, NO, NO], { announced: 'poll.not-open', open: OK, ended: 'poll.closed', closed: 'poll.closed' }, true),
	'ballot.entrust': told([IN, OK, GONE, 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', GONE, GONE, NO, NO], { announced: OK, open: OK, ended: 'poll.closed', closed: 'poll.closed' }, true),
	'ballot.take-back': told([IN, OK, GONE, 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', GONE, GONE, NO, NO], { announced: OK, open: OK, ended: 'poll.closed', closed: 'poll.closed' }, true),
	'ballot.enter': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { announced: 'poll.not-open', open: OK, ended: 'poll.closed', closed: 'poll.closed' }),
	'comment.appeal': told([IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO], { shown: 'comment.not-open', reported: 'comment.not-open', waiting: 'comment.not-open', declined: OK, hidden: OK, appealed: 'comment.not-open', upheld: 'comment.settled' }),
	'comment.decline': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { shown: 'comment.not-open', reported: 'comment.not-open', waiting: OK, declined: 'comment.not-open', hidden: 'comment.not-open', appealed: 'comment.not-open', upheld: 'comment.not-open' }),
	'comment.hide': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { shown: OK, reported: OK, waiting: 'comment.not-open', declined: 'comment.not-open', hidden: 'comment.not-open', appealed: 'comment.not-open', upheld: 'comment.not-open' }),
	'comment.keep': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { shown: 'comment.not-open', reported: OK, waiting: 'comment.not-open', declined: 'comment.not-open', hidden: 'comment.not-open', appealed: 'comment.not-open', upheld: 'comment.not-open' }),
	'comment.lapse': told([IN, NO, GONE, NO, NO, NO, NO, GONE, GONE, NO, OK], { shown: 'comment.not-open', reported: 'comment.not-open', waiting: OK, declined: 'comment.not-open', hidden: 'comment.not-open', appealed: 'comment.not-open', upheld: 'comment.not-open' }),
	'comment.release': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { shown: 'comment.not-open', reported: 'comment.not-open', waiting: OK, declined: 'comment.not-open', hidden: 'comment.not-open', appealed: 'comment.not-open', upheld: 'comment.not-open' }),
	'comment.report': told([IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO], { shown: OK, reported: OK, waiting: 'comment.not-open', declined: 'comment.not-open', hidden: 'comment.not-open', appealed: 'comment.not-open', upheld: 'comment.not-open' }),
	'comment.restore': told([IN, NO, GONE, NO, NO, NO, OK, GONE, GONE, NO, NO], { shown: 'comment.not-open', reported: 'comment.not-open', waiting: 'comment.not-open', declined: 'comment.not-open', hidden: 'comment.not-open', appealed: OK, upheld: 'comment.not-open' }),
	'comment.uphold': told([IN, NO, GONE, NO, NO, NO, OK, GONE, GONE, NO, NO], { shown: 'comment.not-open', reported: 'comment.not-open', waiting: 'comment.not-open', declined: 'comment.not-open', hidden: 'comment.not-open', appealed: OK, upheld: 'comment.not-open' }),
	'commitment.complete': told([IN, NO, GONE, OK, OK, OK, NO, GONE, GONE, NO, NO], { open: OK, done: 'commitment.done' }),
	'commitment.inspect': told([IN, NO, GONE, NO, NO, NO, OK, GONE, GONE, NO, NO], { open: OK, done: OK }),
	'commitment.move-date': told([IN, NO, GONE, OK, OK, OK, NO, GONE, GONE, NO, NO], { open: OK, done: 'commitment.done' }),
	'commitment.progress': told([IN, NO, GONE, OK, OK, OK, NO, GONE, GONE, NO, NO], { open: OK, done: 'commitment.done' }),
	'democracy-day.archive': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { coming: 'day.no-minutes', today: 'day.no-minutes', held: 'day.no-minutes', minuted: 'day.no-minutes', published: 'day.objections-open', over: OK, archived: 'day.archived', 'called-off': 'day.no-minutes' }),
	'democracy-day.attend': told([IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO], { coming: 'day.not-today', today: OK, held: OK, minuted: 'day.minuted', published: 'day.minuted', over: 'day.minuted', archived: 'day.minuted', 'called-off': 'day.called-off' }),
	'democracy-day.call-off': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { coming: OK, today: OK, held: 'day.held', minuted: 'day.held', published: 'day.held', over: 'day.held', archived: 'day.held', 'called-off': 'day.called-off' }),
	'democracy-day.change': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { coming: OK, today: OK, held: 'day.held', minuted: 'day.held', published: 'day.held', over: 'day.held', archived: 'day.held', 'called-off': 'day.called-off' }),
	'democracy-day.count': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { coming: 'day.not-yet', today: OK, held: OK, minuted: 'day.minuted', published: 'day.minuted', over: 'day.minuted', archived: 'day.minuted', 'called-off': 'day.called-off' }),
	'democracy-day.minutes': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { coming: 'day.not-held', today: 'day.not-held', held: OK, minuted: OK, published: 'day.minuted', over: 'day.minuted', archived: 'day.minuted', 'called-off': 'day.not-held' }),
	'democracy-day.note': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { coming: 'day.not-yet', today: OK, held: OK, minuted: OK, published: 'day.minuted', over: 'day.minuted', archived: 'day.minuted', 'called-off': 'day.called-off' }),
	'democracy-day.sign': told([IN, NO, GONE, NO, OK, OK, OK, GONE, GONE, NO, NO], { coming: 'day.no-minutes', today: 'day.no-minutes', held: 'day.no-minutes', minuted: OK, published: 'day.minuted', over: 'day.minuted', archived: 'day.minuted', 'called-off': 'day.no-minutes' }),
	'document.drop': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { 'first-draft': OK, commenting: OK, drafting: OK, final: 'document.not-open', dropped: 'document.not-open' }),
	'document.list': told([IN, NO, GONE, NO, NO, NO, NO, GONE, GONE, NO, OK], { commenting: 'document.comments-open', over: OK, listed: 'document.not-open' }),
	'document.recover': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, OK], { 'first-draft': OK, commenting: OK, drafting: OK, final: OK, dropped: OK }),
	'document.seal': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { 'first-draft': OK, commenting: 'document.comments-open', drafting: OK, final: 'document.not-open', dropped: 'document.not-open' }),
	'electorate.decide': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { waiting: OK, decided: 'roll.already-decided' }),
	'erasure.carry-out': told([IN, NO, NO, NO, NO, NO, NO, NO, NO, NO, OK], { none: GONE, asked: GONE, due: OK, erased: GONE, 'must-stay': GONE }),
	'erasure.request': told([IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO], { none: OK, asked: 'erasure.asked-already', due: 'erasure.asked-already', erased: GONE, 'must-stay': 'erasure.must-stay' }),
	'erasure.withdraw': told([IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO], { none: GONE, asked: OK, due: OK, erased: GONE, 'must-stay': GONE }),
	'evaluation.close': told([IN, NO, GONE, NO, NO, NO, NO, GONE, GONE, NO, OK], { announced: 'evaluation.not-over', open: 'evaluation.not-over', ended: OK, closed: 'evaluation.closed' }),
	'evaluation.rate': told([IN, OK, GONE, 'evaluation.not-on-list', 'evaluation.not-on-list', 'evaluation.not-on-list', 'evaluation.not-on-list', GONE, GONE, NO, NO], { announced: 'evaluation.not-open', open: OK, ended: 'evaluation.closed', closed: 'evaluation.closed' }, true),
	'hearing.announce': told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { going: OK, closed: 'matter.closed', told: 'matter.told-elsewhere' }, true),
	'hearing.hold': told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { coming: 'hearing.not-yet', now: OK, held: 'hearing.held' }),
	'matter.answer': told([IN, NO, GONE, NO, NO, NO, OK, GONE, GONE, NO, NO], { waiting: OK, answered: 'matter.report-answered' }),
	'matter.lay': {
		...told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { going: OK, closed: 'matter.closed' }),
		...told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { told: 'matter.told-elsewhere' }, true)
	},
	'matter.move': told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { going: OK, closed: 'matter.closed', told: 'matter.told-elsewhere' }, true),
	'matter.push': {
		...told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { missing: OK, ready: 'matter.nothing-missing' }),
		...told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { closed: 'matter.closed', told: 'matter.told-elsewhere' }, true)
	},
	'matter.report': told([IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO], { going: OK, closed: OK, told: OK }),
	// Whoever speaks for the party organisation is none of these: IN_PERSON tries it.
	'matter.study': told([IN, NO, GONE, NO, NO, NO, NO, GONE, GONE, NO, NO], { going: OK, closed: 'matter.closed', told: 'matter.told-elsewhere' }),
	'opinion.publish': told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { going: OK, closed: 'matter.closed', told: 'matter.told-elsewhere' }, true),
	'opinion.settle': told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { open: OK, settled: 'opinion.settled' }),
	'poll.attend': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { announced: OK, open: OK, ended: 'poll.closed', closed: 'poll.closed' }),
	'poll.close': told([IN, NO, GONE, NO, NO, OK, NO, GONE, GONE, NO, OK], { announced: 'poll.not-over', open: 'poll.not-over', ended: OK, closed: 'poll.closed' }),
	'poll.count': told([IN, NO, GONE, NO, OK, OK, OK, GONE, GONE, NO, NO], { announced: 'poll.not-open', open: OK, ended: OK, closed: 'poll.closed' }),
	'poll.lay': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { open: 'poll.not-over', untaken: OK, laid: 'poll.laid' }),
	'poll.recuse': told([IN, OK, GONE, NO, OK, OK, OK, GONE, GONE, NO, NO], { announced: OK, open: OK, ended: 'poll.closed', closed: 'poll.closed' }),
	'poll.second-round': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { open: 'poll.no-second-round', even: OK, decided: 'poll.no-second-round' }),
	'procedure.adopt': told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { comments: 'procedure.comments-open', adoption: OK, ready: 'procedure.adopted', filed: 'procedure.adopted', overtaken: 'procedure.changed-meanwhile' }),
	'procedure.file': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { comments: 'procedure.not-adopted', adoption: 'procedure.not-adopted', ready: OK, filed: 'procedure.filed', overtaken: 'procedure.changed-meanwhile' }),
	'proposal.endorse': told([IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO], { collecting: OK, ended: 'proposal.closed', enough: 'proposal.enough', taken: 'proposal.closed', withdrawn: 'proposal.closed' }),
	'proposal.withdraw': told([IN, OK, GONE, OK, OK, OK, OK, GONE, OK, NO, NO], { collecting: OK, ended: OK, enough: OK, taken: 'proposal.taken', withdrawn: 'proposal.closed' }),
	'registration.decide': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { waiting: OK, decided: 'roll.already-decided' }),
	'resolution.rescind': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { recorded: OK, rescinded: 'resolution.rescinded' }),
	'risk.publish': told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { going: OK, closed: 'matter.closed', told: 'matter.told-elsewhere' }, true),
	'roll.apply': told(desk(OK), { ...OUT_OF_TURN, mapped: OK }),
	'roll.cancel': told(desk(OK), { ...OUT_OF_TURN, applying: OK }),
	'roll.continue': told([IN, NO, GONE, NO, NO, NO, NO, GONE, GONE, NO, OK], { ...OUT_OF_TURN, applying: OK, undoing: OK }),
	'roll.map': told(desk(OK), { ...OUT_OF_TURN, uploaded: OK, mapped: OK }),
	'roll.mend': told(desk(OK), { ...OUT_OF_TURN, mapped: OK }),
	'roll.undo': told(desk(OK), { ...OUT_OF_TURN, applied: OK, lasting: 'roll.undo-over' }),
	'rules.adopt': told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, 'matter.not-yours', NO, NO], { comments: 'procedure.comments-open', adoption: OK, ready: 'procedure.adopted', filed: 'procedure.adopted', overtaken: 'procedure.changed-meanwhile' }),
	'rules.file': told([IN, NO, GONE, NO, OK, OK, NO, GONE, NO, NO, NO], { comments: 'procedure.not-adopted', adoption: 'procedure.not-adopted', ready: OK, filed: 'procedure.filed', overtaken: 'procedure.changed-meanwhile' }),
	'suggestion.decide': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { open: OK, decided: 'suggestion.decided', withdrawn: 'suggestion.withdrawn' }),
	'suggestion.make': told([IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO], { 'first-draft': 'suggestion.not-open', commenting: OK, drafting: 'suggestion.not-open', final: 'suggestion.not-open', dropped: 'suggestion.not-open' }),
	'suggestion.withdraw': told([IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO], { open: OK, decided: 'suggestion.decided', withdrawn: 'suggestion.withdrawn' }),
	'topic.decline': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { open: OK, taken: 'topic.settled', declined: 'topic.settled' }),
	'assignment.end': { held: heads(OK), ended: heads('assignment.ended') },
	'delegation.end': { coming: holders(OK, OK), now: holders(OK, OK), ended: holders('delegation.ended', 'delegation.ended') },
	'delegation.give': { held: holders(OK, OK), delegated: holders('delegation.taken', 'delegation.taken'), ended: holders(NO, 'office.ended') },
	'disclosure.publish': { due: desk(OK), 'not-over': desk('disclosure.period-not-over'), published: desk('disclosure.already-published') },
	'observer.report': {
		coming: watchers('observer.not-yet', 'observer.not-yet'), now: watchers(OK, OK), unreported: watchers(OK, OK), reported: watchers('observer.reported', 'observer.reported')
	},
	// Nobody declares for an office that is not theirs but the administrator, and for one that is over not even she.
	'office.declare': { coming: holders(NO, OK), held: holders(OK, OK), ended: holders(NO, 'office.ended') },
	'office.end': { coming: heads(OK), held: heads(OK), ended: heads('office.ended') },
	'duty.withdraw': told([IN, NO, GONE, NO, OK, NO, OK, GONE, GONE, NO, NO], { stands: OK, withdrawn: 'duty.withdrawn' }),
	'duty-report.give': { none: holders(OK, GONE), given: holders('duty-report.given', GONE) },
	'pledge.make': { none: holders(OK, GONE), made: holders('pledge.made', GONE) },
	'pledge.mark': { doing: holders(OK, GONE), done: holders('pledge.done', GONE) },
	'pledge.review': { unreviewed: watchers(OK, GONE), reviewed: watchers('pledge.reviewed', GONE) },
	'question.answer': {
		open: [IN, NO, GONE, OK, OK, OK, NO, GONE, GONE, NO, NO],
		answered: [IN, NO, GONE, 'question.already-answered', 'question.already-answered', 'question.already-answered', NO, GONE, GONE, NO, NO]
	},
	'question.rate': {
		open: [IN, 'question.not-answered', GONE, 'question.not-answered', 'question.not-answered', 'question.not-answered', 'question.not-answered', GONE, GONE, NO, NO],
		answered: [IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO]
	},
	'reception.cancel': { coming: desk(OK), unreported: desk('reception.past'), reported: desk('reception.past'), cancelled: desk('reception.cancelled') },
	'reception.report': { coming: desk('reception.not-yet'), unreported: desk(OK), reported: desk(OK), cancelled: desk('reception.cancelled') }
};

const ALL: typeof STATES = {
	...STATES,
	...MATTER_STATES,
	...COMMENT_STATES,
	...ROLL_STATES,
	...TEXT_STATES,
	'disclosure.publish': {
		due: async (town, caller) => INPUTS['disclosure.publish']!(town, caller),
		'not-over': async (town, caller) => ({ ...((await INPUTS['disclosure.publish']!(town, caller)) as object), period: '2026-12' }),
		published: async (town, caller) => ({ ...((await INPUTS['disclosure.publish']!(town, caller)) as object), period: '2026-10' })
	},
	'question.rate': {
		open: async (town, caller) => ({ community: 'LW', subject: town.id(), question: await ownQuestion(town, caller), satisfaction: 'satisfied' }),
		answered: async (town, caller) => INPUTS['question.rate']!(town, caller)
	},
	'question.answer': {
		open: async (town, caller) => INPUTS['question.answer']!(town, caller),
		answered: async (town, caller) => {
			const input = (await INPUTS['question.answer']!(town, caller)) as object;
			await done(town, 'question.answer', { ...input, subject: town.id() }, await town.person('苗立夏'));
			return input;
		}
	}
};

let town: Town;

/** The states of an act stand in each other's way nowhere but here: a month is published once, and what waits lapses for everybody. */
const ONE_TOWN = /^(?!comment\.lapse|disclosure)/;

/**
 * What an input calls an object that has states. Whoever writes an act about one of them says what becomes of it in each state, or here why it has
 * nothing to say: the test below finds every act that does neither.
 */
const NAMED: Readonly<Record<string, keyof typeof OBJECT_STATES>> = {
	appeal: 'electorate-appeal', assignment: 'assignment', comment: 'comment', commitment: 'commitment', delegation: 'delegation', document: 'document', draft: 'procedure-draft', evaluation: 'evaluation',
	hearing: 'hearing', import: 'roll-import', matter: 'matter', meeting: 'democracy-day', observer: 'observer', office: 'office', opinion: 'opinion', pledge: 'pledge', poll: 'poll', proposal: 'proposal',
	question: 'question', reception: 'reception', registration: 'registration', report: 'direct-report', resolution: 'resolution', suggestion: 'suggestion', topic: 'topic'
};
const STATELESS: Readonly<Record<string, string>> = {
	'comment.post': 'the office that somebody speaks in is their own, held today: else caller.not-allowed',
	'commitment.take': 'a matter or a poll is named as where it comes from, in any state',
	'electorate.freeze': 'the day of a poll, not a poll',
	'evaluation.open': 'a matter is asked about after it was closed too',
	'poll.open': 'what a matter makes of it is weighed by the engine: tests/acts/matter/any-order.test.ts',
	'proposal.raise': 'the office that somebody speaks in is their own, held today',
	'resolution.record': 'a poll is named as what it rests on: resolution.poll-not-passed',
	'roll.upload': 'it begins the import that it names'
};

/** Acts whose input is the same whoever sends it: where nobody can do them, one object serves everybody. */
const NOBODYS = /^(comment|democracy-day|procedure|rules|topic|electorate|registration|roll)\./;

/** People who may do what nobody in the columns may. */
const IN_PERSON: Readonly<Record<string, string>> = { 'matter.study': '谷雨生' };

/** Acts that say what the state of their object does to them. */
const stated = [...ACTS.values()].filter(({ on }) => on).sort((a, b) => (a.name < b.name ? -1 : 1));

it('the table has every act whose object has states, every state, and everybody; the acts give the reasons that it gives', () => {
	expect(Object.keys(TABLE).sort()).toEqual(stated.map(({ name }) => name));
	expect([...COLUMNS].sort()).toEqual(Object.keys(ROLES).sort());
	for (const { name, on, refusals } of stated) {
		expect(Object.keys(on!.states).sort(), name).toEqual([...OBJECT_STATES[on!.object]].sort());
		expect(Object.keys(TABLE[name]!).sort(), name).toEqual(Object.keys(on!.states).sort());
		expect(Object.keys(ALL[name]!).sort(), name).toEqual(Object.keys(on!.states).sort());
		for (const [state, told] of Object.entries(on!.states)) {
			if (!(name in IN_PERSON)) expect(TABLE[name]![state], `${name} ${state}`).toContain(told);
			if (told !== OK) expect(refusals, `${name} ${state}`).toContain(told);
		}
	}
});

it('every act that is about something with states says what becomes of it in each; those that do not say why', () => {
	const keysOf = (name: string) => Object.keys((ACTS.get(name)!.input as unknown as { entries?: Record<string, unknown> }).entries ?? {});
	const silent = [...ACTS.values()].filter(({ name, on }) => !on && keysOf(name).some((key) => key in NAMED)).map(({ name }) => name);
	expect(silent.sort()).toEqual(Object.keys(STATELESS).sort());
	// A kind of object that no act is about would be a word without a meaning.
	expect([...new Set(stated.map(({ on }) => on!.object))].sort()).toEqual(Object.keys(OBJECT_STATES).sort());
});

describe.each(stated.map(({ name }) => name))('%s', (act) => {
	const open = async () => void (town = await openTown({ clock: '2026-12-02T09:00' }));
	const close = () => town.close();
	if (ONE_TOWN.test(act)) {
		beforeAll(open);
		afterAll(close);
	} else {
		beforeEach(open);
		afterEach(close);
	}
	it.each(Object.keys(TABLE[act]!))('%s', async (state) => {
		const answers: Record<string, string> = {};
		const sizes = await sizesOf(town);
		const row = TABLE[act]![state]!;
		const inputs = inputsOf((caller) => ALL[act]![state]!(town, caller), NOBODYS.test(act) && !row.includes(OK));
		for (const [index, role] of COLUMNS.entries()) {
			const caller = await asRole(town, role);
			const input = await inputs(caller, row[index]!);
			const before = await weigh(town);
			const performed = await town.portal.perform(act, input, caller);
			answers[role] = performed.ok ? OK : performed.error.code;
			if (!performed.ok) expect(await weigh(town), role).toEqual(before);
			// What goes on by itself has ended before the next one tries.
			if (performed.ok && act.startsWith('roll.')) await settled(town);
			// A month is published once.
			if (performed.ok && act === 'disclosure.publish') {
				await town.close();
				town = await openTown({ clock: '2026-12-02T09:00' });
			}
		}
		expect(answers).toEqual(Object.fromEntries(COLUMNS.map((role, index) => [role, row[index]])));
		if (act in IN_PERSON) {
			const caller = await town.person(IN_PERSON[act]!);
			const performed = await town.portal.perform(act, await ALL[act]![state]!(town, caller), caller);
			expect(performed.ok ? OK : performed.error.code).toBe((ACTS.get(act)!.on!.states as Record<string, string>)[state]);
		}
		await checkGrown(town, sizes);
	});
});
