import { afterEach, beforeEach, expect, test } from 'vitest';
import { newProposalPage, proposalsPage } from '#domain/oversight/proposal-view.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { done } from '#tests/support/joining.ts';
import { proposing } from '#tests/support/matter-inputs.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* What people of 柳湾 see of proposals before and after they write one: what is there already, in which order, and what became of the rest. */

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
});
afterEach(() => town.close());

const seen = (params: Record<string, string>) => [town.portal.contents, { community: 'LW', ...params } as never, { today: town.portal.today(), zone: 480 }] as const;
const raise = async (by: string, more: object): Promise<SubjectId> => {
	const input = proposing(town, more);
	await done(town, 'proposal.raise', input, await town.person(by));
	return input.subject;
};

test('whoever is about to write is shown what is like it, the most alike first; something else is not shown', async () => {
	const lamps = await raise('柳霜降', { title: '渡口台阶装夜灯', text: '晚上看不清台阶。' });
	const road = await raise('u-lw-g2-003', { title: '东巷路面修补', text: '下雨积水。' });
	const like = (await newProposalPage(...seen({ title: '渡口装几盏夜灯' })))!;
	expect(like.similar.map((one) => one.evidence.subject)).toContain(lamps);
	expect(like.similar.map((one) => one.evidence.subject)).not.toContain(road);
	expect((await newProposalPage(...seen({ title: '' })))!.similar).toEqual([]);
});

test('those that wait stand oldest first; what was taken back or found too few stays in the list', async () => {
	const first = await raise('柳霜降', { title: '渡口台阶装夜灯' });
	town.setClock('2026-11-25T10:00');
	const second = await raise('u-lw-g2-003', { title: '东巷路面修补' });
	await done(town, 'proposal.withdraw', { community: 'LW', proposal: second, reason: '镇里已经修了。' }, await town.person('u-lw-g2-003'));
	const third = await raise('u-lw-g2-004', { title: '西巷装扶手' });
	const collecting = (await proposalsPage(...seen({})))!;
	expect(collecting.collecting.map((one) => one.evidence.subject)).toEqual([first, third]);
	expect(collecting.past.map((one) => one.evidence.subject)).toContain(second);
	town.setClock('2027-01-10T10:00');
	const over = (await proposalsPage(...seen({})))!;
	expect(over.past.map((one) => one.evidence.subject)).toEqual(expect.arrayContaining([first, second, third]));
	expect(over.collecting).toEqual([]);
});
