import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { day } from '#domain/basics/day.ts';
import type { BodyContent, CommunityContent, OfficeContent, PlaceContent } from '#domain/community/community.ts';
import { treePage } from '#domain/community/tree-view.ts';
import { rulesPage } from '#domain/community/rules-view.ts';
import { bodyPage } from '#domain/community/view.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import { cityHome, communityHome } from '#domain/oversight/home-view.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { INPUTS } from '#tests/support/every-act.ts';
import { weigh } from '#tests/support/weighing.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* 安霜降 administers 青禾市: she makes a community and changes the trees of others. */

let town: Town;
let admin: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
	admin = await town.person('安霜降');
});
afterEach(() => town.close());

const when = () => ({ today: town.portal.today(), zone: 480 });

describe('a community from a template', () => {
	const make = async (change: Record<string, unknown> = {}) => ({ ...((await INPUTS['community.create']!(town, admin)) as Record<string, unknown>), code: 'XH', name: '杏花社区', ...change });

	test('is there at once: place, villages, bodies with duties, offices open, what differs and why', async () => {
		expect(await done(town, 'community.create', await make(), admin)).toMatchObject({ code: 'XH', places: 3 });
		const { contents } = town.portal;
		const tree = (await treePage(contents, { community: 'XH' }, when()))!;
		expect(tree).toMatchObject({ shape: 'villages', above: [{ name: '青禾市' }, { name: '柳湾镇' }], places: 3, bodies: 10 });
		expect(tree.roots[0]!.inside.map(({ name, bodies }) => [name, bodies.length])).toEqual([['杏花村', 4], ['桃源村', 4]]);
		const committee = tree.roots[0]!.inside[0]!.bodies.find(({ kind }) => kind === 'self_governance_committee')!;
		const page = (await bodyPage(contents, { community: 'XH', body: committee.evidence.subject }, when()))!;
		expect(page).toMatchObject({ name: '杏花村村民委员会', law: 'village', present: [], open: [{ position: 'director', count: 1 }, { position: 'member', count: 2 }, { position: 'accountant', count: 1 }] });
		expect(page.duties).toContainEqual({ duty: 'affairs_disclosure', every: 'month', from: '2027-01-01' });
		const rules = (await rulesPage(contents, { community: 'XH' }, when()))!;
		expect(rules.binding.disclosureDay).toEqual({ value: 7, layer: 'community' });
		expect(rules.template!.differences.map((one) => [one.is, one.reason])).toEqual([['rule', '赶在集日之前'], ['body', '两个村商量得过来'], ['duty', '村民要求'], ['duty', '村民要求']]);
		const city = (await cityHome(contents, { city: 'QH', town: '柳湾镇' }, when()))!;
		expect(city.communities.map(({ code }) => code)).toEqual(['LW', 'QG', 'SQ', 'XH']);
		expect(city.towns).toEqual([{ name: '柳湾镇', count: 4 }, { name: '东渠街道', count: 3 }]);
		await checkRecord(town);
	});

	test('lives by its own numbers: a period is late a day after the seventh, and the record verifies', async () => {
		await done(town, 'community.create', await make({ rules: [{ rule: 'disclosureDay', own: 7, reason: '早' }, { rule: 'answerDays', own: 3, reason: '快' }] }), admin);
		town.setClock('2027-02-08T09:00');
		const home = (await communityHome(town.portal.contents, { community: 'XH' }, when()))!;
		expect(home.standing.missing).toBeGreaterThan(0);
		expect(home.owing[0]!.due).toBe('2027-02-07');
		expect(home.nextDisclosureDay).toBe('2027-03-07');
		await checkRecord(town);
	});

	test('is refused as a whole: a code or name that is taken, no villages, a laxer number, a template that is another town’s', async () => {
		const before = await weigh(town);
		const good = await make();
		const kept = await weigh(town);
		const code = async (change: Record<string, unknown>) => (await refused(town, 'community.create', { ...good, ...change }, admin)).code;
		expect(await code({ code: 'LW' })).toBe('community.code-taken');
		expect(await code({ code: 'QH' })).toBe('community.code-taken');
		expect(await code({ name: '柳湾社区' })).toBe('tree.name-taken');
		expect(await code({ units: [] })).toBe('community.no-unit');
		expect(await code({ units: ['杏花村', '杏花村'] })).toBe('tree.name-taken');
		expect(await code({ rules: [{ rule: 'answerDays', own: 6, reason: '慢' }] })).toBe('rules.laxer');
		expect(await code({ town: town.subject('places:LW') })).toBe('object.not-found');
		expect(await code({ town: town.id() })).toBe('object.not-found');
		expect(await code({ without: [{ item: 'nobody', reason: 'x' }] })).toBe('input.invalid');
		expect(await code({ dutiesFrom: '2026-12-01' })).toBe('input.invalid');
		expect(await code({ community: 'LW' })).toBe('object.not-found');
		expect(await weigh(town)).toEqual(kept);
		expect(before).not.toEqual(kept);
		// 东渠 adopts a template of its own for this shape: from then on the city's is not offered there.
		await done(town, 'template.adopt', { community: 'QH', subject: town.id(), shipped: 'villages', town: town.subject('places:T2'), rules: [{ rule: 'answerDays', own: 4 }] }, admin);
		expect(await code({ town: town.subject('places:T2') })).toBe('object.not-found');
		expect((await refused(town, 'template.adopt', { community: 'QH', subject: town.id(), shipped: 'villages', rules: [{ rule: 'displayDays', own: 3 }] }, admin)).code).toBe('rules.laxer');
	});

	test('the number of its town goes along: a question in a community of 东渠 is due after four days', async () => {
		const { subject } = await done(town, 'template.adopt', { community: 'QH', subject: town.id(), shipped: 'residents-committees', town: town.subject('places:T2'), rules: [{ rule: 'answerDays', own: 4 }] }, admin);
		await done(town, 'community.create', await make({ town: town.subject('places:T2'), template: subject, units: ['新苑'], without: [], duties: [], rules: [] }), admin);
		const rules = (await rulesPage(town.portal.contents, { community: 'XH' }, when()))!;
		expect(rules.binding.answer).toMatchObject({ value: { days: 4 }, layer: 'community' });
		expect(rules.template!.differences).toEqual([]);
		await checkRecord(town);
	});

	test('a question is due by the rules of its community, and the verifier knows that', async () => {
		const asker = await town.person('u-lw-g2-002');
		await done(town, 'question.ask', { ...((await INPUTS['question.ask']!(town, asker)) as object), claimed: undefined }, asker);
		const [question] = await town.portal.contents.ofType<QuestionContent>('LW' as never, 'question', { limit: 1 });
		expect(question!.content.due).toBe('2026-12-07');
		await checkRecord(town);
	});
});

describe('the tree of a community', () => {
	const tell = async (act: string, change: Record<string, unknown>) => (await refused(town, act, { ...((await INPUTS[act]!(town, admin)) as object), ...change }, admin)).code;

	test('grows and is renamed, with every version on the page', async () => {
		const { subject } = await done(town, 'place.add', { community: 'LW', subject: town.id(), parent: town.subject('places:LW'), kind: 'street_block', name: '新街' }, admin);
		await done(town, 'place.change', { community: 'LW', place: subject, name: '新柳街', households: 40 }, admin);
		const versions = await town.portal.contents.versions<PlaceContent>(subject as never);
		expect(versions.map(({ content }) => content.name)).toEqual(['新街', '新柳街']);
		await done(town, 'place.change', { community: 'LW', place: subject, until: '2026-12-31' }, admin);
		expect((await treePage(town.portal.contents, { community: 'LW' }, { ...when(), today: day('2026-12-30') }))!.closed).toEqual([]);
		expect((await treePage(town.portal.contents, { community: 'LW' }, { ...when(), today: day('2026-12-31') }))!.closed.map(({ name }) => name)).toEqual(['新柳街']);
		expect(await tell('place.change', { place: subject, name: '又改' })).toBe('tree.closed');
		// A community's name is on its place and on itself; a town's on every community of it.
		await done(town, 'place.change', { community: 'LW', place: town.subject('places:LW'), name: '新柳湾社区' }, admin);
		await done(town, 'place.change', { community: 'QH', place: town.subject('places:T1'), name: '新柳湾镇' }, admin);
		const [community] = await town.portal.contents.ofType<CommunityContent>('LW' as never, 'community');
		expect(community!.content).toMatchObject({ name: '新柳湾社区', town: '新柳湾镇' });
		await checkRecord(town);
	});

	test('cannot be impossible, and a refusal writes nothing', async () => {
		const before = await weigh(town);
		const self = town.id();
		expect(await tell('place.add', { subject: self, parent: self })).toBe('tree.circle');
		expect(await tell('place.add', { parent: town.subject('places:SQ-G1') })).toBe('object.not-found');
		expect(await tell('place.add', { parent: town.subject('bodies:LW-C') })).toBe('object.not-found');
		expect(await tell('place.add', { kind: 'village', parent: town.subject('places:LW-G1') })).toBe('tree.not-inside');
		expect(await tell('place.add', { kind: 'village', parent: town.subject('places:LW'), name: '上柳村' })).toBe('tree.name-taken');
		expect(await tell('place.add', { kind: 'community', parent: town.subject('places:LW') })).toBe('input.invalid');
		expect(await tell('place.change', { place: town.subject('places:LW-G2'), until: '2026-12-31' })).toBe('tree.not-empty');
		expect(await tell('place.change', { place: town.subject('places:LW'), until: '2026-12-31' })).toBe('tree.root');
		expect(await tell('place.change', { until: '2026-12-01' })).toBe('input.invalid');
		expect(await tell('place.change', { place: town.subject('places:SQ-G1') })).toBe('object.not-found');
		expect(await tell('body.form', { kind: 'self_governance_committee' })).toBe('tree.one-is-there');
		expect(await tell('body.form', { kind: 'owners_assembly' })).toBe('tree.not-on-this-place');
		expect(await tell('body.form', { name: '柳湾社区党委' })).toBe('tree.name-taken');
		expect(await tell('body.form', { place: town.subject('places:SQ') })).toBe('object.not-found');
		expect(await tell('body.form', { dutiesFrom: '2026-11-30' })).toBe('input.invalid');
		expect(await tell('body.change', { body: town.subject('bodies:SQ-V1') })).toBe('object.not-found');
		expect(await tell('body.change', { from: '2026-12-01' })).toBe('input.invalid');
		expect(await tell('body.change', { from: undefined })).toBe('input.invalid');
		expect(await tell('body.dissolve', { until: '2026-12-01' })).toBe('input.invalid');
		expect(await weigh(town)).toEqual(before);
	});

	test('a body ends with its offices on its day; what it owed stays', async () => {
		const body = town.subject('bodies:LW-C');
		await done(town, 'body.dissolve', { community: 'LW', body, until: '2027-01-01', reason: '镇政府批准合并' }, admin);
		const offices = await town.portal.contents.ofParent<OfficeContent>(body, 'office');
		expect(offices.every(({ content }) => content.until === '2027-01-01')).toBe(true);
		expect((await town.person('麦小满')).offices).toHaveLength(1);
		town.setClock('2027-01-01T08:00');
		expect((await town.person('麦小满', { through: 'desk' })).offices).toHaveLength(0);
		const home = (await communityHome(town.portal.contents, { community: 'LW' }, { today: day('2027-06-01'), zone: 480 }))!;
		const owed = home.owing.filter((one) => one.body === body && one.category === 'finance').map(({ period }) => period);
		expect(owed).toEqual(['2026-11', '2026-12']);
		expect((await town.portal.contents.bySubject<BodyContent>(body))!.content.endReason).toBe('镇政府批准合并');
		expect(await tell('body.change', { body })).toBe('tree.closed');
		await checkRecord(town);
	});

	test('whoever takes over owes the last accounts and answers open questions; nobody else does', async () => {
		const body = town.subject('bodies:LW-C');
		const next = town.subject('bodies:LW-SC');
		const dissolve = { community: 'LW', body, until: '2026-12-20', reason: '镇政府批准并入服务中心' };
		const asker = await town.person('u-lw-g2-003');
		const { subject: question } = await done(town, 'question.ask', { community: 'LW', subject: town.id(), parent: town.subject('disclosures:D08'), text: '名单在哪里？' }, asker);
		expect(await refused(town, 'body.dissolve', { ...dissolve, successor: body }, admin)).toMatchObject({ code: 'input.invalid', fields: [{ path: 'successor', code: 'not-in-list' }] });
		expect((await refused(town, 'body.dissolve', { ...dissolve, successor: town.subject('bodies:SQ-V1') }, admin)).code).toBe('object.not-found');
		await done(town, 'body.dissolve', { ...dissolve, successor: next }, admin);
		const page = async (subject: string, today: string) => (await bodyPage(town.portal.contents, { community: 'LW', body: subject }, { today: day(today), zone: 480 }))!;
		expect((await page(body, '2026-12-19')).successor).toMatchObject({ subject: next });
		town.setClock('2027-01-12T09:00');
		expect((await page(body, '2027-01-12')).successor).toMatchObject({ subject: next });
		expect((await page(next, '2027-01-12')).answersFor.map(({ subject }) => subject)).toEqual([body]);
		const [owed] = (await communityHome(town.portal.contents, { community: 'LW' }, { today: day('2027-01-12'), zone: 480 }))!.owing.filter((one) => one.body === body);
		expect(owed).toMatchObject({ period: '2026-11', by: { subject: next } });

		await done(town, 'office.grant', { community: 'LW', subject: town.id(), body: next, person: await idOf(town, '麦小满'), position: 'accountant', from: '2027-01-12' }, admin);
		await done(town, 'office.grant', { community: 'LW', subject: town.id(), body: town.subject('bodies:LW-E1'), person: await idOf(town, '苗立夏'), position: 'accountant', from: '2027-01-12' }, admin);
		const stranger = await town.person('苗立夏', { through: 'desk' });
		const clerk = await town.person('麦小满', { through: 'desk' });
		const account = (await INPUTS['disclosure.publish']!(town, clerk)) as object;
		expect((await refused(town, 'disclosure.publish', account, stranger)).code).toBe('caller.not-allowed');
		await done(town, 'disclosure.publish', account, clerk);
		const reply = { community: 'LW', subject: town.id(), question, text: '名单贴在公开栏。' };
		expect((await refused(town, 'question.answer', reply, stranger)).code).toBe('caller.not-allowed');
		await done(town, 'question.answer', reply, clerk);
		// It may name one that itself hands on: then whoever is there at last answers.
		await done(town, 'body.dissolve', { community: 'LW', body: next, until: '2027-02-01', reason: '再次合并', successor: town.subject('bodies:LW-P') }, admin);
		expect((await page(body, '2027-02-01')).successor).toMatchObject({ subject: town.subject('bodies:LW-P') });
		await checkRecord(town);
	});
});
