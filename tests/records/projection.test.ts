import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommunityCode } from '#domain/basics/id.ts';
import type { Held } from '#domain/content/content.ts';
import { openWriter } from '#records/database.server.ts';
import { prepareProjection, type Projection } from '#records/projection.ts';
import { PROJECTIONS, prepareRecords } from '#records/records.ts';
import { communities } from '#records/tables/community.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* Rows are an index of contents: they can be thrown away and made again, and whoever changes one is named. */

const LW = 'LW' as CommunityCode;

/** What the demo city's file has none of. */
const ONLY_BY_ACTS = ['delegation', 'electorate-appeal', 'evaluation-opening', 'poll-opening', 'recusal', 'registration', 'roll-decision', 'shape'];

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	const done = await town.portal.perform(
		'question.ask', { community: LW, subject: town.id(), parent: town.subject('disclosures:D08'), text: '名单在哪里看？' }, await town.person('柳霜降')
	);
	expect(done.ok).toBe(true);
	for (const text of ['名单应当贴出来。', '王某家的补发是怎么算的？']) {
		const said = await town.portal.perform('comment.post', { community: LW, subject: town.id(), parent: town.subject('disclosures:D08'), stance: 'none', text }, await town.person('柳霜降'));
		expect(said.ok).toBe(true);
	}
});
afterEach(() => town.close());

/** Every row of every projection. */
const rows = () => town.look(async (records) => Object.fromEntries(await Promise.all([...records.projections].map(async ([type, projection]) => [type, await projection.rows()] as const))));

/** Changes the ledger behind the portal's back, as somebody with sqlite3 would. */
function tamper(sql: string, ...values: (string | number)[]): number {
	const db = openWriter(town.ledgerFile);
	try {
		return db.client.prepare(sql).run(...values).changes;
	} finally {
		db.client.close();
	}
}

test('every projection has rows, and made again from the contents they are the same', async () => {
	const before = await rows();
	expect(Object.keys(before).sort()).toEqual(PROJECTIONS.map(({ type }) => type).sort());
	expect(Object.entries(before).filter(([, list]) => list.length === 0).map(([type]) => type).sort()).toEqual(ONLY_BY_ACTS);
	expect(before.disclosure).toHaveLength(32 - 2);
	expect(before.question).toHaveLength(13);
	await town.portal.close();
	const db = openWriter(town.ledgerFile);
	const records = prepareRecords(db);
	db.client.exec('begin');
	for (const projection of records.projections.values()) await projection.clear();
	for (const { community } of await records.record.logs()) {
		for (const [type, projection] of records.projections) {
			for (const held of await records.contents.ofType(community as CommunityCode, type)) await projection.put({ ...held, version: 1 });
		}
	}
	db.client.exec('commit');
	db.client.close();
	expect(await rows()).toEqual(before);
	await town.reopen();
	await checkRecord(town);
});

test('a newer version takes the place of the row before', async () => {
	const held = (await town.portal.contents.bySubject(town.subject('disclosures:D23')))!;
	expect(held.version).toBe(2);
	const own = (await rows()).disclosure!.filter((row) => row.subject === held.content.subject);
	expect(own).toMatchObject([{ hash: held.hash, published: '2026-11-09' }]);
});

test('a projection that forgets a column is refused at once, not found out later', async () => {
	const forgetful: Projection = { type: 'community', name: 'communities', table: communities, row: (content) => ({ community: content.community, name: '' }) };
	await town.look(async (_records, db) => {
		const held = (await town.portal.contents.ofType(LW, 'community'))[0] as Held;
		await expect(prepareProjection(db, forgetful).put(held)).rejects.toThrow('communities has no value for kind');
	});
});

describe('one change behind the portal\'s back, and the record names it', () => {
	const D08 = () => town.subject('disclosures:D08');
	const changes: [story: string, change: () => number, named: () => RegExp][] = [
		['a deadline in a row', () => tamper('update questions set due = ? where number = ?', '2027-01-01', 'LW-Q-2026-0005'), () => /row-differs: LW questions .*"column":"due"/],
		['a balance in a row', () => tamper('update finance_tables set closing = closing + 1 where subject = ?', town.subject('finance_tables:FT-LW-202610')), () => /row-differs: LW finance_tables .*"expected":52184300,"found":52184301/],
		['an office given to somebody else', () => tamper('update offices set holder = ? where subject = ?', '柳某某', town.subject('offices:OF-014')), () => /row-differs: LW offices .*麦小满/],
		['a row taken away', () => tamper('delete from disclosures where subject = ?', D08()), () => new RegExp(`row-missing: LW disclosures ${D08()}`)],
		['a row put in', () => tamper('insert into answers (subject, hash, community, question, answered) values (?, ?, ?, ?, ?)', 'AAAAAAAAAAAAAAAAAAAAAA', '0'.repeat(64), 'LW', town.subject('inquiries:Q01'), '2026-11-23'), () => /row-extra: LW answers AAAA/],
		['a content', () => tamper('update contents set bytes = replace(bytes, ?, ?) where subject = ?', '52184300', '52184301', town.subject('finance_tables:FT-LW-202610')), () => new RegExp(`content-hash-differs: LW entry \\d+ ${town.subject('finance_tables:FT-LW-202610')}`)],
		['a content of the office', () => tamper('update contents set salt = ? where subject = ?', 'ab'.repeat(16), town.subject('proposals:P5')), () => new RegExp(`content-hash-differs: LW entry \\d+ ${town.subject('proposals:P5')}`)],
		['which version is the newest', () => tamper('update subjects set version = 1 where subject = ?', town.subject('disclosures:D23')), () => /row-differs: BC subjects .*"column":"version"/],
		['an entry', () => tamper('update entries set bytes = replace(bytes, ?, ?) where community = ? and seq = 3', '"actor":"import"', '"actor":"imqort"', 'LW'), () => /leaf-differs: LW entry 3/],
		['an entry with its leaf taken away', () => tamper('delete from entries where community = ? and seq = 3', 'LW'), () => /entry-out-of-place: LW entry 3/],
		['the signed checkpoint, for one of another log', () => tamper(`update logs set checkpoint = (select checkpoint from logs where community = 'SQ') where community = 'LW'`), () => /signature-missing: LW/]
	];

	test.each(changes)('%s', async (_story, change, named) => {
		expect(change()).toBeGreaterThan(0);
		await expect(checkRecord(town)).rejects.toThrow(named());
	});
});
