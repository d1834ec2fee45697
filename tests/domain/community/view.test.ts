import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '#domain/basics/day.ts';
import { bodiesPage, bodyPage, placesPage, rulesPage } from '#domain/community/view.ts';
import { openTown, type Town } from '#tests/support/town.ts';

let town: Town;
beforeAll(async () => {
	town = await openTown();
});
afterAll(() => town.close());

const on = (today: string) => ({ today: day(today), zone: 480 });
const sunday = on('2026-11-22');

test('柳湾 has ten bodies, by kind, party organisations first', async () => {
	const model = (await bodiesPage(town.portal.contents, { community: 'LW' }, sunday))!;
	expect(model.total).toBe(10);
	expect(model.groups[0]!.kind).toBe('party_organisation');
	expect(model.groups.flatMap(({ bodies }) => bodies)).toHaveLength(10);
	expect(await bodiesPage(town.portal.contents, { community: 'XX' }, sunday)).toBeUndefined();
});

test('苗立夏 leads the committee today, and did not before she was elected', async () => {
	const at = (today: string) => bodyPage(town.portal.contents, { community: 'LW', body: town.subject('bodies:LW-C') }, on(today));
	const model = (await at('2026-11-22'))!;
	expect(model.present).toContainEqual(expect.objectContaining({ holder: '苗立夏', position: 'director' }));
	expect(model.duties).toContainEqual({ duty: 'finance_account', every: 'month', from: '2026-08-01' });
	const before = (await at('2023-12-19'))!;
	expect(before.present.map(({ holder }) => holder)).not.toContain('苗立夏');
	expect(before.others.map(({ holder }) => holder)).toContain('苗立夏');
	expect((await at('2023-12-20'))!.present.map(({ holder }) => holder)).toContain('苗立夏');
});

test('南坡村 shows until when it was given more time, and why', async () => {
	const model = (await bodyPage(town.portal.contents, { community: 'SQ', body: town.subject('bodies:SQ-V2') }, sunday))!;
	expect(model.extensions).toEqual([expect.objectContaining({ period: '2026-10', due: '2026-11-30', reason: '报账员住院，10月起由镇农经站代录' })]);
});

test('a body is not there under another community, nor is anything that is no body', async () => {
	expect(await bodyPage(town.portal.contents, { community: 'SQ', body: town.subject('bodies:LW-C') }, sunday)).toBeUndefined();
	expect(await bodyPage(town.portal.contents, { community: 'LW', body: town.subject('disclosures:D08') }, sunday)).toBeUndefined();
});

test('places are a tree with every place once', async () => {
	const model = (await placesPage(town.portal.contents, { community: 'LW' }, sunday))!;
	const names: string[] = [];
	const walk = (nodes: typeof model.roots): void => nodes.forEach((node) => (names.push(node.subject), walk(node.inside)));
	walk(model.roots);
	expect(names).toHaveLength(model.total);
	expect(new Set(names).size).toBe(model.total);
	expect(model.roots).toHaveLength(1);
	expect(model.roots[0]!.inside.map(({ name }) => name)).toContain('上柳村');
});

test('each rule comes with where it is from', async () => {
	const model = (await rulesPage(town.portal.contents, { community: 'LW' }, sunday))!;
	expect(model).toMatchObject({ disclosureDay: 9, questioningDay: 11, display: { days: 15 }, answer: { days: 5 } });
	expect(model.display.source).toContain('村民委员会组织法');
	expect(model.adopted).toBeDefined();
});
