import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import type { PollContent } from '#domain/ballot/poll.ts';
import { outcomeOf } from '#domain/ballot/poll.ts';
import { addDays } from '#domain/basics/day.ts';
import { openWriter } from '#records/database.server.ts';
import { verify } from '#server/cli/verify.ts';
import { keepTime } from '#server/timekeeper.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { rewrite } from '../../browser/rewriting.ts';

/*
 * The roofs of 北仓二院 belong to their owners: 民法典 §278 asks for two thirds of them by head and by area to take part, and for more than half
 * of both to agree; three quarters where the roof is paid for. Six flats: one of 200 m², the others small. 纪秋分 of the committee keeps the papers.
 */

const BC = 'BC';
const AREAS = [9000, 6000, 6000, 4500, 4500, 20_000];
let town: Town;
let director: PersonCaller;
let electorate: string;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	director = await town.person('纪秋分');
	for (const [index, area] of AREAS.entries()) await done(town, 'roll.record', { community: BC, person: await known(`u-bc-g2-00${index + 1}`), kind: 'owner', area }, director);
	const today = town.portal.today();
	electorate = String((await done(town, 'electorate.freeze', { community: BC, subject: town.id(), body: town.subject('bodies:BC-G2-O'), unit: 'owner', title: '3、5号楼屋面维修', day: today, poll: addDays(today, 20) }, director)).subject);
	town.setClock(`${addDays(today, 6)}T07:00`);
});
afterEach(async () => {
	await checkRecord(town, BC);
	await town.close();
});

/** Somebody by their name in the file. */
const known = (source: string) => town.look(async (_records, db) => (db.client.prepare('select id from persons where source = ?').raw(true).get(source) as [string])[0]);

const terms = (more: object = {}) => ({
	community: BC, subject: town.id(), electorate, kind: 'owners_common_parts', title: '屋面大修', text: '是否同意大修3、5号楼屋面？', secrecy: 'recorded',
	opensOn: town.portal.today(), opensAt: '08:00', closesOn: addDays(town.portal.today(), 7), closesAt: '18:00', ...more
});

/** A poll in which flats say so, by the place of their area; the result once its time is over. */
async function held(votes: readonly [flat: number, choice: string][], more: object = {}): Promise<PollContent> {
	const input = terms(more);
	await done(town, 'poll.open', input, director);
	town.setClock(`${input.opensOn}T09:00`);
	for (const [flat, choice] of votes) {
		const owner = await known(`u-bc-g2-00${flat}`);
		const n = (await town.look((records) => records.polls.lineOf(input.subject, owner)))!.n;
		await done(town, 'ballot.enter', { community: BC, subject: town.id(), poll: input.subject, n, choice, channel: 'onsite_paper', witness: '程大雪' }, director);
	}
	town.setClock(`${input.closesOn}T18:00`);
	await keepTime(town.portal);
	return (await town.portal.contents.ofType<PollContent>(BC as never, 'poll')).find(({ content }) => content.opening === input.subject)!.content;
}
const stepsOf = (poll: PollContent) => outcomeOf(poll).steps.map(({ what, have, need, of, holds }) => [what, have, need, of, holds]);

test('enough heads are not enough area: four of six took part, and the largest flat did not', async () => {
	const poll = await held([[1, 'yes'], [2, 'yes'], [3, 'yes'], [4, 'yes']]);
	expect(poll.area).toEqual({ members: 50_000, attended: 25_500, yes: 25_500, no: 0, abstain: 0, invalid: 0 });
	expect([outcomeOf(poll).verdict, stepsOf(poll)]).toEqual(['no-quorum', [['quorum', 4, 4, 6, true], ['quorum-area', 25_500, 33_334, 50_000, false]]]);
});

test('more than half of both pass; where the roof is paid for, three quarters of both are asked, and the same votes do not pass', async () => {
	const votes = [[1, 'yes'], [2, 'yes'], [3, 'yes'], [4, 'yes'], [5, 'no'], [6, 'no']] as const;
	const simple = await held(votes.map(([flat, choice]) => [flat, choice]));
	expect([outcomeOf(simple).verdict, stepsOf(simple).slice(2)]).toEqual(['passed', [['majority', 4, 4, 6, true], ['majority-area', 25_500, 25_001, 50_000, true]]]);
	town.setClock(`${addDays(town.portal.today(), 1)}T07:00`);
	const weighty = await held(votes.map(([flat, choice]) => [flat, choice]), { weighty: true });
	expect([outcomeOf(weighty).verdict, stepsOf(weighty).slice(2)]).toEqual(['failed', [['majority', 4, 5, 6, false], ['majority-area', 25_500, 37_500, 50_000, false]]]);
});

/** What whoever reads a copy of the ledger is told, after a content in it was made to say something else. */
async function toldOf(which: string, change?: (content: Record<string, unknown>) => void): Promise<string> {
	const file = join(town.folder, `${town.id()}.db`);
	const { client } = openWriter(town.ledgerFile);
	client.exec(`vacuum into '${file}'`);
	client.close();
	const seq = await town.look(async (_records, db) => (db.client.prepare(`select max(seq) from contents where community = 'BC' and type = '${which}'`).raw(true).get() as [number])[0]);
	if (change) rewrite({ file, seed: town.seed, community: BC as never, instance: 'yishi-testtown' }, seq, change);
	let text = '';
	await verify([file, '--seen', join(town.folder, `seen-${town.id()}`)], { env: { LANG: 'zh_CN.UTF-8' }, out: (more) => void (text += more), err: (more) => void (text += more) });
	return text;
}

test('whoever has the ledger counts the areas again, asks who stood aside, and finds a ballot that was moved to a vote that was over', async () => {
	const first = await held([[1, 'yes'], [2, 'yes'], [3, 'yes'], [4, 'yes'], [6, 'no']]);
	expect(await toldOf('poll')).not.toContain('✗');
	const other = await toldOf('poll', (content) => {
		content.area = { ...(content.area as object), yes: 45_000, no: 500 };
	});
	expect(other).toMatch(/✗ 第\d+条：表决BC-V-2026-0001重新计票，面积/);
	expect(await toldOf('poll', (content) => Object.assign(content, { recused: [{ who: '何**', reason: '有利害关系。' }] }))).toContain('表决BC-V-2026-0001的结果里，回避名单与事先定的不符');
	town.setClock(`${addDays(town.portal.today(), 1)}T07:00`);
	const next = terms();
	await done(town, 'poll.open', next, director);
	town.setClock(`${next.opensOn}T09:00`);
	const owner = await known('u-bc-g2-005');
	const { n } = (await town.look((records) => records.polls.lineOf(next.subject, owner)))!;
	await done(town, 'ballot.enter', { community: BC, subject: town.id(), poll: next.subject, n, choice: 'yes', channel: 'onsite_paper', witness: '程大雪' }, director);
	expect(await toldOf('ballot', (content) => Object.assign(content, { parent: first.opening }))).toContain('表决BC-V-2026-0001的这张票，是结束以后才有的，或者改过。');
});

test('proxies within the law: none of representatives, three at most of owners, and of a collective only within the household', async () => {
	expect(await refused(town, 'poll.open', terms({ proxiesMost: 4 }), director)).toMatchObject({ code: 'poll.proxies-over-law', params: { most: 3 } });
	const [clerk, today] = [await town.person('麦小满'), town.portal.today()];
	const list = async (body: string, unit: string) => String((await done(town, 'electorate.freeze', { community: 'LW', subject: town.id(), body: town.subject(body), unit, title: '分红办法', day: today, poll: addDays(today, 20) }, clerk)).subject);
	const members = ['u-lw-g2-001', 'u-lw-g2-002'];
	for (const source of members) await done(town, 'roll.record', { community: 'LW', person: await known(source), kind: 'member', body: town.subject('bodies:LW-E2') }, clerk);
	const [representatives, collective] = [await list('bodies:LW-R', 'person'), await list('bodies:LW-E2', 'member')];
	town.setClock(`${addDays(today, 6)}T07:00`);
	const lw = (list: string, more: object) => ({ ...terms(more), community: 'LW', electorate: list });
	expect(await refused(town, 'poll.open', lw(representatives, { kind: 'public_benefit', authorised: '2024年村民会议授权', proxiesMost: 1 }), clerk)).toMatchObject({ code: 'poll.proxies-over-law', params: { most: 0 } });
	const poll = lw(collective, { kind: 'collective_property', proxiesMost: 1 });
	await done(town, 'poll.open', poll, clerk);
	town.setClock(`${poll.opensOn}T09:00`);
	const n = async (source: string) => {
		const person = await known(source);
		return (await town.look((records) => records.polls.lineOf(poll.subject, person)))!.n;
	};
	const proxy = { community: 'LW', subject: town.id(), poll: poll.subject, n: await n(members[0]!), choice: 'yes', channel: 'written_proxy', proxy: await n(members[1]!), witness: '禾处暑' };
	expect((await refused(town, 'ballot.enter', proxy, clerk)).code).toBe('poll.proxy-other-household');
});
