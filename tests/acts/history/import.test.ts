import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { READ_LISTS } from '#acts/history/shapes.ts';
import type { CommunityContent, OfficeContent } from '#domain/community/community.ts';
import type { NotYetShownContent } from '#domain/community/imported.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import type { DisclosureContent } from '#domain/disclosure/disclosure.ts';
import type { FinanceTableContent } from '#domain/disclosure/finance-table.ts';
import type { AnswerContent, QuestionContent } from '#domain/disclosure/question.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { demoCity, openTown, type Town } from '#tests/support/town.ts';

const OPERATOR = { kind: 'operator' } as const;
const LW = 'LW' as CommunityCode;

type Rows = Record<string, unknown>[];

/** Whether a ledger holds nothing at all: no log, no content, no person. */
async function isEmpty(town: Town): Promise<boolean> {
	return town.look(async (records, db) => {
		const count = (table: string) => (db.client.prepare(`select count(*) from ${table}`).raw(true).get() as [number])[0];
		return (await records.record.logs()).length === 0 && ['entries', 'contents', 'subjects', 'persons', 'households', 'sources', 'places'].every((table) => count(table) === 0);
	});
}

describe('青禾市 is taken over', () => {
	let town: Town;
	beforeAll(async () => {
		town = await openTown({ empty: true });
	});
	afterAll(() => town.close());

	test('the operator reads the file: everything in one transaction, in seconds, not minutes', async () => {
		const grown: string[] = [];
		town.portal.onGrowth((community) => grown.push(community));
		const started = performance.now();
		const done = await town.portal.perform('history.import', { file: demoCity() }, OPERATOR, { id: 'AAAAAAAAAAAAAAAAAAAAAA' });
		expect(performance.now() - started).toBeLessThan(15_000);
		expect(done).toMatchObject({ ok: true, again: false, value: { communities: ['QH', 'LW', 'SQ', 'QG', 'BC', 'YQ', 'MT'], people: 973, households: 824 } });
		expect(grown.sort()).toEqual(['BC', 'LW', 'MT', 'QG', 'QH', 'SQ', 'YQ']);
		await checkRecord(town);
	});

	test('柳湾 has its accounts, with the day they came out, and the mark of imported history', async () => {
		const disclosure = await town.portal.contents.bySubject<DisclosureContent>(town.subject('disclosures:D08'));
		expect(disclosure).toMatchObject({
			version: 1, act: 'history.import', happenedAt: '2026-11-09', recordedAt: '2026-11-22T00:00:00.000Z',
			content: { source: 'D08', category: 'finance', period: '2026-10', due: '2026-11-09', published: '2026-11-09', reviewed: '2026-11-06' }
		});
		expect(disclosure!.content.summary).toHaveLength(3);
		const [table] = await town.portal.contents.ofParent<FinanceTableContent>(disclosure!.content.subject, 'finance-table');
		expect(table!.content).toMatchObject({ closing: 52184300, prepared: '麦小满', approved: '苗立夏', body: town.subject('bodies:LW-C') });
		expect(table!.content.lines).toHaveLength(25);
		expect(table!.content.lines[21]).toMatchObject({ seq: 22, direction: 'out', decision: null });
		expect(await town.portal.contents.count(LW, 'disclosure')).toBe(10);
	});

	test('a line whose source says null keeps the null; a key the source never had is absent', async () => {
		const [held] = await town.portal.contents.ofParent<FinanceTableContent>(town.subject('disclosures:D08'), 'finance-table');
		const line = held!.content.lines[0]!;
		expect(line.decision).toBe('LW-JY-2024-031');
		expect(line.recurring).toBeNull();
		const unreviewed = (await town.portal.contents.versions<DisclosureContent>(town.subject('disclosures:D23')))[0]!;
		expect(unreviewed.content.reviewed).toBeNull();
		expect('objectionUntil' in unreviewed.content).toBe(false);
	});

	test('北仓 published again after the missing review: two versions, and the lateness is still that of the first', async () => {
		const versions = await town.portal.contents.versions<DisclosureContent>(town.subject('disclosures:D23'));
		expect(versions.map((held) => [held.version, held.happenedAt, held.content.published, held.content.revised, held.content.reviewed])).toEqual([
			[1, '2026-11-09', '2026-11-09', undefined, null],
			[2, '2026-11-16', '2026-11-09', '2026-11-16', '2026-11-16']
		]);
		expect(versions[1]!.content.reason).toBe('补签监督委员会审核意见，金额未改');
	});

	test('questions have numbers in the order they were asked, their line, their answer and a pseudonym each', async () => {
		const questions = await town.portal.contents.ofType<QuestionContent>(LW, 'question');
		expect(questions.map((held) => [held.content.number, held.content.source])).toEqual([
			['LW-Q-2026-0001', 'Q01'], ['LW-Q-2026-0002', 'Q02'], ['LW-Q-2026-0003', 'Q03'], ['LW-Q-2026-0004', 'Q04']
		]);
		const line22 = questions[3]!.content;
		expect(line22).toMatchObject({ parent: town.subject('disclosures:D08'), table: town.subject('finance_tables:FT-LW-202610'), line: 22, asked: '2026-11-11', due: '2026-11-16' });
		const [answer] = await town.portal.contents.ofParent<AnswerContent>(line22.subject, 'answer');
		expect(answer!.content).toMatchObject({ by: '柳湾社区（村）居民委员会 苗立夏', answered: '2026-11-11' });
		expect(new Set(questions.map((held) => held.content.asker)).size).toBe(4);
		expect(line22.asker).toMatch(/^p-[0-9a-f]{16}$/);
		// Its object is of a later part: the question knows it by the subject it will have.
		expect(questions[1]!.content.parent).toBe(town.subject('proposals:P5'));
	});

	test('the rule set comes from the file and is in force', async () => {
		expect((await town.portal.rules())?.content).toMatchObject({ disclosureDay: 9, questioningDay: 11, display: { days: 15 }, answer: { days: 5 } });
		expect(await town.portal.city()).toBe('QH');
		expect((await town.portal.contents.ofType<CommunityContent>(LW, 'community'))[0]!.content).toMatchObject({ town: '柳湾镇', telephone: '0000-6100009' });
	});

	test('麦小满 holds her office by name; the link to her person is not public', async () => {
		const offices = await town.portal.contents.ofParent<OfficeContent>(town.subject('bodies:LW-C'), 'office');
		expect(offices.filter((held) => held.content.position === 'accountant').map((held) => held.content.holder)).toEqual(['麦小满']);
		const caller = await town.person('麦小满');
		expect(caller.offices).toMatchObject([{ position: 'accountant', body: town.subject('bodies:LW-C') }]);
	});

	test('no public content has the name, the door or the telephone of anybody who holds no office and signed no sheet', async () => {
		const file = demoCity() as { people: { id: string; name: string; phone: string | null }[]; offices: { person_id: string }[]; finance_tables: { rows: Record<string, unknown>[] }[]; households: { door: string }[]; communities: { hotline: string }[] };
		const officers = new Set(file.offices.map((office) => office.person_id));
		const onSheets = new Set(file.finance_tables.flatMap((table) => table.rows.flatMap((row) => [row.handler, row.witness, row.approver])));
		const names = file.people.filter((person) => !officers.has(person.id) && !onSheets.has(person.name)).map((person) => person.name);
		const phones = file.people.flatMap((person) => (person.phone === null ? [] : [person.phone]));
		expect(names.length).toBeGreaterThan(700);
		const bytes = await town.look(async (_records, db) => (db.client.prepare(`select group_concat(bytes, char(10)) from contents where audience = 'public'`).raw(true).get() as [string])[0]);
		expect(names.filter((name) => bytes.includes(name))).toEqual([]);
		expect(phones.filter((phone) => bytes.includes(phone) && !file.communities.some((community) => community.hotline === phone))).toEqual([]);
		expect(file.households.filter((household) => bytes.includes(`"${household.door}"`))).toEqual([]);
	});

	test('what no page shows yet is kept to the letter, held back, and named by number', async () => {
		const file = demoCity() as Record<string, Rows>;
		const later = Object.keys(file).filter((list) => Array.isArray(file[list]) && !Object.hasOwn(READ_LISTS, list));
		expect(later).toContain('ledger');
		const held = await town.look(async (_records, db) =>
			(db.client.prepare(`select bytes, audience from contents where type = 'held-import'`).raw(true).all() as [string, string][]).map(([bytes, audience]) => ({ ...(JSON.parse(bytes) as { list: string; source: string; value: unknown; part?: true }), audience }))
		);
		expect(new Set(held.map((content) => content.audience))).toEqual(new Set(['office']));
		for (const list of later) {
			const values = held.filter((content) => content.list === list && !content.part).map((content) => (typeof content.value === 'string' ? JSON.parse(content.value) as unknown : content.value));
			expect(values, list).toEqual(expect.arrayContaining(file[list]!));
			expect(values, list).toHaveLength(file[list]!.length);
		}
		const [named] = await town.portal.contents.ofType<NotYetShownContent>(LW, 'not-yet-shown');
		expect(named!.content.lists).toContainEqual({ list: 'ledger', count: file.ledger!.filter((row) => row.community_id === 'LW').length });
		expect(await town.portal.contents.ofType(LW, 'held-import')).toEqual([]);
	});

	test('of objects that are shown, every key is in their content or is kept', async () => {
		const parts = await town.look(async (_records, db) =>
			new Map((db.client.prepare(`select bytes from contents where type = 'held-import'`).raw(true).all() as [string][])
				.map(([bytes]) => JSON.parse(bytes) as { list: string; source: string; value: Record<string, unknown> })
				.map((content) => [`${content.list}:${content.source}`, content.value] as const))
		);
		expect(parts.get('disclosures:D08')).toMatchObject({ channels: ['board', 'portal', 'broadcast'], objection_until: null });
		expect(parts.get('bodies:LW-R')).toHaveProperty('women');
		expect([...parts.keys()].filter((key) => key.startsWith('offices:'))).toEqual([]);
		const person = await town.look(async (records) => records.communities.personBySource('u-t1-01'));
		expect(JSON.parse(person!.more!)).toMatchObject({ community_id: 'T1', role: 'town_discipline_officer' });
		const household = await town.look(async (records) => (await records.communities.householdsOf('LW')).find((row) => row.source === 'H-LW-G2-001'));
		expect(JSON.parse(household!.more!)).toEqual({ adults: 3 });
	});

	test('every object is found by the name it has in the file', async () => {
		await town.look(async (records) => {
			expect(await records.communities.source('disclosures:D08')).toMatchObject({ subject: town.subject('disclosures:D08'), community: 'LW' });
			expect(await records.communities.source('proposals:P5')).toMatchObject({ subject: town.subject('proposals:P5'), community: 'LW', firstRow: 4 });
			expect(await records.communities.source('procedures:PR-REP')).toMatchObject({ community: 'LW' });
			expect(await records.communities.source('finance_tables:FT-LW-202610')).toMatchObject({ firstRow: 0 });
		});
	});

	test('a second import is refused, delivered under the same id it is the first one told again', async () => {
		const before = await town.look((records) => records.record.logs());
		expect(await town.portal.perform('history.import', { file: demoCity() }, OPERATOR)).toMatchObject({ ok: false, error: { code: 'import.not-empty', params: { community: 'QH' } } });
		expect(await town.portal.perform('history.import', { file: demoCity() }, OPERATOR, { id: 'AAAAAAAAAAAAAAAAAAAAAA' })).toMatchObject({ ok: true, again: true });
		expect(await town.look((records) => records.record.logs())).toEqual(before);
	});

	test('nobody but the operator may take history over', async () => {
		const director = await town.person('苗立夏');
		expect(await town.portal.perform('history.import', { file: demoCity() }, director)).toMatchObject({ ok: false, error: { code: 'caller.not-allowed' } });
		expect(await town.portal.perform('history.import', { file: demoCity() }, town.guest())).toMatchObject({ ok: false, error: { code: 'caller.sign-in-first' } });
	});
});

describe('a file with a fault is refused as a whole, naming the place', () => {
	let town: Town;
	beforeAll(async () => {
		town = await openTown({ empty: true });
	});
	afterAll(() => town.close());

	type File = Record<string, Rows> & { meta: Record<string, unknown>; config: Record<string, unknown> };
	const row = (file: File, list: string, id: string) => file[list]!.find((one) => one.id === id)!;
	const index = (file: File, list: string, id: string) => file[list]!.findIndex((one) => one.id === id);

	/** A story of each fault: what is done to the file, and the place and code that must be named. */
	const faults: [story: string, change: (file: File) => unknown, at: string | ((file: File) => string), code: string][] = [
		['an amount with half a fen', (file) => ((file.finance_tables![0]!.rows as Rows)[7]!.amount_fen = 5000000.5), 'finance_tables[0].rows[7].amount_fen', 'not-money'],
		['an amount as text', (file) => ((file.finance_tables![0]!.rows as Rows)[7]!.amount_fen = '5000000'), 'finance_tables[0].rows[7].amount_fen', 'not-money'],
		['a negative amount', (file) => ((file.finance_tables![0]!.rows as Rows)[7]!.amount_fen = -1), 'finance_tables[0].rows[7].amount_fen', 'not-money'],
		['a balance of minus nothing', (file) => (file.finance_tables![0]!.opening_balance_fen = -0), 'finance_tables[0].opening_balance_fen', 'not-money'],
		['a place with minus no households', (file) => (row(file, 'places', 'LW-G4').households = -0), (file) => `places[${index(file, 'places', 'LW-G4')}].households`, 'not-a-number'],
		['an object larger than a content may be', (file) => (file.proposals![0]!.pages = Array.from({ length: 100 }, () => '页'.repeat(90_000))), 'proposals[0]', 'too-large'],
		['a text without an end', (file) => (row(file, 'disclosures', 'D08').body_text = '文'.repeat(100_001)), 'disclosures[7].body_text', 'too-long'],
		['an amount of nothing', (file) => ((file.finance_tables![0]!.rows as Rows)[7]!.amount_fen = 0), 'finance_tables[0].rows[7].amount_fen', 'not-money'],
		['money in a list that is only kept', (file) => (file.contracts![0]!.total_fen = '100'), 'contracts[0].total_fen', 'not-money'],
		['a row that does not balance', (file) => ((file.finance_tables![3]!.rows as Rows)[2]!.balance_fen = 1), 'finance_tables[3].rows[2].balance_fen', 'balance-differs'],
		['a total that is not the sum', (file) => (file.finance_tables![3]!.income_total_fen = 3940001), 'finance_tables[3].income_total_fen', 'income-differs'],
		['a voucher used twice', (file) => ((file.finance_tables![0]!.rows as Rows)[1]!.voucher_no = '收-001'), 'finance_tables[0].rows[1].voucher_no', 'voucher-twice'],
		['a row of another month', (file) => ((file.finance_tables![0]!.rows as Rows)[0]!.date = '2026-09-30'), 'finance_tables[0].rows[0].date', 'date-outside-period'],
		['a row missing in the middle', (file) => (file.finance_tables![0]!.rows as Rows).splice(4, 1), 'finance_tables[0].rows[4].seq', 'seq-not-continuous'],
		['an account without rows', (file) => (file.finance_tables![0]!.rows = []), 'finance_tables[0].rows', 'no-lines'],
		['an account that hung nowhere', (file) => delete row(file, 'finance_tables', 'FT-LW-N1-2025').posted, (file) => `finance_tables[${index(file, 'finance_tables', 'FT-LW-N1-2025')}].posted`, 'nowhere-published'],
		['a direction that is none', (file) => ((file.finance_tables![0]!.rows as Rows)[0]!.direction = 'up'), 'finance_tables[0].rows[0].direction', 'not-in-list'],
		['a kind of body that is none', (file) => (file.bodies![5]!.kind = 'police'), 'bodies[5].kind', 'not-in-list'],
		['a day that is not in the calendar', (file) => (row(file, 'disclosures', 'D08').published_at = '2026-02-30'), 'disclosures[7].published_at', 'not-a-day'],
		['a day where a list only keeps what it reads not', (file) => (row(file, 'disclosures', 'D08').joint_meeting_at = '9 November'), 'disclosures[7].joint_meeting_at', 'not-a-moment'],
		['a photograph of no day', (file) => ((row(file, 'disclosures', 'D08').board_photo as Record<string, unknown>).taken_at = '9 November'), 'disclosures[7].board_photo.taken_at', 'not-a-day'],
		['a period that is none', (file) => (row(file, 'finance_tables', 'FT-LW-202610').period = '2026-13'), 'finance_tables[0].period', 'not-a-period'],
		['a disclosure of a body that does not exist', (file) => (row(file, 'disclosures', 'D08').body_id = 'LW-X'), 'disclosures[7].body_id', 'dangling'],
		['a body of another community', (file) => (row(file, 'disclosures', 'D08').body_id = 'SQ-V1'), 'disclosures[7].body_id', 'other-community'],
		['an office of nobody', (file) => (file.offices![0]!.person_id = 'u-nobody'), 'offices[0].person_id', 'dangling'],
		['a vote of no proposal, in a list that is only kept', (file) => (file.votes![0]!.proposal_id = 'P99'), 'votes[0].proposal_id', 'dangling'],
		['a table that its disclosure does not know', (file) => (row(file, 'disclosures', 'D08').finance_table_ids = []), 'finance_tables[0].disclosure_id', 'links-differ'],
		['a question about a line that is not there', (file) => (row(file, 'inquiries', 'Q04').ref = 'FT-LW-202610#26'), 'inquiries[3].ref', 'no-such-line'],
		['a question about nothing', (file) => (row(file, 'inquiries', 'Q04').ref = 'D99'), 'inquiries[3].ref', 'dangling'],
		['an answer before its question', (file) => (row(file, 'inquiries', 'Q04').answered_at = '2026-11-10'), 'inquiries[3].answered_at', 'answered-before-asked'],
		['an answer without a day', (file) => (row(file, 'inquiries', 'Q04').answered_at = null), 'inquiries[3].answered_at', 'missing'],
		['the same disclosure twice', (file) => file.disclosures!.push({ ...row(file, 'disclosures', 'D08') }), 'disclosures[30].id', 'twice'],
		['the same number twice, in a list that is only kept', (file) => (file.contracts![1]!.no = file.contracts![0]!.no), 'contracts[1].no', 'twice'],
		['a second root', (file) => (row(file, 'places', 'T1').parent_id = null), (file) => `places[${index(file, 'places', 'T1')}].parent_id`, 'not-the-tree'],
		['no root at all', (file) => (row(file, 'places', 'QH').parent_id = 'T1'), 'places', 'no-root'],
		['a cell inside a cell', (file) => (row(file, 'places', 'LW-G1-C02').parent_id = 'LW-G1-C01'), (file) => `places[${index(file, 'places', 'LW-G1-C02')}].parent_id`, 'not-the-tree'],
		['a place in a place that is not there', (file) => (row(file, 'places', 'LW-G1').parent_id = 'XX'), (file) => `places[${index(file, 'places', 'LW-G1')}].parent_id`, 'dangling'],
		['a community in another town than it says', (file) => (row(file, 'communities', 'LW').town_id = 'T2'), (file) => `places[${index(file, 'places', 'LW')}].parent_id`, 'links-differ'],
		['a list that is missing', (file) => delete file.offices, 'offices', 'missing'],
		['a list that is none', (file) => (file.disclosures = {} as never), 'disclosures', 'wrong-type'],
		['an object that is none', (file) => (file.people![3] = 'somebody' as never), 'people[3]', 'wrong-type'],
		['a title that is a number', (file) => (row(file, 'disclosures', 'D08').title = 8), 'disclosures[7].title', 'wrong-type'],
		['a title that is missing', (file) => delete row(file, 'disclosures', 'D08').title, 'disclosures[7].title', 'missing'],
		['a name that was not masked', (file) => (file.people![0]!.display = '谷雨生'), 'people[0].display', 'not-masked'],
		['a text that turns its direction', (file) => (row(file, 'disclosures', 'D08').title = '柳湾\u202e账'), 'disclosures[7].title', 'text-unreadable'],
		['half a character, in a list that is only kept', (file) => (file.proposals![0]!.title = 'x\ud800'), 'proposals[0].title', 'text-unreadable'],
		['a version out of order', (file) => ((row(file, 'disclosures', 'D23').versions as Rows)[0]!.version = 3), 'disclosures[22].versions[0].version', 'out-of-order'],
		['an office that ended before it began', (file) => (file.offices![0]!.until = '2020-01-01'), 'offices[0].until', 'until-before-from'],
		['a file of another form', (file) => (file.meta.format = 'yishi-city/1'), 'meta.format', 'not-in-list'],
		['a file that does not say it is history', (file) => (file.meta.history = { imported: false }), 'meta.history.imported', 'not-in-list'],
		['a rule that is missing', (file) => delete file.config.inquiry_reply_days, 'config.inquiry_reply_days', 'missing'],
		['a community with an address nobody can type', (file) => (row(file, 'communities', 'LW').id = '柳湾'), 'communities[0].id', 'not-an-address']
	];

	test.each(faults)('%s', async (_story, change, at, code) => {
		const file = demoCity() as File;
		const place = typeof at === 'string' ? at : at(file);
		change(file);
		const done = await town.portal.perform('history.import', { file }, OPERATOR);
		expect(done).toMatchObject({ ok: false, error: { code: 'import.bad-file' } });
		if (done.ok) return;
		expect(done.error.file!.find((problem) => problem.at === place), JSON.stringify(done.error.file!.slice(0, 10))).toMatchObject({ at: place, code });
		expect(done.error.params!.problems).toBeGreaterThanOrEqual(done.error.file!.length);
		expect(await isEmpty(town)).toBe(true);
	});

	test.each([[null], ['{}'], [3]])('a file that is no object: %j', async (file) => {
		expect(await town.portal.perform('history.import', { file }, OPERATOR)).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path: 'file' }] } });
	});

	test.each([[{}], [[]]])('with nothing in it, it is told everything it lacks: %j', async (file) => {
		const done = await town.portal.perform('history.import', { file }, OPERATOR);
		expect(done.ok ? [] : done.error.file!.map((problem) => problem.at)).toEqual(expect.arrayContaining(['meta', 'config', 'places', 'people', 'disclosures', 'finance_tables', 'inquiries']));
	});

	test('a file without a bottom is refused before anybody follows it', async () => {
		const deep: Record<string, unknown> = demoCity();
		let at = deep;
		for (let n = 0; n < 200; n++) at = at.more = {} as Record<string, unknown>;
		const done = await town.portal.perform('history.import', { file: deep }, OPERATOR);
		expect(done.ok ? [] : done.error.file!.map((problem) => problem.code)).toContain('too-deep');
		expect(await isEmpty(town)).toBe(true);
	});

	test('after all these the good file is still taken over', async () => {
		expect(await town.portal.perform('history.import', { file: demoCity() }, OPERATOR)).toMatchObject({ ok: true });
		await checkRecord(town);
	});
});
