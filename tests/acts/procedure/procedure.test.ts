import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { addDays } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import type { RiskAssessmentContent } from '#domain/deliberation/opinion.ts';
import { presentStay } from '#domain/procedure/engine.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { procedureOn, readMatter } from '#domain/procedure/read-matter.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { adopting, drafting, draftOf, fiveStages, going, hearingOf, openMatter, opinionOf, paper, riskOf } from '#tests/support/matter-inputs.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * 柳湾 makes the five stages its own: drafted by 苗立夏, open to comments for a week, adopted by the representatives' meeting, filed with the town.
 * Then a matter goes that way as far as the hearing, and an amendment binds the next one only.
 */

let town: Town;
let director: PersonCaller;
let secretary: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	director = await town.person('苗立夏');
	secretary = await town.person('谷雨生');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const read = async (matter: SubjectId) => readMatter(town.portal.contents, (await town.portal.contents.bySubject<MatterContent>(matter))!);
const stageOf = async (matter: SubjectId) => presentStay((await read(matter)).state)?.stage;

test('nobody adopts while comments are taken, nothing is filed that a body has not adopted, and each body says so once', async () => {
	const input = drafting(town, { bodies: [town.subject('bodies:LW-R'), town.subject('bodies:LW-P')] });
	await done(town, 'procedure.draft', input, director);
	const draft = input.subject;
	const file = { community: 'LW', draft, filed: '柳湾镇 2026-31号', from: '2026-12-05' };
	expect(await refused(town, 'procedure.adopt', adopting(town, draft), director)).toMatchObject({ code: 'procedure.comments-open', params: { day: '2026-11-30' } });
	town.setClock('2026-12-01T09:00');
	await done(town, 'procedure.adopt', adopting(town, draft), director);
	expect((await refused(town, 'procedure.adopt', adopting(town, draft), director)).code).toBe('procedure.adopted');
	expect((await refused(town, 'procedure.file', file, director)).code).toBe('procedure.not-adopted');
	// The committee convenes the representatives, and does not speak for the party organisation.
	const party = { ...adopting(town, draft), body: town.subject('bodies:LW-P'), decision: '社区党委会议通过' };
	expect((await refused(town, 'procedure.adopt', party, director)).code).toBe('matter.not-yours');
	await done(town, 'procedure.adopt', party, secretary);
	await done(town, 'procedure.file', file, director);
	expect((await refused(town, 'procedure.file', file, director)).code).toBe('procedure.filed');
});

test('what is amended binds later matters: one on its way keeps the days it started with', async () => {
	const procedure = await fiveStages(town);
	const before = await openMatter(town, { procedure });
	const draft = await draftOf(town, { library: undefined, amends: procedure, edition: '1.1', days: [{ stage: 'party-opinion', days: 5 }] });
	await done(town, 'procedure.adopt', adopting(town, draft), director);
	const from = addDays(town.portal.today(), 3);
	await done(town, 'procedure.file', { community: 'LW', draft, filed: '柳湾镇 2026-40号', from }, director);
	const between = await openMatter(town, { procedure });
	town.setClock(`${from}T09:00`);
	const after = await openMatter(town, { procedure });
	const days = async (matter: SubjectId) => (await read(matter)).procedure!.content.stages[0]!.within!.days;
	expect([await days(before), await days(between), await days(after)]).toEqual([10, 10, 5]);
	expect((await procedureOn(town.portal.contents, procedure, from))!.content.edition).toBe('1.1');
});

test('an edition stands for one text: a number that was used, a draft that changes nothing, and the second of two drafts with one number are refused', async () => {
	const procedure = await fiveStages(town);
	const amending = (more: object) => drafting(town, { library: undefined, amends: procedure, edition: '1.1', days: [{ stage: 'party-opinion', days: 5 }], ...more });
	expect(await refused(town, 'procedure.draft', amending({ edition: '1.0' }), director)).toMatchObject({ code: 'procedure.edition-taken', params: { edition: '1.0' } });
	expect((await refused(town, 'procedure.draft', drafting(town), director)).code).toBe('procedure.edition-taken');
	expect(await refused(town, 'procedure.draft', amending({ days: [{ stage: 'party-opinion', days: 10 }] }), director)).toMatchObject({ code: 'procedure.changes-nothing', params: { edition: '1.0' } });
	const [one, other] = [drafting(town, { library: 'three-meetings-one-review', edition: '2.0' }), drafting(town, { library: 'three-meetings-one-review', edition: '2.0' })];
	for (const input of [one, other]) await done(town, 'procedure.draft', input, director);
	town.setClock(`${addDays(town.portal.today(), 8)}T09:00`);
	for (const { subject } of [one, other]) await done(town, 'procedure.adopt', adopting(town, subject), director);
	const file = (draft: SubjectId) => ({ community: 'LW', draft, filed: '柳湾镇 2026-40号', from: town.portal.today() });
	await done(town, 'procedure.file', file(one.subject), director);
	expect((await refused(town, 'procedure.file', file(other.subject), director)).code).toBe('procedure.edition-taken');
});

test('a matter goes to the hearing of the five stages: materials a week ahead, opinions side by side, risks above a sum, and no vote means no way on', async () => {
	const procedure = await fiveStages(town);
	const matter = await openMatter(town, { procedure, amount: 6_000_000 });
	const study = { community: 'LW', subject: town.id(), matter, from: 'party-opinion', outcome: 'accepted', reason: '大家都要走这条路。' };
	await done(town, 'matter.study', study, secretary);
	for (const what of ['draft-plan', 'comments-answered', 'minutes']) await done(town, 'matter.lay', paper(town, matter, what), director);
	await done(town, 'matter.move', going(town, matter, 'joint-deliberation', 'hearing', 'forward'), director);
	const soon = hearingOf(town, matter, { on: addDays(town.portal.today(), 6) });
	expect((await refused(town, 'hearing.announce', soon, director)).code).toBe('hearing.too-soon');
	const hearing = hearingOf(town, matter);
	await done(town, 'hearing.announce', hearing, director);
	const held = { community: 'LW', hearing: hearing.subject, present: [{ group: '沿路住户', count: 5 }], summary: '都同意。', signed: '苗立夏' };
	expect(await refused(town, 'hearing.hold', held, director)).toMatchObject({ code: 'hearing.not-yet', params: { day: hearing.on } });
	await done(town, 'opinion.publish', opinionOf(town, matter), director);
	expect((await refused(town, 'risk.publish', riskOf(town, matter, { level: 'medium' }), director)).fields).toEqual([{ path: 'contingency', code: 'missing' }]);
	const report = { team: '居委会、监督委员会', methods: '问卷142份，听证一次', background: '渡口到学校600米没有路灯。', signed: '苗立夏' };
	await done(town, 'risk.publish', riskOf(town, matter, report), director);
	const [assessed] = await town.portal.contents.ofParent<RiskAssessmentContent>(matter, 'risk-assessment');
	expect(assessed!.content).toMatchObject({ ...report, outcome: 'go', steps: [1, 2, 3, 4, 5].map((no) => ({ no, detail: '见公示。' })) });
	expect(assessed!.content.steps.map(({ name }) => name)).toEqual(['制定方案', '征求意见', '分析预测', '形成报告', '确定意见']);
	town.setClock(`${hearing.on}T15:00`);
	await done(town, 'hearing.hold', held, director);
	expect((await refused(town, 'hearing.hold', held, director)).code).toBe('hearing.held');
	await done(town, 'matter.lay', paper(town, matter, 'open-selection', '三家报价。'), director);
	expect((await refused(town, 'matter.move', going(town, matter, 'hearing', 'work', 'passed'), director)).code).toBe('matter.not-so-decided');
	expect(await stageOf(matter)).toBe('hearing');
	const { state } = await read(matter);
	expect(state.stays.at(-1)!.laid.map(({ what }) => what)).toEqual(['materials', 'legal-opinion', 'risk-assessment', 'hearing', 'open-selection']);
});

test('whether an opinion is followed is said once, with a reason', async () => {
	const matter = await openMatter(town);
	const opinion = opinionOf(town, matter, { kind: 'expert', author: '省建院 高工' });
	await done(town, 'opinion.publish', opinion, director);
	const settled = { community: 'LW', opinion: opinion.subject, adopted: false, reason: '太贵。' };
	await done(town, 'opinion.settle', settled, director);
	expect((await refused(town, 'opinion.settle', settled, director)).code).toBe('opinion.settled');
});
