import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { runClockWork } from '#acts/clock-work.ts';
import { ownWords } from '#acts/erasure/own-words.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import { ERASED_TEXT } from '#domain/content/erasure.ts';
import { proposalPage } from '#domain/oversight/proposal-view.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { openingOf, openMatter, proposing } from '#tests/support/matter-inputs.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* 柳霜降 has everything erased that she ever wrote: the record holds, its lines stand, and her words are nowhere in the ledger. */

const LW = 'LW' as CommunityCode;
let town: Town;
let shuangjiang: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	shuangjiang = await town.person('柳霜降');
});
afterEach(async () => {
	const verifications = await checkRecord(town, LW);
	const notes = verifications.flatMap(({ findings }) => findings.map(({ check }) => check));
	expect(notes).not.toContain('erased-without-notice');
	await town.close();
});

const account = () => town.subject('disclosures:D08');
const comment = (text: string) => ({ community: LW, subject: town.id(), parent: account(), stance: 'none', text });
const own = (who = shuangjiang) => ownWords(town.portal.records, who.person, town.portal.today());
/** All that was written since the history was taken over, and the private rows where words might lie. */
const everything = () => town.look(async (_records, db) => JSON.stringify([
	"select bytes from contents where act <> 'history.import'", ...['deliveries', 'private_audit', 'proposals', 'comments', 'moderations', 'assistances'].map((table) => `select * from ${table}`)
].map((query) => db.client.prepare(query).all())));
async function erase(subject: string, who = shuangjiang): Promise<void> {
	await done(town, 'erasure.request', { community: LW, subject }, who);
}
async function aWeekLater(): Promise<void> {
	town.setClock('2026-12-01T09:00');
	await runClockWork(town.portal);
}

test('comments, also those that wait for review, were shown after it, or were hidden; reports, appeals and direct reports', async () => {
	const clerk = await town.person('麦小满');
	const other = await town.person('柳春分');
	const [plain, waiting, shown, hidden, of] = [comment('甲甲甲'), comment('麦小满乙乙乙'), comment('柳春分丙丙丙'), comment('丁丁丁'), comment('别人的话')];
	for (const one of [plain, waiting, shown, hidden]) await done(town, 'comment.post', one, shuangjiang);
	await done(town, 'comment.post', of, other);
	const about = (one: { subject: string }, more: object) => ({ community: LW, subject: town.id(), comment: one.subject, ...more });
	await done(town, 'comment.release', about(shown, { reason: '属实。' }), await town.person('苗立夏'));
	await done(town, 'comment.hide', about(hidden, { rule: 'accusation', reason: '骂人。' }), clerk);
	await done(town, 'comment.appeal', about(hidden, { text: '戊戊戊' }), shuangjiang);
	await done(town, 'comment.report', about(of, { rule: 'accusation', text: '己己己' }), shuangjiang);
	await done(town, 'matter.report', { community: LW, subject: town.id(), matter: await openMatter(town), text: '庚庚庚' }, shuangjiang);
	const words = ['甲甲甲', '乙乙乙', '丙丙丙', '丁丁丁', '戊戊戊', '己己己', '庚庚庚'];
	const list = await own();
	expect(list.map(({ type }) => type).sort()).toEqual(['comment', 'comment', 'comment', 'direct-report', 'held-comment', 'moderation-note', 'moderation-note']);
	for (const word of words) expect(list.map(({ text }) => text).join(' ')).toContain(word);
	for (const { subject, mayGo } of list) {
		expect(mayGo).toBe(true);
		await erase(subject);
	}
	expect((await own()).every(({ due }) => due === '2026-11-30')).toBe(true);
	expect(await everything()).toContain('戊戊戊');
	await aWeekLater();
	const left = await everything();
	for (const word of words) expect(left, word).not.toContain(word);
	expect(left).toContain(ERASED_TEXT);
	expect(await own()).toEqual([]);
	// What the office decided about them stays, and so does what others wrote.
	for (const word of ['骂人。', '别人的话']) expect(left).toContain(word);
});

test('a proposal is withdrawn with its words, unless a matter has taken it up; who endorsed is forgotten once it no longer counts', async () => {
	const input = proposing(town, { title: '装路灯壬壬壬', text: '晚上看不见路癸癸癸' });
	await done(town, 'proposal.raise', input, shuangjiang);
	const neighbour = await town.person('u-lw-g2-003');
	await done(town, 'proposal.endorse', { community: LW, subject: town.id(), proposal: input.subject }, neighbour);
	const [endorsement] = await own(neighbour);
	expect(endorsement).toMatchObject({ type: 'endorsement', text: '装路灯壬壬壬', mayGo: false });
	expect((await refused(town, 'erasure.request', { community: LW, subject: endorsement!.subject }, neighbour)).code).toBe('erasure.must-stay');
	await erase(input.subject);
	await aWeekLater();
	const left = await everything();
	for (const word of ['壬壬壬', '癸癸癸']) expect(left).not.toContain(word);
	const page = await proposalPage(town.portal.contents, { community: LW, proposal: input.subject }, { today: town.portal.today(), zone: 480 });
	expect(page).toMatchObject({ title: ERASED_TEXT, standing: { state: 'withdrawn' } });
	expect((await own(neighbour))[0]).toMatchObject({ mayGo: true });
	await erase(endorsement!.subject, neighbour);
	town.setClock('2026-12-09T09:00');
	await runClockWork(town.portal);
	expect(await town.portal.records.record.author(endorsement!.subject)).toBeUndefined();
	expect(await town.portal.records.proposals.endorsedBy(input.subject, neighbour.person)).toBeUndefined();
});

test('a proposal on its way stays on it without its words', async () => {
	const { subject: proposal, ...input } = proposing(town);
	await done(town, 'proposal.raise', { subject: proposal, ...input }, shuangjiang);
	for (let n = 3; n < 42; n++) await done(town, 'proposal.endorse', { community: LW, subject: town.id(), proposal }, await town.person(`u-lw-g2-${String(n).padStart(3, '0')}`));
	await done(town, 'matter.open', openingOf(town, { proposals: [proposal] }), await town.person('苗立夏'));
	await erase(proposal);
	await aWeekLater();
	expect(await everything()).not.toContain(input.text);
	const page = await proposalPage(town.portal.contents, { community: LW, proposal }, { today: town.portal.today(), zone: 480 });
	expect(page).toMatchObject({ title: ERASED_TEXT, standing: { state: 'taken' } });
});

test('what an office says stays; what is not decided stays until it is', async () => {
	const director = await town.person('苗立夏');
	const spoken = comment('居委会回复：下周修。');
	await done(town, 'comment.post', { ...spoken, office: town.subject('offices:OF-002') }, director);
	expect((await refused(town, 'erasure.request', { community: LW, subject: spoken.subject }, director)).code).toBe('erasure.must-stay');
	const apply = { community: LW, subject: town.id(), body: town.subject('bodies:LW-C'), case: 'lives-away', text: '我在城里打工子子子' };
	await done(town, 'registration.apply', apply, shuangjiang);
	expect(await own()).toMatchObject([{ type: 'registration', mayGo: false }]);
	expect((await refused(town, 'erasure.request', { community: LW, subject: apply.subject }, shuangjiang)).code).toBe('erasure.must-stay');
	await done(town, 'registration.decide', { community: LW, subject: town.id(), registration: apply.subject, outcome: 'rejected', reason: '已经登记过。' }, await town.person('麦小满'));
	await erase(apply.subject);
	await aWeekLater();
	const left = await everything();
	expect(left).not.toContain('子子子');
	expect(left).toContain('已经登记过。');
	expect(await idOf(town, '柳霜降')).toBe(shuangjiang.person);
});

test('what an office took down without a name becomes hers by the receipt; what was filed for her was hers at once; both go, with who was with her', async () => {
	const clerk = await town.person('麦小满');
	const slip = { community: LW, subject: town.id(), parent: account(), text: '水费丑丑丑', channel: 'paper_slip', received: '2026-11-23', scribe: '柳春分', witness: '柳见证', readBack: true };
	await done(town, 'question.enter', slip, clerk);
	const waiting = { ...slip, subject: town.id(), stance: 'none', text: '麦小满寅寅寅', channel: 'phone' };
	await done(town, 'comment.enter', waiting, clerk);
	await done(town, 'comment.release', { community: LW, subject: town.id(), comment: waiting.subject, reason: '属实。' }, await town.person('苗立夏'));
	const topic = { community: LW, subject: town.id(), body: town.subject('bodies:LW-R'), channel: 'telephone', text: '路灯卯卯卯' };
	await done(town, 'topic.raise', topic, clerk);
	const assisted = { person: shuangjiang.person, authorisation: 'present', reason: '带着回执来的', witness: '柳见证', readBack: true };
	const filed = { ...slip, subject: town.id(), text: '电费辰辰辰', assisted };
	await done(town, 'question.enter', filed, clerk);
	expect(await own()).toMatchObject([{ text: '电费辰辰辰' }]);
	expect((await refused(town, 'erasure.request', { community: LW, subject: slip.subject }, shuangjiang)).code).toBe('object.not-found');
	const theirs = (subject: string, more: object = {}) => ({ community: LW, subject, assisted: { ...assisted, ...more } });
	for (const { subject } of [slip, waiting, topic]) await done(town, 'person.attribute', theirs(subject), clerk);
	expect((await own()).map(({ type }) => type).sort()).toEqual(['comment', 'question', 'question', 'topic']);
	expect(await town.portal.records.rights.assistancesFor(shuangjiang.person)).toHaveLength(4);
	expect(await town.portal.records.record.auditOf(shuangjiang.person, 9)).toMatchObject([...Array(3).keys()].map(() => ({ act: 'person.attribute', caller: `person:${clerk.person}` })));
	// Nobody else's any more; nothing that somebody wrote themselves, an office said, or a file tells; nothing for oneself; not read back, not theirs.
	expect((await refused(town, 'person.attribute', theirs(slip.subject, { person: await idOf(town, '柳春分') }), clerk)).code).toBe('erasure.has-owner');
	const mine = comment('巳巳巳');
	await done(town, 'comment.post', mine, shuangjiang);
	for (const subject of [mine.subject, account(), town.id()]) expect((await refused(town, 'person.attribute', theirs(subject), clerk)).code).toBe('object.not-found');
	expect((await refused(town, 'person.attribute', theirs(slip.subject, { person: clerk.person }), clerk)).fields).toEqual([{ path: 'assisted.person', code: 'wrong' }]);
	expect((await refused(town, 'person.attribute', theirs(slip.subject, { readBack: false }), clerk)).fields).toEqual([{ path: 'assisted.readBack', code: 'missing' }]);
	const seq = (await town.portal.contents.bySubject(slip.subject as never))!.seq;
	for (const { subject } of await own()) await erase(subject);
	await aWeekLater();
	const left = await everything();
	for (const word of ['丑丑丑', '寅寅寅', '卯卯卯', '辰辰辰', '巳巳巳', '柳见证', '带着回执来的']) expect(left, word).not.toContain(word);
	// The gap can be proved: the line stands with its hash, and the newer version says why there is nothing.
	expect((await town.portal.contents.line(LW, seq))?.erased).toBe(true);
	expect(await own()).toEqual([]);
});
