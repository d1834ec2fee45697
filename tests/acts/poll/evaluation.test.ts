import { afterEach, beforeEach, expect, test } from 'vitest';
import { commentsOf } from '#acts/comment/moderating.ts';
import { addDays, day } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { threadOf } from '#domain/comment/view/thread.ts';
import { resultsOf, type AppraisalContent, type EvaluationContent } from '#domain/evaluation/evaluation.ts';
import { officeWithDuty } from '#domain/oversight/office-duty-view.ts';
import { keepTime } from '#server/timekeeper.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { settledList, voterAt } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* The households of 上柳 say how the lanes turned out, and what they think of those who led the work. Nobody can tell who said what, or when. */

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const LW = 'LW';
async function opened(more: object = {}, by = '麦小满'): Promise<string> {
	const { electorate } = await settledList(town);
	const subject = town.id();
	const today = town.portal.today();
	await done(town, 'evaluation.open', {
		community: LW, subject, kind: 'satisfaction', electorate, body: town.subject('bodies:LW-C'), title: '巷道硬化，您满意吗', items: ['质量', '工期'], opensOn: today, closesOn: addDays(today, 6), ...more
	}, await town.person(by));
	return subject;
}
const form = (evaluation: string, answers: number[], more: object = {}) => ({ community: LW, evaluation, answers, ...more });
async function closed<C>(type: string, evaluation: string): Promise<C> {
	town.setClock(`${addDays(town.portal.today(), 7)}T00:01`);
	await keepTime(town.portal);
	const all = await town.portal.contents.ofType(LW as never, type);
	return all.find(({ content }) => (content as unknown as { opening?: string }).opening === evaluation)!.content as unknown as C;
}

test('forms by phone, paper and telephone count once each; the index can be computed again; nothing says who or when', async () => {
	const evaluation = await opened();
	const size = (await town.portal.records.record.log(LW))!.size;
	for (const n of [1, 2, 3]) await done(town, 'evaluation.rate', form(evaluation, [0, n === 3 ? 2 : 1]), await voterAt(town, evaluation, n));
	// Again, and otherwise: the first one stays.
	expect(await done(town, 'evaluation.rate', form(evaluation, [2, 2]), await voterAt(town, evaluation, 1))).toMatchObject({ first: 0 });
	const clerk = await town.person('麦小满');
	for (const [n, channel] of [[4, 'paper_slip'], [5, 'telephone']] as const) await done(town, 'evaluation.rate', form(evaluation, [0, 0], { n, channel }), clerk);
	expect(await done(town, 'evaluation.rate', form(evaluation, [2, 2], { n: 1, channel: 'paper_slip' }), clerk)).toMatchObject({ first: 0 });
	expect((await town.portal.records.record.log(LW))!.size).toBe(size);
	const columns = await town.look(async (_records, db) => db.client.prepare("select name from pragma_table_info('evaluation_forms') union select name from pragma_table_info('form_takers')").raw(true).all());
	expect(columns.flat().sort()).toEqual(['answers', 'channel', 'evaluation', 'id', 'n']);
	const deliveries = await town.look(async (_records, db) => db.client.prepare("select count(*) from deliveries where act = 'evaluation.rate'").raw(true).get() as [number]);
	expect(deliveries[0]).toBe(0);
	const result = await closed<EvaluationContent>('evaluation', evaluation);
	expect(result).toMatchObject({ returned: 5, channels: [{ channel: 'portal', count: 3 }, { channel: 'paper_slip', count: 1 }, { channel: 'telephone', count: 1 }] });
	expect(result.rows).toEqual([{ item: '质量', satisfied: 5, basically: 0, dissatisfied: 0 }, { item: '工期', satisfied: 2, basically: 2, dissatisfied: 1 }]);
	expect(resultsOf(result).map(({ index, passed }) => [index, passed])).toEqual([[1000, true], [640, false]]);
	// One batch, in one moment, and the rows of who took part are gone.
	const lines = await town.look(async (_records, db) => db.client.prepare("select recorded_at, audience from contents where type = 'evaluation-form'").raw(true).all() as [string, string][]);
	expect([lines.length, new Set(lines.map(([at]) => at)).size, new Set(lines.map(([, audience]) => audience))]).toEqual([5, 1, new Set(['office'])]);
	expect(await town.look(async (_records, db) => db.client.prepare('select count(*) from form_takers').raw(true).get())).toEqual([0]);
	expect(await refused(town, 'evaluation.close', { community: LW, evaluation }, { kind: 'clock' })).toMatchObject({ code: 'evaluation.closed' });
});

test('a few words on the form: apart from every answer, in one batch, in no order; those that name somebody wait like any comment', async () => {
	const evaluation = await opened({ remarks: true });
	const said = ['路面平整，很好。', '渡口那一段还没有修。', '麦小满把账写得很清楚。', '希望早点装路灯。'];
	for (const n of [1, 2, 3, 4]) await done(town, 'evaluation.rate', form(evaluation, [0, 1], { remark: said[n - 1] }), await voterAt(town, evaluation, n));
	await done(town, 'evaluation.rate', form(evaluation, [2, 2], { n: 5, channel: 'paper_slip' }), await town.person('麦小满'));
	const columns = await town.look(async (_records, db) => db.client.prepare("select name from pragma_table_info('evaluation_remarks')").raw(true).all());
	expect(columns.flat().sort()).toEqual(['evaluation', 'id', 'text']);
	expect(await refused(town, 'evaluation.rate', form(await opened(), [0, 0], { remark: '没有地方写。' }), await voterAt(town, evaluation, 6))).toMatchObject({ fields: [{ path: 'remark', code: 'unknown' }] });
	expect((await threadOf(town.portal.contents, LW as CommunityCode, evaluation as SubjectId, {})).total).toBe(0);
	const result = await closed<EvaluationContent>('evaluation', evaluation);
	expect([result.returned, result.rows[0]]).toEqual([5, { item: '质量', satisfied: 4, basically: 0, dissatisfied: 1 }]);
	const thread = await threadOf(town.portal.contents, LW as CommunityCode, evaluation as SubjectId, {});
	expect(thread).toMatchObject({ total: 4, waiting: 1 });
	expect(thread.cards.flatMap(({ text }) => text ?? []).sort()).toEqual([said[0], said[1], said[3]].sort());
	for (const { taken } of thread.cards.filter(({ text }) => text)) expect(taken).toEqual({ channel: 'evaluation_form' });
	// No answer says which words came with it, nor the other way round; nobody's list of own words has them.
	const bytes = await town.look(async (_records, db) => db.client.prepare("select bytes from contents where type in ('evaluation-form', 'comment', 'held-comment') and seq > 0").raw(true).all().flat() as string[]);
	expect(bytes.filter((one) => one.includes('"answers"') && said.some((words) => one.includes(words)))).toEqual([]);
	expect(await town.look(async (_records, db) => db.client.prepare('select count(*) from evaluation_remarks').raw(true).get())).toEqual([0]);
	expect(await commentsOf(town.portal.records, (await voterAt(town, evaluation, 1)).person, [LW])).toEqual([]);
	const [waits] = thread.cards.filter(({ text }) => text === undefined);
	await done(town, 'comment.release', { community: LW, subject: town.id(), comment: waits!.key, reason: '说的是公开的职务。' }, await town.person('苗立夏'));
	expect((await threadOf(town.portal.contents, LW as CommunityCode, evaluation as SubjectId, {})).waiting).toBe(0);
});

test('below the least number nobody reads a word', async () => {
	const evaluation = await opened({ remarks: true });
	for (const n of [1, 2, 3, 4]) await done(town, 'evaluation.rate', form(evaluation, [2, 2], { remark: '不好。' }), await voterAt(town, evaluation, n));
	await closed<EvaluationContent>('evaluation', evaluation);
	expect((await threadOf(town.portal.contents, LW as CommunityCode, evaluation as SubjectId, {})).total).toBe(0);
	expect(await town.look(async (_records, db) => db.client.prepare('select count(*) from evaluation_remarks').raw(true).get())).toEqual([0]);
});

test('below the least number nothing is shown but how many came back', async () => {
	const evaluation = await opened();
	for (const n of [1, 2, 3, 4]) await done(town, 'evaluation.rate', form(evaluation, [2, 2]), await voterAt(town, evaluation, n));
	const result = await closed<EvaluationContent>('evaluation', evaluation);
	expect([result.returned, result.rows, result.channels]).toEqual([4, [], []]);
});

test('who is not asked, forms that do not fit, before and after', async () => {
	const evaluation = await opened({ opensOn: '2026-12-04', closesOn: '2026-12-06' });
	const voter = await voterAt(town, evaluation, 1);
	expect(await refused(town, 'evaluation.rate', form(evaluation, [0, 0]), voter)).toMatchObject({ code: 'evaluation.not-open' });
	town.setClock('2026-12-06T23:59');
	expect(await refused(town, 'evaluation.rate', form(evaluation, [0]), voter)).toMatchObject({ code: 'input.invalid', fields: [{ path: 'answers' }] });
	expect(await refused(town, 'evaluation.rate', form(evaluation, [0, 3]), voter)).toMatchObject({ code: 'input.invalid' });
	expect(await refused(town, 'evaluation.rate', form(evaluation, [0, -1]), voter)).toMatchObject({ code: 'input.invalid' });
	expect(await refused(town, 'evaluation.rate', form(evaluation, [0, 0], { n: 2, channel: 'paper_slip' }), voter)).toMatchObject({ code: 'caller.not-allowed' });
	expect(await refused(town, 'evaluation.rate', form(evaluation, [0, 0]), await town.person('柳惊蛰', { through: 'device' }))).toMatchObject({ code: 'evaluation.not-on-list' });
	await done(town, 'evaluation.rate', form(evaluation, [0, 0]), voter);
	expect(await refused(town, 'evaluation.close', { community: LW, evaluation }, { kind: 'clock' })).toMatchObject({ code: 'evaluation.not-over' });
	town.setClock('2026-12-07T00:00');
	expect(await refused(town, 'evaluation.rate', form(evaluation, [0, 0]), await voterAt(town, evaluation, 2))).toMatchObject({ code: 'evaluation.closed' });
});

test('an appraisal is held by those who watch; of whom too few judged, nothing is shown', async () => {
	const more = { kind: 'appraisal', title: '2026年度述职评议', items: undefined, offices: [town.subject('offices:OF-002'), town.subject('offices:OF-014')] };
	const { electorate } = await settledList(town);
	const input = { community: LW, subject: town.id(), electorate, body: town.subject('bodies:LW-C'), opensOn: '2026-12-02', closesOn: '2026-12-05', ...more };
	expect(await refused(town, 'evaluation.open', input, await town.person('麦小满'))).toMatchObject({ code: 'caller.not-allowed' });
	const evaluation = await opened(more, '禾处暑');
	for (const n of [1, 2, 3, 4, 5, 6]) await done(town, 'evaluation.rate', form(evaluation, [n < 5 ? 3 : 0, n < 5 ? 1 : -1]), await voterAt(town, evaluation, n));
	const result = await closed<AppraisalContent>('appraisal', evaluation);
	expect(result.rows).toMatchObject([{ target: '苗立夏', office: town.subject('offices:OF-002') as SubjectId, counts: [{ count: 2 }, { count: 0 }, { count: 0 }, { count: 4 }] }]);
	expect([result.year, result.returned, result.rows.length]).toEqual([2026, 6, 1]);
});

test('not competent two years in a row: the office’s page says that it is to end, by which clause', async () => {
	const more = { kind: 'appraisal', title: '年度述职评议', items: undefined, offices: [town.subject('offices:OF-002')] };
	const page = async () => (await officeWithDuty(town.portal.contents, { community: LW, office: town.subject('offices:OF-002') }, { today: day('2027-12-20'), zone: 480 }))!;
	for (const year of ['2026', '2027']) {
		if (year === '2027') town.setClock('2027-01-04T09:00');
		const evaluation = await opened({ ...more, opensOn: town.portal.today(), closesOn: addDays(town.portal.today(), 3) }, '禾处暑');
		for (const n of [1, 2, 3, 4, 5]) await done(town, 'evaluation.rate', form(evaluation, [n < 5 ? 3 : 0]), await voterAt(town, evaluation, n));
		await closed('appraisal', evaluation);
		expect((await page()).duty, year).toEqual(year === '2026' ? undefined : { first: 2026, second: 2027, clause: '村民委员会组织法(2025修正)§38' });
	}
});
