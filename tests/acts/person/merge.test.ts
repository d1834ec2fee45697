import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { ownWords } from '#acts/erasure/own-words.ts';
import { addDays } from '#domain/basics/day.ts';
import type { RecusalContent } from '#domain/ballot/opening.ts';
import type { PollContent } from '#domain/ballot/poll.ts';
import type { ElectorateContent } from '#domain/community/electorate.ts';
import { mergedFacts } from '#domain/community/person-merge.ts';
import { resultsOf, type EvaluationContent } from '#domain/evaluation/evaluation.ts';
import type { EvaluationOpeningContent } from '#domain/evaluation/opening.ts';
import { endorsementsOf } from '#domain/proposal/proposal.ts';
import { openWriter } from '#records/database.server.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { proposalOf } from '#tests/support/matter-inputs.ts';
import { ballot, evaluationTerms, pollOf, settledList, voterAt } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* 柳霜降 was entered a second time from a slip, behind another door. 麦小满 makes one entry of the two. */

const LW = 'LW';
let town: Town;
let clerk: PersonCaller;
let stays: PersonCaller;
let twin: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	clerk = await town.person('麦小满');
	stays = await town.person('柳霜降', { through: 'device' });
	const person = town.id();
	await done(town, 'person.add', { community: LW, person, name: '柳霜降', another: true, place: town.subject('places:LW-G2'), door: '西巷99号', phone: '13800000099', registered: true, resident: true, adult: true }, clerk);
	for (const one of [stays.person, person]) {
		const rep = (await town.look((records) => records.rolls.factsOf(one))).some(({ kind }) => kind === 'household_representative');
		if (!rep) await done(town, 'roll.record', { community: LW, person: one, kind: 'household_representative', from: '2026-01-01' }, clerk);
	}
	twin = await town.person(person, { through: 'device' });
});
afterEach(async () => {
	await checkRecord(town, LW);
	await town.close();
});

const merging = (more: object = {}) => ({ community: LW, subject: town.id(), person: stays.person, gone: twin.person, ...more });
const votes = async (poll: string, who: PersonCaller, choice: string) => done(town, 'ballot.cast', ballot(town, poll, choice), who);
async function resultOf(poll: string, closesOn: string): Promise<PollContent> {
	town.setClock(`${closesOn}T18:00`);
	await done(town, 'poll.close', { community: LW, poll }, { kind: 'clock' });
	const subject = await town.look((records) => records.polls.result(poll));
	return (await town.portal.contents.bySubject<PollContent>(subject!))!.content;
}
/** Private tables, and columns of them, in which an id stands. */
const namedIn = (id: string) => town.look(async (_records, db) => {
	const tables = (db.client.prepare("select name from sqlite_master where type = 'table'").raw(true).all() as [string][]).map(([name]) => name);
	return tables.filter((table) => JSON.stringify(db.client.prepare(`select * from "${table}"`).all()).includes(id));
});

test('phone, slip, words, follows and facts go to the entry that stays; both ids are kept, by the office; no table names the other any more', async () => {
	const comment = { community: LW, subject: town.id(), parent: town.subject('disclosures:D08'), stance: 'none', text: '应当贴在门口。' };
	await done(town, 'comment.post', comment, twin);
	for (const who of [stays, twin]) await done(town, 'follow.begin', { community: LW, subject: town.subject('disclosures:D08') }, who);
	await done(town, 'slip.print', { community: LW, persons: [twin.person] }, clerk);
	const changed: string[] = [];
	town.portal.onSessionEnd((session, how) => void changed.push(`${session} ${how}`));
	const merged = merging();
	const answer = await done(town, 'person.merge', merged, clerk);
	expect(JSON.stringify(answer)).not.toContain(twin.session);
	expect(changed).toEqual([`${twin.session} changed`]);
	expect(await town.portal.callerOf(town.tokenOf(twin), '203.0.113.7')).toMatchObject({ kind: 'person', person: stays.person });
	expect(await ownWords(town.portal.records, stays.person, town.portal.today())).toMatchObject([{ text: comment.text }]);
	expect(await town.look(async ({ notices, sessions }) => [(await notices.followedBy(stays.person)).length, (await sessions.slipsOf(stays.person)).length])).toEqual([1, 1]);
	const facts = await town.look((records) => records.rolls.factsOf(stays.person));
	expect(facts.filter(({ kind }) => kind === 'resident')).toHaveLength(1);
	expect(await namedIn(twin.person)).toEqual(['contents']);
	// The public sees that two entries became one, and not whose.
	const seq = Number(answer.seq);
	const line = (await town.portal.contents.line(LW as never, seq))!;
	expect(line.held).toBeUndefined();
	expect(line.entry).toContain('person.merge');
	expect(line.entry).not.toContain(twin.person);
	expect(await town.look((records) => records.merging.mergesIn(LW))).toMatchObject([{ gone: twin.person, stays: stays.person, on: '2026-11-23', seq }]);
	expect(await refused(town, 'person.merge', merging(), clerk)).toMatchObject({ code: 'object.not-found' });
});

test('a proposal that both stand behind counts them once, and so does whoever comes again', async () => {
	const proposal = await proposalOf(town);
	for (const who of [stays, twin]) await done(town, 'proposal.endorse', { community: LW, subject: town.id(), proposal }, who);
	const count = async () => (await endorsementsOf(town.portal.contents, proposal)).length;
	expect(await count()).toBe(3);
	await done(town, 'person.merge', merging(), clerk);
	expect(await count()).toBe(2);
	await done(town, 'proposal.endorse', { community: LW, subject: town.id(), proposal }, twin);
	expect(await count()).toBe(2);
});

test('a poll counts them once: by the line with a ballot, or by that of the entry that stays; the other stands aside in public', async () => {
	const list = await settledList(town);
	const [one, both] = [await pollOf(town, {}, false, list), await pollOf(town, { title: '再问一次' }, true, list)];
	await votes(one, twin, 'no');
	await votes(both, twin, 'no');
	await votes(both, stays, 'yes');
	const lines = async (poll: string) => Promise.all([stays, twin].map((who) => town.look(async ({ polls }) => (await polls.lineOf(poll, who.person))?.n)));
	const [[own, other], members] = [await lines(one), (await town.look(({ polls }) => polls.votersOf(one))).length];
	await done(town, 'person.merge', merging(), clerk);
	expect(await lines(one)).toEqual([other, undefined]);
	expect(await lines(both)).toEqual([own, undefined]);
	// On either phone it is the same vote.
	expect(await refused(town, 'ballot.cast', ballot(town, one, 'yes'), stays)).toMatchObject({ code: 'poll.voted-already' });
	const aside = await town.portal.contents.ofParent<RecusalContent>(both as never, 'recusal');
	expect(aside).toMatchObject([{ content: { n: other, reason: `和第${own}号是同一个人，只算一次。`, by: '柳湾社区（村）居民委员会 麦小满' } }]);
	const closes = addDays(list.opensOn, 7);
	expect(await resultOf(one, closes)).toMatchObject({ members: members - 1, no: 1, yes: 0 });
	expect(await resultOf(both, closes)).toMatchObject({ members: members - 1, no: 0, yes: 1, notCounted: [{ why: 'recused', count: 1 }] });
});

test('an evaluation counts them once: of two forms nobody can tell which is one too many, so it is said, and no verdict rests on it', async () => {
	const terms = evaluationTerms(town, await settledList(town));
	const [one, both] = [town.id(), town.id()];
	for (const subject of [one, both]) await done(town, 'evaluation.open', { ...terms, subject, items: ['质量'], closesOn: addDays(terms.closesOn, 3) }, clerk);
	const members = (await town.look(({ polls }) => polls.votersOf(one))).length;
	const rates = async (evaluation: string, who: PersonCaller, answer: number) => done(town, 'evaluation.rate', { community: LW, evaluation, answers: [answer] }, who);
	await rates(one, twin, 0);
	for (const who of [stays, twin]) await rates(both, who, 0);
	for (const [n, evaluation] of [1, 2, 3, 4].flatMap((line) => [[line, one], [line, both]] as const)) await rates(evaluation, await voterAt(town, evaluation, n), n === 4 ? 2 : 0);
	expect((await done(town, 'person.merge', merging(), clerk)).twice).toMatchObject([(await town.portal.contents.bySubject<EvaluationOpeningContent>(both as never))!.content.number]);
	// Whichever phone they take, they have handed in a form.
	expect(await done(town, 'evaluation.rate', { community: LW, evaluation: one, answers: [2] }, stays)).toMatchObject({ first: 0 });
	town.setClock(`${addDays(terms.closesOn, 4)}T00:01`);
	for (const evaluation of [one, both]) await done(town, 'evaluation.close', { community: LW, evaluation }, { kind: 'clock' });
	const all = (await town.portal.contents.ofType<EvaluationContent>(LW as never, 'evaluation')).map(({ content }) => content);
	const of = (evaluation: string) => all.find(({ opening }) => opening === evaluation)!;
	const [single, double] = [of(one), of(both)];
	expect(single).toMatchObject({ issued: members - 1, returned: 5, same: { lines: 1, forms: 0 } });
	expect(double).toMatchObject({ issued: members - 1, returned: 5, same: { lines: 1, forms: 1 }, rows: [{ satisfied: 5, dissatisfied: 1 }] });
	// 5 of 6 pass at 80.0; 4 of 5 do too, so it holds whichever form is one too many. One percent more, and it would not.
	expect(resultsOf(double)).toMatchObject([{ index: 833, passed: true }]);
	expect(resultsOf({ ...double, pass: 820 })).toMatchObject([{ index: 833, passed: false }]);
	expect(resultsOf({ ...single, pass: 800 })).toMatchObject([{ index: 800, passed: true }]);
});

test('where households count, the door that stays has spoken once; where people count, a neighbour is somebody else', async () => {
	const proposal = await proposalOf(town);
	const neighbour = town.id();
	const { place, door } = await town.look(async ({ communities }) => (await communities.household((await communities.person(stays.person))!.household!))!);
	await done(town, 'person.add', { community: LW, person: neighbour, name: '柳小雪', place, door, resident: true, adult: true }, clerk);
	for (const who of [await town.person(neighbour, { through: 'device' }), twin]) await done(town, 'proposal.endorse', { community: LW, subject: town.id(), proposal }, who);
	const twice = () => town.look(async ({ communities, merging: records }) => (await records.endorsedTwice(twin.person, stays.person, (await communities.person(stays.person))!.household)).length);
	expect(await twice()).toBe(0);
	// A city whose rules count households; put back before the record is checked.
	const db = openWriter(town.ledgerFile);
	const { bytes } = db.client.prepare('select bytes from contents where subject = ?').get(proposal) as { bytes: string };
	const write = db.client.prepare('update contents set bytes = ? where subject = ?');
	write.run(bytes.replace('"unit":"person"', '"unit":"household"'), proposal);
	expect(await twice()).toBe(1);
	write.run(bytes, proposal);
	db.client.close();
});

test('a published list with which no poll was opened has them once, in public', async () => {
	const { electorate } = await settledList(town);
	const held = async () => (await town.portal.contents.bySubject<ElectorateContent>(electorate as never))!.content;
	const before = await held();
	await done(town, 'person.merge', merging(), clerk);
	const after = await held();
	expect(after.count).toBe(before.count - 1);
	expect(after.changes).toMatchObject([{ what: 'struck' }]);
	expect(after.changes![0]).not.toHaveProperty('appeal');
});

test('is refused where the names differ, to whoever is one of the two, and where an office would go along', async () => {
	expect(await refused(town, 'person.merge', merging({ gone: await idOf(town, '柳春分') }), clerk)).toMatchObject({ code: 'roll.names-differ' });
	expect(await refused(town, 'person.merge', merging({ gone: stays.person }), clerk)).toMatchObject({ code: 'input.invalid' });
	const second = async (name: string) => String((await done(town, 'person.add', { community: LW, person: town.id(), name, another: true }, clerk)).person);
	const director = await town.person('苗立夏');
	const [clerkTwin, directorTwin] = [await second('麦小满'), await second('苗立夏')];
	expect(await refused(town, 'person.merge', merging({ person: clerk.person, gone: clerkTwin }), clerk)).toMatchObject({ code: 'caller.not-allowed' });
	expect(await refused(town, 'person.merge', merging({ person: directorTwin, gone: director.person }), clerk)).toMatchObject({ code: 'roll.office-stays' });
	// The other way round nobody comes by anything; or the city's administrator does it, and the desk goes on under the other entry.
	await done(town, 'person.merge', merging({ person: directorTwin, gone: director.person }), await town.person('安霜降'));
	expect(await town.portal.callerOf(town.tokenOf(director), '203.0.113.7')).toMatchObject({ person: directorTwin, offices: [{ position: 'director' }] });
});

test('facts: what is new moves, what both say is said once, as long as either knew', () => {
	const fact = (id: string, more: object) => ({ id, kind: 'resident' as const, ...more }) as never;
	const { moved, dropped, longer } = mergedFacts(
		[fact('a', { from: '2020-01-01' }), fact('b', { kind: 'owner', area: 9000, from: '2018-01-01', until: '2022-01-01' })],
		[fact('c', { from: '2015-01-01', until: '2021-01-01' }), fact('d', { kind: 'owner', area: 4500 }), fact('e', { kind: 'owner', area: 9000, from: '2024-01-01' })]
	);
	expect(moved.map(({ id }) => id)).toEqual(['d', 'e']);
	expect(dropped.map(({ id }) => id)).toEqual(['c']);
	expect(longer).toEqual([{ id: 'a', kind: 'resident', from: '2015-01-01' }]);
});
