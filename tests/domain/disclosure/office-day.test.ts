import { afterEach, expect, it } from 'vitest';
import type { SubjectId } from '#domain/basics/id.ts';
import { officeDay, type OfficeTask } from '#domain/disclosure/view/office-day.ts';
import { INPUTS } from '#tests/support/every-act.ts';
import { done } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

let town: Town;
afterEach(() => town.close());

/** 麦小满's day, as her screen asks for it. */
async function herDay() {
	const { portal } = town;
	const body = town.subject('bodies:LW-C');
	const waiting = (await portal.records.disclosures.questionsWaiting('LW')).map(({ subject }) => subject as SubjectId);
	return officeDay(portal.contents, { community: 'LW' as never, publishes: [body], answers: [body], waiting }, { today: portal.today(), zone: portal.zone() });
}

const named = (task: OfficeTask) => (task.kind === 'publish' ? `${task.category} ${task.period} ${task.due}${task.from ? ` from ${task.from}` : ''}` : `${task.kind === 'duty' ? `${task.what} ${task.name}` : task.question.number} ${task.due}`);

it('at the end of November nothing is late; what runs now cannot be published before it is over', async () => {
	town = await openTown();
	const day = await herDay();
	expect([day.late, day.today, day.week].map((list) => list.map(named))).toEqual([[], [], []]);
	expect(day.later.map(named)).toEqual(['finance 2026-11 2026-12-09 from 2026-12-01', 'affairs 2026-Q4 2027-01-09 from 2027-01-01']);
});

it('in December November is owed by the 9th, late from the 10th, and gone when it is published', async () => {
	town = await openTown({ clock: '2026-12-03T09:00' });
	expect((await herDay()).week.map(named)).toEqual(['finance 2026-11 2026-12-09']);
	town.setClock('2026-12-09T23:59');
	expect((await herDay()).today.map(named)).toEqual(['finance 2026-11 2026-12-09']);
	town.setClock('2026-12-10T00:00');
	expect((await herDay()).late.map(named)).toEqual(['finance 2026-11 2026-12-09']);
	const clerk = await town.person('麦小满');
	await done(town, 'disclosure.publish', await INPUTS['disclosure.publish']!(town, clerk), clerk);
	const day = await herDay();
	expect(day.late).toEqual([]);
	expect(day.later.map(named)).toEqual(['finance 2026-12 2027-01-09 from 2027-01-01', 'affairs 2026-Q4 2027-01-09 from 2027-01-01']);
});

it('what blocks an account stands beside it: the month before that is missing, and nobody who could review', async () => {
	town = await openTown({ clock: '2027-01-05T09:00' });
	const blocks = async () => [...(await herDay()).late, ...(await herDay()).week].filter((task) => task.kind === 'publish' && task.category === 'finance').map((task) => [named(task), task.kind === 'publish' ? task.blocks : undefined]);
	expect(await blocks()).toEqual([['finance 2026-11 2026-12-09', undefined], ['finance 2026-12 2027-01-09', [{ is: 'previous', period: '2026-11' }]]]);
	const clerk = await town.person('麦小满');
	await done(town, 'disclosure.publish', await INPUTS['disclosure.publish']!(town, clerk), clerk);
	expect(await blocks()).toEqual([['finance 2026-12 2027-01-09', undefined]]);
	const { portal } = town;
	const nobody = { ...portal.contents, ofParent: async (parent: SubjectId, type: string) => (type === 'office' ? [] : portal.contents.ofParent(parent, type)) } as typeof portal.contents;
	const who = { community: 'LW' as never, publishes: [town.subject('bodies:LW-C')], answers: [], waiting: [] };
	const [december] = (await officeDay(nobody, who, { today: portal.today(), zone: 480 })).week;
	expect(december).toMatchObject({ period: '2026-12', blocks: [{ is: 'no-reviewer' }] });
});

it('questions stand among the accounts by their day, late ones first; those of other bodies are not hers', async () => {
	town = await openTown({ clock: '2026-12-04T09:00' });
	const clerk = await town.person('麦小满');
	const enter = async (received: string) =>
		(await done(town, 'question.enter', { ...((await INPUTS['question.enter']!(town, clerk)) as object), received }, clerk)) as { number: string; due: string };
	const old = await enter('2026-11-20');
	const today = await enter('2026-11-29');
	const fresh = await enter('2026-12-04');
	const day = await herDay();
	expect(day.late.map(named)).toEqual([`${old.number} 2026-11-25`]);
	expect(day.today.map(named)).toEqual([`${today.number} 2026-12-04`]);
	// Of one day, accounts stand before questions.
	expect(day.week.map(named)).toEqual(['finance 2026-11 2026-12-09', `${fresh.number} 2026-12-09`]);
	const waiting = (await town.portal.records.disclosures.questionsWaiting('LW')).map(({ subject }) => subject as SubjectId);
	const other = await officeDay(town.portal.contents, { community: 'LW' as never, publishes: [], answers: [town.subject('bodies:LW-SC')], waiting }, { today: town.portal.today(), zone: 480 });
	expect([other.late, other.today, other.week, other.later].flat()).toEqual([]);
});

it('the month shows the two days of the rules, what is due, and which days are worked', async () => {
	town = await openTown({ clock: '2026-12-03T09:00' });
	const { month } = await herDay();
	expect(month).toHaveLength(31);
	expect(month.filter(({ marks }) => marks.length > 0).map(({ day, marks }) => [day, ...marks])).toEqual([['2026-12-09', 'disclosure', 'due'], ['2026-12-11', 'questioning']]);
	expect(month.slice(4, 7).map(({ working }) => working)).toEqual([false, false, true]);
});
