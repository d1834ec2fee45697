import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '#domain/basics/day.ts';
import { placePage, treePage, type TreeNode } from '#domain/community/tree-view.ts';
import type { DaysRule } from '#domain/community/rule-set.ts';
import { rulesPage } from '#domain/community/rules-view.ts';
import { bodyPage } from '#domain/community/view.ts';
import { openTown, type Town } from '#tests/support/town.ts';

let town: Town;
beforeAll(async () => {
	town = await openTown();
});
afterAll(() => town.close());

const on = (today: string) => ({ today: day(today), zone: 480 });
const sunday = on('2026-11-22');

const everyNode = (nodes: TreeNode[]): TreeNode[] => nodes.flatMap((node) => [node, ...everyNode(node.inside), ...everyNode(node.cells)]);

test('柳湾 has ten bodies where they sit, party organisations first; one committee on top, collectives in the villages', async () => {
	const model = (await treePage(town.portal.contents, { community: 'LW' }, sunday))!;
	expect(model).toMatchObject({ bodies: 10, shape: 'one-committee', above: [{ name: '青禾市' }, { name: '柳湾镇' }], elsewhere: [], ended: [], closed: [] });
	const top = model.roots[0]!;
	expect(top.bodies[0]!.kind).toBe('party_organisation');
	expect(top.bodies.map(({ kind }) => kind)).toContain('self_governance_committee');
	expect(everyNode(model.roots).flatMap(({ bodies }) => bodies)).toHaveLength(10);
	expect(top.inside.find(({ name }) => name === '上柳村')!.bodies.map(({ name }) => name)).toContain('上柳村经济联合社');
	expect(await treePage(town.portal.contents, { community: 'XX' }, sunday)).toBeUndefined();
});

test('石桥 is a centre with villages, 云渠 a centre with residents’ committees; the city has its towns, and they their communities', async () => {
	const at = async (community: string) => (await treePage(town.portal.contents, { community }, sunday))!;
	const committees = (nodes: TreeNode[]) => everyNode(nodes).filter(({ bodies }) => bodies.some(({ kind }) => kind === 'self_governance_committee')).map(({ kind }) => kind);
	const bridge = await at('SQ');
	expect(bridge.shape).toBe('villages');
	expect(committees(bridge.roots)).toEqual(['village', 'village', 'village', 'village']);
	const canal = await at('YQ');
	expect(canal.shape).toBe('residents-committees');
	expect(committees(canal.roots)).toEqual(['residential_compound', 'rental_compound']);
	const city = await at('QH');
	const towns = city.roots[0]!.inside;
	expect(towns.map(({ name, communities }) => [name, communities.map(({ code }) => code)])).toEqual([['柳湾镇', ['LW', 'QG', 'SQ']], ['东渠街道', ['BC', 'MT', 'YQ']]]);
});

test('a page of a body says what it may decide: 柳湾’s committee no money of the collective, its assembly of 上柳 works of its own', async () => {
	const page = (body: string) => bodyPage(town.portal.contents, { community: 'LW', body: town.subject(`bodies:${body}`) }, sunday);
	const of = async (body: string, matter: string) => (await page(body))!.competences.find((one) => one.matter === matter)!.verdict;
	expect(await of('LW-C', 'collective_property')).toBe('collective');
	expect(await of('LW-C', 'public_benefit')).toBe('organises');
	expect(await of('LW-R', 'public_benefit')).toBe('decides');
	expect(await of('LW-R', 'community_rules')).toBe('assembly');
	expect(await of('LW-G2-H', 'public_benefit')).toBe('decides');
	expect(await of('LW-E2', 'collective_property')).toBe('decides');
	expect((await page('LW-C'))!.law).toBe('village');
	const owners = (await bodyPage(town.portal.contents, { community: 'BC', body: town.subject('bodies:BC-G2-O') }, sunday))!;
	expect(owners.competences.filter(({ verdict }) => verdict === 'decides').map(({ matter }) => matter)).toEqual(['owners_common_parts']);
	expect(owners.law).toBe('urban');
});

test('a page of a place has what is above, inside and on it, and is not there under another community', async () => {
	const at = (community: string) => placePage(town.portal.contents, { community, place: town.subject('places:LW-G2') }, sunday);
	const model = (await at('LW'))!;
	expect(model).toMatchObject({ name: '上柳村', households: 438, above: [{ name: '青禾市' }, { name: '柳湾镇' }, { name: '柳湾社区', subject: town.subject('places:LW') }] });
	expect(model.inside).toHaveLength(18);
	expect(model.bodies.map(({ name }) => name)).toEqual(['上柳村经济联合社', '上柳村户代表会议']);
	expect(model.versions).toHaveLength(1);
	expect(await at('SQ')).toBeUndefined();
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
	const model = (await treePage(town.portal.contents, { community: 'LW' }, sunday))!;
	const names = everyNode(model.roots).map(({ subject }) => subject);
	expect(names).toHaveLength(model.places);
	expect(new Set(names).size).toBe(model.places);
	expect(model.roots).toHaveLength(1);
	expect(model.roots[0]!.inside.map(({ name }) => name)).toContain('上柳村');
});

test('each rule comes with where it is from', async () => {
	const model = (await rulesPage(town.portal.contents, { community: 'LW' }, sunday))!;
	expect(model.binding).toMatchObject({ disclosureDay: { value: 9 }, questioningDay: { value: 11 }, display: { value: { days: 15 } }, answer: { value: { days: 5 }, layer: 'city' } });
	expect((model.binding.display!.value as DaysRule).source).toContain('村民委员会组织法');
	expect(model.overtaken).toEqual([]);
	expect(model.adopted).toBeDefined();
});
