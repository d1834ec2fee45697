import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { addDays } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { presentStay } from '#domain/procedure/engine.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { readMatter } from '#domain/procedure/read-matter.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { planOf } from '#tests/support/day-inputs.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { adopting, draftOf, going, hearingOf, openMatter, opinionOf, paper, riskOf } from '#tests/support/matter-inputs.ts';
import { boxCount, evaluationTerms, pollOf, settledList, terms } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * Street lamps from the ferry to the school go, in 柳湾, by each procedure that ships: act by act from the topic card to the close, by whoever may, with
 * nothing pushed on. The five stages are gone through in the browser (whole-way).
 */

const LW = 'LW';
const LARGE = 6_000_000;
let town: Town;
let director: PersonCaller;
let secretary: PersonCaller;
let clerk: PersonCaller;
let overseer: PersonCaller;
let matter: SubjectId;
/** The representatives, past the days of appeal. */
let electorate: string;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	[director, secretary, clerk, overseer] = await Promise.all(['苗立夏', '谷雨生', '麦小满', '禾处暑'].map((name) => town.person(name))) as [PersonCaller, PersonCaller, PersonCaller, PersonCaller];
	electorate = (await settledList(town, { body: town.subject('bodies:LW-R'), unit: 'person', title: '代表名单' })).electorate;
});
afterEach(async () => {
	await checkRecord(town, LW);
	await town.close();
});

const later = (days: number, at = '09:00') => town.setClock(`${addDays(town.portal.today(), days)}T${at}`);
const read = async () => readMatter(town.portal.contents, (await town.portal.contents.bySubject<MatterContent>(matter))!);
const stage = async () => presentStay((await read()).state)?.stage ?? 'closed';
const lay = (what: string, by = director, text = '见村委会公开的材料。') => done(town, 'matter.lay', paper(town, matter, what, text), by);
const move = async (to: string, outcome: string, by = director, reason?: string) => done(town, 'matter.move', going(town, matter, await stage(), to, outcome, reason), by);
/** What is missing for a way, as the refusal names it. */
const lacks = async (to: string, outcome: string, by = director) => {
	const { code, params } = await refused(town, 'matter.move', going(town, matter, await stage(), to, outcome), by);
	expect(code).toBe('matter.missing');
	return params!.what;
};

/** A procedure of the library in force in 柳湾, and a matter that has just begun under it. */
async function begun(library: string): Promise<void> {
	const draft = await draftOf(town, { library, edition: '1.1' });
	await done(town, 'procedure.adopt', adopting(town, draft), director);
	const { subject } = await done(town, 'procedure.file', { community: LW, draft, filed: '柳湾镇 2026-31号', from: town.portal.today() }, director);
	matter = await openMatter(town, { procedure: subject, amount: LARGE });
}

/** Residents are heard: announced today, held in eight days. */
async function heard(): Promise<void> {
	const hearing = hearingOf(town, matter);
	await done(town, 'hearing.announce', hearing, director);
	later(8);
	await done(town, 'hearing.hold', { community: LW, hearing: hearing.subject, present: [{ group: '沿路住户', count: 5 }], summary: '都同意装。', signed: '苗立夏、禾处暑' }, director);
}

/** What a large sum asks for. */
async function weighed(): Promise<void> {
	await done(town, 'risk.publish', riskOf(town, matter), director);
	await lay('open-selection', director, '三家报价，选了最低的一家。');
}

/** The representatives' day in six days, with the matter on its agenda. */
async function announcedDay() {
	const subject = town.id();
	const plan = await planOf(town, 6);
	const agenda = plan.agenda.map((item, index) => (index === 1 ? { ...item, refs: [matter], recusals: undefined } : item));
	await done(town, 'democracy-day.announce', { community: LW, subject, body: town.subject('bodies:LW-R'), ...plan, agenda }, clerk);
	return { meeting: subject, plan: { ...plan, agenda } };
}

/** The representatives vote by ballot, on a day that is so far off, and the result is there on the evening; so many say yes. */
async function voted(days: number, yes = 85): Promise<string> {
	const opensOn = addDays(town.portal.today(), days);
	const poll = await pollOf(town, { matter, secrecy: 'secret-paper', authorised: '2026年3月居民会议', closesOn: opensOn }, true, { electorate, opensOn });
	for (const teller of [clerk, director]) await done(town, 'poll.count', boxCount(town, poll, { issued: 92, returned: 92, yes, no: 92 - yes, abstain: 0, invalid: 0 }), teller);
	later(0, '19:00');
	return String((await done(town, 'poll.close', { community: LW, poll }, director)).subject);
}

/** What was decided stands in the record, and hangs out. */
async function resolvedWith(poll: string): Promise<string> {
	const subject = town.id();
	await done(town, 'resolution.record', { community: LW, subject, poll, title: '渡口到学校装灯', text: '装十二盏太阳能灯。' }, clerk);
	return subject;
}

/** Promised, reported on and done. */
async function worked(resolution: string): Promise<void> {
	const commitment = town.id();
	const worker = await town.person('柳惊蛰');
	const taking = { community: LW, subject: commitment, task: '十二盏灯装好', owner: worker.offices[0]!.office, due: addDays(town.portal.today(), 10), evidence: '晚上去看', resolution };
	await done(town, 'commitment.take', taking, clerk);
	later(3);
	await done(town, 'commitment.progress', { community: LW, subject: town.id(), commitment, kind: 'progress', text: '立了六根杆。', percent: 50 }, worker);
	await done(town, 'commitment.complete', { community: LW, commitment, proof: '十二盏都亮了。' }, worker);
}

/** Those who were asked say how it went; the clock counts. */
async function judged(): Promise<void> {
	const terms = { ...evaluationTerms(town, { electorate, opensOn: town.portal.today() } as never), matter, title: '装灯，您满意吗' };
	await done(town, 'evaluation.open', terms, overseer);
	later(1);
	await done(town, 'evaluation.close', { community: LW, evaluation: terms.subject }, { kind: 'clock' });
}

/** Terms of a ballot of tomorrow on the matter. */
const ballotTomorrow = () => {
	const opensOn = addDays(town.portal.today(), 1);
	return terms(town, { electorate, opensOn }, { matter, secrecy: 'secret-paper', authorised: '2026年3月居民会议', closesOn: opensOn });
};

/** It is over, nothing was passed over, and the way it went. */
async function wentBy(...stages: string[]): Promise<void> {
	const { state } = await read();
	expect(state.stays.map((one) => one.stage)).toEqual(stages);
	expect(state.closed?.outcome).toBe('evaluated');
	expect(state.breaches).toEqual([]);
}

test('三上三下: each round brings its own papers; a lost vote goes down once more with a new plan; three publications', async () => {
	await begun('three-rounds');
	await done(town, 'opinion.publish', opinionOf(town, matter, { kind: 'residents', author: '沿路四十户' }), director);
	await lay('comments-answered');
	await move('second-round', 'forward');
	const round = async () => {
		await lay('draft-plan');
		await heard();
		await weighed();
		expect(await lacks('third-round', 'forward')).toBe('comments-answered');
		await lay('comments-answered');
		await move('third-round', 'forward');
	};
	await round();
	const council = async (yes: number) => {
		await lay('party-study', secretary, '同意提交代表会议。');
		await announcedDay();
		return voted(6, yes);
	};
	await council(40);
	expect((await refused(town, 'matter.move', going(town, matter, 'third-round', 'work', 'passed'), director)).code).toBe('matter.not-so-decided');
	await move('second-round', 'failed');
	expect(String(await lacks('third-round', 'forward')).split(',')).toEqual(['draft-plan', 'hearing', 'comments-answered', 'risk-assessment', 'open-selection']);
	await round();
	const resolution = await resolvedWith(await council(85));
	await move('work', 'passed');
	await worked(resolution);
	expect(await lacks('evaluation', 'completed')).toBe('notice-posted');
	await lay('notice-posted', director, '实施方案贴在公开栏。');
	await move('evaluation', 'completed');
	await judged();
	await lay('notice-posted', director, '测评结果贴在公开栏。');
	await move('closed', 'evaluated', overseer);
	await wentBy('first-round', 'second-round', 'third-round', 'second-round', 'third-round', 'work', 'evaluation');
});

test('民主日六步走: the day brings agenda, notice and who stands aside, also that nobody does; what is sent back is done and judged again', async () => {
	await begun('democracy-day');
	await move('choose', 'forward');
	const study = { community: LW, subject: town.id(), matter, from: 'choose', outcome: 'accepted', reason: '大家都要走这条路。' };
	await done(town, 'matter.study', study, secretary);
	const { meeting, plan } = await announcedDay();
	const newest = async (count: number) => (await read()).steps.slice(-count).map(({ content: { event, note } }) => [event.kind === 'laid' && event.what, note]);
	expect(await newest(3)).toEqual([['agenda', undefined], ['notice', undefined], ['recusals', '没有人需要回避。']]);
	// A day later somebody turns out to be a relative. Day and place stay as they were, so that notice counts from the first.
	later(1);
	const agenda = plan.agenda.map((item, index) => (index === 1 ? { ...item, recusals: [{ name: '柳惊蛰', why: '施工方是亲属' }] } : item));
	await done(town, 'democracy-day.change', { community: LW, meeting, reason: '补上回避', ...plan, agenda }, clerk);
	expect(await newest(3)).toEqual([['recusals', '没有人需要回避。'], ['agenda', undefined], ['recusals', '回避：柳惊蛰（施工方是亲属）。']]);
	await lay('materials');
	// A large sum: no vote that binds is opened before the risks are weighed, nor while they say no; asking for opinions goes on.
	expect(await refused(town, 'poll.open', ballotTomorrow(), clerk)).toMatchObject({ code: 'poll.not-prepared', params: { what: 'risk-assessment,open-selection' } });
	await weighed();
	for (const outcome of ['wait', 'stop']) {
		await done(town, 'risk.publish', riskOf(town, matter, { outcome }), director);
		expect(await refused(town, 'poll.open', ballotTomorrow(), clerk)).toMatchObject({ code: 'poll.risk-says-no', params: { outcome } });
	}
	await done(town, 'poll.open', { ...ballotTomorrow(), consultative: true }, clerk);
	await done(town, 'risk.publish', riskOf(town, matter), director);
	await move('meet', 'forward');
	const resolving = await voted(5);
	await done(town, 'democracy-day.count', { community: LW, meeting, onPaper: 92, observing: 12 }, clerk);
	const resolution = await resolvedWith(resolving);
	expect(await lacks('carry-out', 'passed')).toBe('minutes');
	await done(town, 'democracy-day.minutes', { community: LW, meeting, items: [{ no: 2, text: '装灯通过。' }] }, clerk);
	const { hash } = (await town.portal.contents.bySubject(meeting as never))!;
	for (const by of [director, clerk, overseer]) await done(town, 'democracy-day.sign', { community: LW, meeting, hash }, by);
	await move('carry-out', 'passed');
	await worked(resolution);
	await move('look-back', 'completed');
	await judged();
	later(8);
	await done(town, 'democracy-day.archive', { community: LW, meeting }, clerk);
	// Three lamps are dark: it goes back to work, and the old promise, the old lamps and the old forms are no longer enough.
	await move('carry-out', 'reopened', overseer, '三盏灯不亮。');
	expect(await lacks('look-back', 'completed')).toBe('commitments,completion');
	await worked(resolution);
	await move('look-back', 'completed');
	expect(await lacks('closed', 'evaluated', overseer)).toBe('evaluation,archive');
	await judged();
	await lay('archive', director, '补装的记录已归档。');
	await move('closed', 'evaluated', overseer);
	await wentBy('collect', 'choose', 'prepare', 'meet', 'carry-out', 'look-back', 'carry-out', 'look-back');
});

test('三会一评: four actors, and each meeting has its own minutes', async () => {
	const administrator = await town.person('安霜降');
	const council = town.id();
	await done(town, 'body.form', { community: LW, subject: council, place: town.subject('places:LW'), kind: 'residents_council', name: '柳湾社区居民议事会', dutiesFrom: town.portal.today() }, administrator);
	for (const [body, name, position] of [[council, '柳霜降', 'convener'], [town.subject('bodies:LW-SC'), '柳青苗', 'director']] as const) {
		await done(town, 'office.grant', { community: LW, subject: town.id(), body, person: await idOf(town, name), position, from: town.portal.today() }, administrator);
	}
	await begun('three-meetings-one-review');
	const [convener, head] = [await town.person('柳霜降'), await town.person('柳青苗')];
	await lay('minutes', convener, '收集到四十条意见。');
	await done(town, 'opinion.publish', opinionOf(town, matter, { kind: 'residents', author: '沿路四十户' }), convener);
	expect((await refused(town, 'matter.move', going(town, matter, 'opinion-meeting', 'topic-meeting', 'forward'), secretary)).code).toBe('matter.not-yours');
	await move('topic-meeting', 'forward', convener);
	for (const what of ['options', 'cost']) await lay(what, convener);
	await weighed();
	await done(town, 'opinion.publish', opinionOf(town, matter, { kind: 'expert', author: '县照明所 工程师' }), convener);
	expect(await lacks('party-decision', 'forward', convener)).toBe('minutes');
	await lay('minutes', convener, '两个办法都摆出来了。');
	await move('party-decision', 'forward', convener);
	await done(town, 'matter.study', { community: LW, subject: town.id(), matter, from: 'party-decision', outcome: 'accepted', reason: '大家都要走这条路。' }, secretary);
	const resolution = await resolvedWith(await voted(1));
	expect((await refused(town, 'matter.move', going(town, matter, 'decision-meeting', 'execution', 'passed'), convener)).code).toBe('matter.not-yours');
	await move('execution', 'passed');
	await worked(resolution);
	await move('review', 'completed', head);
	await lay('report', convener, '办事的人讲了怎么装、花了多少。');
	await judged();
	await move('closed', 'evaluated', convener);
	await wentBy('opinion-meeting', 'topic-meeting', 'party-decision', 'decision-meeting', 'execution', 'review');
});
