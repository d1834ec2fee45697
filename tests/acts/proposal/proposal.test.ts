import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { addDays } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { readMatter } from '#domain/procedure/read-matter.ts';
import { matterPage } from '#domain/oversight/matter-view.ts';
import type { EndorsementContent, ProposalContent } from '#domain/proposal/proposal.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { going, matterToStudy, openingOf, proposing } from '#tests/support/matter-inputs.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * 柳霜降 of 上柳 proposes street lamps. One in a hundred of the 3,905 adults of 柳湾 are 40; or five representatives. 苗立夏 leads the committee,
 * 麦小满 keeps its papers and enters slips, 谷雨生 is the party secretary, 柳榆穗 is the delegate of a unit, 安霜降 of the city.
 */

const LW = 'LW' as CommunityCode;
let town: Town;
let shuangjiang: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	shuangjiang = await town.person('柳霜降');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

async function raise(caller = shuangjiang, more: object = {}): Promise<SubjectId> {
	const input = proposing(town, more);
	await done(town, 'proposal.raise', input, caller);
	return input.subject;
}
const held = async (proposal: SubjectId) => (await town.portal.contents.bySubject<ProposalContent>(proposal))!;
const endorsements = async (proposal: SubjectId) => (await town.portal.contents.ofParent<EndorsementContent>(proposal, 'endorsement')).map(({ content }) => content);
const endorse = (proposal: SubjectId, more: object = {}) => ({ community: LW, subject: town.id(), proposal, ...more });
const neighbour = (n: number) => town.person(`u-lw-g2-${String(n).padStart(3, '0')}`);

/** Forty people of 上柳 stand behind a proposal, its maker among them; or as many as are still needed. */
async function fill(proposal: SubjectId): Promise<void> {
	const { endorsementsNeeded = 0 } = (await held(proposal)).content;
	for (let n = 3; (await endorsements(proposal)).length < endorsementsNeeded; n++) {
		const person = await neighbour(n);
		await town.portal.perform('proposal.endorse', endorse(proposal), person);
	}
}

test('a proposal has a number, a pseudonym, and fixed from now on how many must stand behind it and until when; its maker is the first', async () => {
	const proposal = await raise();
	const { content, bytes } = await held(proposal);
	const [own] = await town.portal.contents.ofType<CommunityContent>(LW, 'community');
	expect(own?.content.figures?.adults).toBe(3905);
	expect(content).toMatchObject({ number: 'LW-P-2026-0001', raiser: 'resident', endorsementsNeeded: 40, orRepresentatives: 5, collectUntil: '2026-12-23' });
	expect(bytes).not.toContain('霜降');
	expect(await endorsements(proposal)).toMatchObject([{ no: 1, on: '2026-11-23', channel: 'portal' }]);
});

test('endorsing twice counts once and gives the same receipt: again on the phone, on paper, and two hundred times at once', async () => {
	const proposal = await raise();
	const person = await neighbour(5);
	const first = await done(town, 'proposal.endorse', endorse(proposal), person);
	expect(first).toMatchObject({ no: 2, number: 'LW-P-2026-0001' });
	expect(await done(town, 'proposal.endorse', endorse(proposal), person)).toEqual(first);
	const assisted = { person: person.person, authorisation: 'telephone', reason: '手机坏了', witness: '柳惊蛰', readBack: true };
	expect(await done(town, 'proposal.endorse', endorse(proposal, { channel: 'telephone', assisted }), await town.person('麦小满'))).toEqual(first);
	const other = await neighbour(6);
	const answers = await Promise.all(Array.from({ length: 200 }, () => town.portal.perform('proposal.endorse', endorse(proposal), other)));
	const receipts = new Set(answers.map((one) => JSON.stringify(one.ok ? one.value : one.error)));
	expect([...receipts]).toEqual([expect.stringContaining('"no":3')]);
	expect(await endorsements(proposal)).toHaveLength(3);
});

test('five representatives are enough, whichever way they say so', async () => {
	const [first, ...others] = await Promise.all(['u-lw-g3-025', 'u-lw-g3-002', 'u-lw-g3-028', 'u-lw-g3-007', 'u-lw-g3-016'].map((source) => town.person(source)));
	const proposal = await raise(first!);
	expect((await held(proposal)).content.raiser).toBe('representative');
	for (const person of others.slice(0, 3)) await done(town, 'proposal.endorse', endorse(proposal), person);
	const assisted = { person: others[3]!.person, authorisation: 'written', reason: '不用手机', witness: '柳惊蛰', readBack: true };
	await done(town, 'proposal.endorse', endorse(proposal, { channel: 'paper_slip', assisted }), await town.person('麦小满'));
	expect((await endorsements(proposal)).map(({ representative }) => representative)).toEqual([true, true, true, true, true]);
	expect((await refused(town, 'proposal.endorse', endorse(proposal), await neighbour(9))).code).toBe('proposal.enough');
});

test('paper and telephone count as much: 麦小满 enters a proposal and an endorsement for somebody who was read them back', async () => {
	const clerk = await town.person('麦小满');
	const person = await idOf(town, '柳霜降');
	const assisted = { person, authorisation: 'present', reason: '不用手机', witness: '柳惊蛰', readBack: true };
	const proposal = await raise(clerk, { channel: 'paper_slip', assisted });
	expect((await held(proposal)).content).toMatchObject({ channel: 'paper_slip', assisted: { witness: '柳惊蛰', readBack: true } });
	// It is hers: endorsed already, and hers to take back.
	expect(await done(town, 'proposal.endorse', endorse(proposal), shuangjiang)).toMatchObject({ no: 1 });
	expect((await refused(town, 'proposal.withdraw', { community: LW, proposal, reason: '不要了' }, clerk)).code).toBe('caller.not-allowed');
	await done(town, 'proposal.withdraw', { community: LW, proposal, reason: '学校已经装了。' }, shuangjiang);
	expect((await refused(town, 'proposal.endorse', endorse(proposal), await neighbour(9))).code).toBe('proposal.closed');
	expect((await held(proposal)).content.withdrawn).toEqual({ on: '2026-11-23', reason: '学校已经装了。' });
});

test('with the fortieth enough stand behind it: no more are taken, the committee puts it on its way, and it names what it took up', async () => {
	const proposal = await raise();
	const director = await town.person('苗立夏');
	expect((await refused(town, 'matter.open', openingOf(town, { proposals: [proposal] }), director)).code).toBe('proposal.not-ready');
	await fill(proposal);
	expect((await refused(town, 'proposal.endorse', endorse(proposal), await neighbour(90))).code).toBe('proposal.enough');
	const opening = openingOf(town, { proposals: [proposal] });
	const { number } = await done(town, 'matter.open', opening, director);
	const matter = (await town.portal.contents.bySubject<MatterContent>(opening.subject))!;
	expect((await readMatter(town.portal.contents, matter)).state.stays[0]!.laid.map(({ what }) => what)).toEqual(['topic-card', 'endorsements']);
	expect(await refused(town, 'matter.open', openingOf(town, { proposals: [proposal] }), director)).toMatchObject({ code: 'proposal.taken', params: { number } });
});

test('after the last day nobody can endorse, and what came in stays to be seen', async () => {
	const proposal = await raise();
	town.setClock('2026-12-24T00:01');
	expect((await refused(town, 'proposal.endorse', endorse(proposal), await neighbour(5))).code).toBe('proposal.closed');
	expect(await endorsements(proposal)).toHaveLength(1);
});

test('a body, a unit and the government raise proposals too, and these need no endorsements', async () => {
	for (const [name, raiser] of [['苗立夏', 'body'], ['柳榆穗', 'unit'], ['安霜降', 'government']] as const) {
		const person = await town.person(name);
		const office = person.offices.find(({ community }) => community === 'LW' || name === '安霜降')!.office;
		const proposal = await raise(person, { office });
		expect((await held(proposal)).content, name).toMatchObject({ raiser, by: expect.stringContaining(name) });
		expect((await held(proposal)).content.endorsementsNeeded).toBeUndefined();
	}
});

test('the oldest goes first, unless a reason is given, which everybody reads', async () => {
	const director = await town.person('苗立夏');
	const office = director.offices[0]!.office;
	await raise(director, { office });
	town.setClock('2026-11-25T10:00');
	const later = await raise(director, { office, title: '修桥头的栏杆' });
	const opening = openingOf(town, { proposals: [later] });
	expect(await refused(town, 'matter.open', opening, director)).toMatchObject({ code: 'matter.older-waits', params: { number: 'LW-P-2026-0001' } });
	await done(town, 'matter.open', { ...opening, ahead: '栏杆断了，有人会掉下去。' }, director);
	expect((await town.portal.contents.bySubject<MatterContent>(opening.subject))!.content.ahead).toBe('栏杆断了，有人会掉下去。');
});

test('the party organisation studies and says why: on it goes, or back', async () => {
	const secretary = await town.person('谷雨生');
	const matter = await matterToStudy(town);
	const studied = (outcome: string) => ({ community: LW, subject: town.id(), matter, from: 'party_review', outcome, reason: '先问问沿路的住户。' });
	expect(await done(town, 'matter.study', studied('returned'), secretary)).toMatchObject({ stage: 'collecting' });
	// What was sent back comes again with a card of its own.
	const director = await town.person('苗立夏');
	const again = () => going(town, matter, 'collecting', 'party_review', 'forward');
	expect(await refused(town, 'matter.move', again(), director)).toMatchObject({ code: 'matter.missing', params: { what: 'topic-card' } });
	await done(town, 'matter.lay', { community: LW, subject: town.id(), matter, what: 'topic-card', text: '沿路四十户都问过了。' }, director);
	await done(town, 'matter.move', again(), director);
	expect(await done(town, 'matter.study', studied('accepted'), secretary)).toMatchObject({ stage: expect.stringMatching(/hearing|agenda/) });
});

test('a telephone number in a proposal is refused before anybody reads it', async () => {
	expect((await refused(town, 'proposal.raise', proposing(town, { text: '请打13912345678' }), shuangjiang)).code).toBe('proposal.private-number');
});

test('adults by the roll stand behind a proposal: somebody of seventeen is told from when on, somebody of unknown age how to mend it; their own proposal waits for the first adult', async () => {
	const young = await neighbour(7);
	const proposal = await raise();
	const clerk = await town.person('麦小满');
	await done(town, 'roll.record', { community: LW, person: young.person, kind: 'adult', from: '2027-03-01' }, clerk);
	const before = await town.look(async (records) => records.rolls.factsOf(young.person));
	const known = before.filter(({ kind, from }) => kind === 'adult' && (from ?? '') <= '2026-11-23');
	for (const { id } of known) await done(town, 'roll.end', { community: LW, fact: id }, clerk);
	expect(await refused(town, 'proposal.endorse', endorse(proposal), young)).toMatchObject({ code: 'proposal.not-of-age', params: { day: '2027-03-01' } });
	expect(await endorsements(proposal)).toHaveLength(1);
	expect(await endorsements(await raise(young))).toHaveLength(0);
	// Of whom the roll says nothing: neither counted nor sent away for good; entered by whoever keeps it, they count at once, and on paper too.
	const unknown = await neighbour(8);
	for (const { id } of (await town.look((records) => records.rolls.factsOf(unknown.person))).filter(({ kind }) => kind === 'adult' || kind === 'household_representative')) await done(town, 'roll.end', { community: LW, fact: id }, clerk);
	expect((await refused(town, 'proposal.endorse', endorse(proposal), unknown)).code).toBe('proposal.age-unknown');
	const assisted = { person: unknown.person, authorisation: 'written', reason: '不用手机', witness: '柳惊蛰', readBack: true };
	expect((await refused(town, 'proposal.endorse', endorse(proposal, { channel: 'paper_slip', assisted }), clerk)).code).toBe('proposal.age-unknown');
	expect(await endorsements(await raise(unknown))).toHaveLength(0);
	await done(town, 'roll.record', { community: LW, person: unknown.person, kind: 'adult', from: '1980-03-01' }, clerk);
	await done(town, 'proposal.endorse', endorse(proposal), unknown);
	expect(await endorsements(proposal)).toHaveLength(2);
	town.setClock('2027-03-01T09:00');
	const later = await raise();
	await done(town, 'proposal.endorse', endorse(later), young);
	expect(await endorsements(later)).toHaveLength(2);
});

test('a direct report is for the overseers: the record has its hash alone', async () => {
	const matter = await matterToStudy(town);
	const text = '收了钱才肯签字。';
	const { number } = await done(town, 'matter.report', { community: LW, subject: town.id(), matter, text }, shuangjiang);
	expect(String(number)).toMatch(/^LW-M-2026-\d{4}-1$/);
	const reports = await town.look((records) => records.matters.reports('LW'));
	expect(reports.map(({ content }) => [content.text, content.stage])).toEqual([[text, 'party_review']]);
	expect(await town.portal.contents.bySubject(reports[0]!.content.subject)).toBeUndefined();
});

test('the overseers answer a direct report for everybody to read, once; everybody sees that it waits, and how late it is', async () => {
	const matter = await matterToStudy(town);
	const report = { community: LW, subject: town.id(), matter, text: '收了钱才肯签字。' };
	await done(town, 'matter.report', report, shuangjiang);
	const page = async () => (await matterPage(town.portal.contents, { community: LW, matter }, { today: town.portal.today(), zone: 480 }))!;
	const due = addDays(town.portal.today(), 5);
	expect((await page()).reports).toMatchObject([{ due, state: { state: 'waiting', days: 5 } }]);
	town.setClock(`${addDays(due, 2)}T09:00`);
	expect((await page()).reports[0]!.state).toEqual({ state: 'late', days: 2 });
	const overseer = await town.person('禾处暑');
	const answer = { community: LW, subject: town.id(), report: report.subject, text: '已经查过，签字不收钱。退还的收据在监督委员会。' };
	// Whoever handles the matter neither reads it nor answers.
	expect((await refused(town, 'matter.answer', answer, await town.person('苗立夏'))).code).toBe('caller.not-allowed');
	await done(town, 'matter.answer', answer, overseer);
	expect((await refused(town, 'matter.answer', { ...answer, subject: town.id() }, overseer)).code).toBe('matter.report-answered');
	const [shown] = (await page()).reports;
	expect(shown).toMatchObject({ state: { state: 'answered', days: 2 }, answer: { on: town.portal.today(), text: answer.text } });
	expect(JSON.stringify(await page())).not.toContain(report.text);
});
