import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { addDays } from '#domain/basics/day.ts';
import { procedureDraftPage, procedurePage, proceduresPage } from '#domain/procedure/view.ts';
import { done } from '#tests/support/joining.ts';
import { adopting, drafting, draftOf, fiveStages } from '#tests/support/matter-inputs.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* What everybody sees of a procedure while 柳湾 makes it its own, and then changes how long the party organisation has. */

let town: Town;
let director: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	director = await town.person('苗立夏');
});
afterEach(() => town.close());

const when = () => ({ today: town.portal.today(), zone: 480 });
const draftPage = async (draft: string) => (await procedureDraftPage(town.portal.contents, { community: 'LW', draft }, when()))!;
const page = async (procedure: string) => (await procedurePage(town.portal.contents, { community: 'LW', procedure }, when()))!;
const list = async () => (await proceduresPage(town.portal.contents, { community: 'LW' }, when()))!;

test('a draft is open for comments, then waits for each body, then for its file, then binds; the list says so at every step', async () => {
	const input = drafting(town, { bodies: [town.subject('bodies:LW-R'), town.subject('bodies:LW-P')] });
	await done(town, 'procedure.draft', input, director);
	const draft = input.subject;
	const state = async () => (await draftPage(draft)).road.state;
	const before = await list();
	expect([await state(), before.open.map(({ name, amends }) => [name, amends]), before.past]).toEqual(['comments', [['五制管理', false]], []]);
	town.setClock('2026-12-01T09:00');
	expect(await state()).toBe('adoption');
	await done(town, 'procedure.adopt', adopting(town, draft), director);
	expect((await draftPage(draft)).road.bodies.map(({ name, on }) => [name, on])).toEqual([['柳湾社区村（居）民代表会议', '2026-12-01'], ['柳湾社区党委', undefined]]);
	expect(await state()).toBe('adoption');
	await done(town, 'procedure.adopt', { ...adopting(town, draft), body: town.subject('bodies:LW-P'), decision: '社区党委会议通过' }, await town.person('谷雨生'));
	expect(await state()).toBe('ready');
	await done(town, 'procedure.file', { community: 'LW', draft, filed: '柳湾镇 2026-31号', from: '2026-12-05' }, director);
	expect(await draftPage(draft)).toMatchObject({ road: { state: 'coming', filed: { where: '柳湾镇 2026-31号', from: '2026-12-05' } } });
	town.setClock('2026-12-05T00:00');
	expect([await state(), (await list()).open, (await list()).past.length]).toEqual(['in-force', [], 1]);
	expect((await page((await list()).procedures[0]!.evidence.subject)).adoptedBy.map(({ name }) => name)).toEqual(['柳湾社区村（居）民代表会议', '柳湾社区党委']);
});

test('a change shows stage by stage what it changes, before and after it binds; until its day the old version stands on the page', async () => {
	const procedure = await fiveStages(town);
	const draft = await draftOf(town, { library: undefined, amends: procedure, edition: '1.1', days: [{ stage: 'party-opinion', days: 5 }] });
	const changed = async () => (await draftPage(draft)).changes!.differences.map(({ stage, what, was, is }) => [stage, what, was?.within?.days, is?.within?.days]);
	expect(await changed()).toEqual([['party-opinion', 'days', 10, 5]]);
	expect((await page(procedure)).open.map(({ edition }) => edition)).toEqual(['1.1']);
	await done(town, 'procedure.adopt', adopting(town, draft), director);
	const from = addDays(town.portal.today(), 3);
	await done(town, 'procedure.file', { community: 'LW', draft, filed: '柳湾镇 2026-40号', from }, director);
	expect(await page(procedure)).toMatchObject({ edition: '1.0', versions: [{ edition: '1.1', is: 'coming' }, { edition: '1.0', is: 'in-force' }], open: [] });
	expect((await list()).procedures.find(({ evidence }) => evidence.subject === procedure)?.coming).toEqual({ edition: '1.1', from });
	town.setClock(`${from}T00:00`);
	const now = await page(procedure);
	expect(now).toMatchObject({ edition: '1.1', versions: [{ edition: '1.1', is: 'in-force' }, { edition: '1.0', is: 'past' }] });
	expect(now.versions[0]!.differences.map(({ what }) => what)).toEqual(['days']);
	expect(await changed()).toEqual([['party-opinion', 'days', 10, 5]]);
});

test('of two changes of the same version only the first can be filed; the other page says that it is overtaken', async () => {
	const procedure = await fiveStages(town);
	const change = (days: number) => draftOf(town, { library: undefined, amends: procedure, edition: `1.${days}`, days: [{ stage: 'party-opinion', days }] });
	const [first, second] = [await change(5), await change(7)];
	await done(town, 'procedure.adopt', adopting(town, first), director);
	await done(town, 'procedure.file', { community: 'LW', draft: first, filed: '柳湾镇 2026-40号', from: town.portal.today() }, director);
	expect([(await draftPage(first)).road.state, (await draftPage(second)).road.state]).toEqual(['in-force', 'overtaken']);
});

test('what is another community’s is not there', async () => {
	const input = drafting(town);
	await done(town, 'procedure.draft', input, director);
	expect(await procedureDraftPage(town.portal.contents, { community: 'SQ', draft: input.subject }, when())).toBeUndefined();
	expect(await procedurePage(town.portal.contents, { community: 'SQ', procedure: town.subject('procedures:PR-REP') }, when())).toBeUndefined();
	expect(await procedurePage(town.portal.contents, { community: 'LW', procedure: input.subject }, when())).toBeUndefined();
});
