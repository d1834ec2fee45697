import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACTS } from '#acts/registry.ts';
import { INPUTS } from '#tests/support/every-act.ts';
import { asRole, inputsOf, ROLES, type Role } from '#tests/support/everybody.ts';
import { weigh } from '#tests/support/weighing.ts';
import { MATTER_STATES } from '#tests/support/matter-states.ts';
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

/** What is asked of a person after the state of the object: whoever gets as far as that is told of the state first. */
const AFTER_STATE = ['matter.not-yours', 'poll.not-on-list', 'evaluation.not-on-list'];

/** Rows of an act by the state of its object: `row` is what everybody is told where it can be done; whoever may is told otherwise in the other states. */
const told = (row: readonly string[], states: Record<string, string>, stateFirst = false) =>
	Object.fromEntries(Object.entries(states).map(([state, is]) => [state, row.map((cell) => (cell === OK || (is !== OK && stateFirst && AFTER_STATE.includes(cell)) ? is : cell))]));

const TABLE: Record<string, Record<string, readonly string[]>> = {
	'ballot.cast': told([IN, OK, GONE, 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', 'poll.not-on-list', GONE, GONE, NO, NO], { announced: 'poll.not-open', open: OK, ended: 'poll.closed', closed: 'poll.closed' }, true),
	'commitment.complete': told([IN, NO, GONE, OK, OK, OK, NO, GONE, GONE, NO, NO], { open: OK, done: 'commitment.done' }),
	'commitment.inspect': told([IN, NO, GONE, NO, NO, NO, OK, GONE, GONE, NO, NO], { open: OK, done: OK }),
	'commitment.move-date': told([IN, NO, GONE, OK, OK, OK, NO, GONE, GONE, NO, NO], { open: OK, done: 'commitment.done' }),
	'commitment.progress': told([IN, NO, GONE, OK, OK, OK, NO, GONE, GONE, NO, NO], { open: OK, done: 'commitment.done' }),
	'democracy-day.archive': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { held: 'day.no-minutes', published: 'day.objections-open', over: OK, archived: 'day.archived' }),
	'democracy-day.call-off': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { coming: OK, held: 'day.held', 'called-off': 'day.called-off' }),
	'democracy-day.change': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { coming: OK, held: 'day.held', 'called-off': 'day.called-off' }),
	'democracy-day.count': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { coming: 'day.not-yet', today: OK, minuted: 'day.minuted', 'called-off': 'day.called-off' }),
	'democracy-day.minutes': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { today: 'day.not-held', held: OK, published: 'day.minuted' }),
	'democracy-day.note': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { coming: 'day.not-yet', today: OK, published: 'day.minuted', 'called-off': 'day.called-off' }),
	'democracy-day.sign': told([IN, NO, GONE, NO, OK, OK, OK, GONE, GONE, NO, NO], { held: 'day.no-minutes', minuted: OK, published: 'day.minuted' }),
	'evaluation.close': told([IN, NO, GONE, NO, NO, NO, NO, GONE, GONE, NO, OK], { open: 'evaluation.not-over', ended: OK, closed: 'evaluation.closed' }),
	'evaluation.rate': told([IN, OK, GONE, 'evaluation.not-on-list', 'evaluation.not-on-list', 'evaluation.not-on-list', 'evaluation.not-on-list', GONE, GONE, NO, NO], { open: OK, closed: 'evaluation.closed' }, true),
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
	'opinion.publish': told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { going: OK, closed: 'matter.closed', told: 'matter.told-elsewhere' }, true),
	'opinion.settle': told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { open: OK, settled: 'opinion.settled' }),
	'poll.close': told([IN, NO, GONE, NO, NO, OK, NO, GONE, GONE, NO, OK], { open: 'poll.not-over', ended: OK, closed: 'poll.closed' }),
	'poll.count': told([IN, NO, GONE, NO, OK, OK, OK, GONE, GONE, NO, NO], { announced: 'poll.not-open', open: OK }),
	'poll.lay': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { open: 'poll.not-over', untaken: OK, laid: 'poll.laid' }),
	'poll.recuse': told([IN, OK, GONE, NO, OK, OK, OK, GONE, GONE, NO, NO], { open: OK, closed: 'poll.closed' }),
	'poll.second-round': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { even: OK, decided: 'poll.no-second-round' }),
	'procedure.adopt': told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { comments: 'procedure.comments-open', adoption: OK, adopted: 'procedure.adopted' }),
	'procedure.file': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { adoption: 'procedure.not-adopted', ready: OK, filed: 'procedure.filed' }),
	'proposal.endorse': told([IN, OK, GONE, OK, OK, OK, OK, GONE, GONE, NO, NO], { collecting: OK, enough: 'proposal.enough', withdrawn: 'proposal.closed' }),
	'proposal.withdraw': told([IN, OK, GONE, OK, OK, OK, OK, GONE, OK, NO, NO], { collecting: OK, enough: OK, taken: 'proposal.taken', withdrawn: 'proposal.closed' }),
	'resolution.rescind': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { recorded: OK, rescinded: 'resolution.rescinded' }),
	'risk.publish': told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, GONE, NO, NO], { going: OK, closed: 'matter.closed', told: 'matter.told-elsewhere' }, true),
	'rules.adopt': told([IN, NO, GONE, NO, OK, OK, 'matter.not-yours', GONE, 'matter.not-yours', NO, NO], { comments: 'procedure.comments-open', adoption: OK, adopted: 'procedure.adopted' }),
	'rules.file': told([IN, NO, GONE, NO, OK, OK, NO, GONE, NO, NO, NO], { adoption: 'procedure.not-adopted', ready: OK, filed: 'procedure.filed' }),
	'topic.decline': told([IN, NO, GONE, NO, OK, OK, NO, GONE, GONE, NO, NO], { open: OK, declined: 'topic.settled' }),
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
	'pledge.make': { none: holders(OK, GONE), made: holders('pledge.made', GONE) },
	'pledge.mark': { doing: holders(OK, GONE), done: holders('pledge.done', GONE) },
	'pledge.review': { unreviewed: watchers(OK, GONE), reviewed: watchers('pledge.reviewed', GONE) },
	'question.answer': {
		open: [IN, NO, GONE, OK, OK, OK, NO, GONE, GONE, NO, NO],
		answered: [IN, NO, GONE, 'question.already-answered', 'question.already-answered', 'question.already-answered', NO, GONE, GONE, NO, NO]
	},
	'reception.cancel': { coming: desk(OK), unreported: desk('reception.past'), reported: desk('reception.past'), cancelled: desk('reception.cancelled') },
	'reception.report': { coming: desk('reception.not-yet'), unreported: desk(OK), reported: desk(OK), cancelled: desk('reception.cancelled') }
};

const ALL: typeof STATES = {
	...STATES,
	...MATTER_STATES,
	'disclosure.publish': {
		due: async (town, caller) => INPUTS['disclosure.publish']!(town, caller),
		'not-over': async (town, caller) => ({ ...((await INPUTS['disclosure.publish']!(town, caller)) as object), period: '2026-12' }),
		published: async (town, caller) => ({ ...((await INPUTS['disclosure.publish']!(town, caller)) as object), period: '2026-10' })
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
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
});
afterEach(() => town.close());

/** Acts that say what the state of their object does to them. */
const stated = [...ACTS.values()].filter(({ on }) => on).sort((a, b) => (a.name < b.name ? -1 : 1));

it('the table has every act whose object has states, every state, and everybody; the acts give the reasons that it gives', () => {
	expect(Object.keys(TABLE).sort()).toEqual(stated.map(({ name }) => name));
	expect([...COLUMNS].sort()).toEqual(Object.keys(ROLES).sort());
	for (const { name, on, refusals } of stated) {
		expect(Object.keys(TABLE[name]!).sort(), name).toEqual(Object.keys(on!.states).sort());
		expect(Object.keys(ALL[name]!).sort(), name).toEqual(Object.keys(on!.states).sort());
		for (const [state, told] of Object.entries(on!.states)) {
			expect(TABLE[name]![state], `${name} ${state}`).toContain(told);
			if (told !== OK) expect(refusals, `${name} ${state}`).toContain(told);
		}
	}
});

describe.each(stated.map(({ name }) => name))('%s', (act) => {
	it.each(Object.keys(TABLE[act]!))('%s', async (state) => {
		const answers: Record<string, string> = {};
		const sizes = await sizesOf(town);
		const inputs = inputsOf((caller) => ALL[act]![state]!(town, caller));
		for (const [index, role] of COLUMNS.entries()) {
			const caller = await asRole(town, role);
			const input = await inputs(caller, TABLE[act]![state]![index]!);
			const before = await weigh(town);
			const performed = await town.portal.perform(act, input, caller);
			answers[role] = performed.ok ? OK : performed.error.code;
			if (!performed.ok) expect(await weigh(town), role).toEqual(before);
			// A month is published once.
			if (performed.ok && act === 'disclosure.publish') {
				await town.close();
				town = await openTown({ clock: '2026-12-02T09:00' });
			}
		}
		expect(answers).toEqual(Object.fromEntries(COLUMNS.map((role, index) => [role, TABLE[act]![state]![index]])));
		await checkGrown(town, sizes);
	});
});
