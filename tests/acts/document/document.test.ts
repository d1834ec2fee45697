import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { dueWork } from '#acts/clock-work.ts';
import { copiesFor } from '#acts/document/copies.ts';
import { addDays } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { clauseText, itemTexts } from '#domain/document/clause.ts';
import type { DocumentVersionContent, SuggestionContent, SuggestionListContent } from '#domain/document/document.ts';
import { fingerprint } from '#domain/document/fingerprint.ts';
import { sha256 } from '#records/hashing.server.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { announced } from '#tests/support/day-inputs.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { beginning, CHARGING, liveText, sealing, sealText, soonest, suggesting, suggestionOn, textBegun, textWithComments } from '#tests/support/texts.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * The rules for electric bicycles of 柳湾: 苗立夏 leads the committee whose text it is, 麦小满 keeps its papers, 柳霜降 of 上柳 is asked to draft, neighbours suggest.
 */

const LW = 'LW' as CommunityCode;
let town: Town;
let miao: PersonCaller;
let shuangjiang: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	miao = await town.person('苗立夏');
	shuangjiang = await town.person('柳霜降');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const versions = async (document: SubjectId) => (await town.portal.contents.ofParent<DocumentVersionContent>(document, 'document-version')).map(({ content }) => content);
const suggestion = async (subject: SubjectId) => (await town.portal.contents.bySubject<SuggestionContent>(subject))!.content;
const neighbour = (n: number) => town.person(`u-lw-g2-${String(n).padStart(3, '0')}`);
const deciding = (suggestion: SubjectId, more: object = {}) => ({ community: LW, suggestion, is: 'adopted', reason: '老人用得多，应当便宜。', draft: 2, ...more });
const texts = async (document: SubjectId) => (await liveText(town, document)).clauses.map(clauseText);

test('a text begins in clauses, is sealed as it was read, and the next draft begins with it', async () => {
	const document = await textBegun(town);
	const { clauses, no } = await liveText(town, document);
	expect([no, ...clauses.map(clauseText)]).toEqual([1, ...CHARGING.split(/\n(?=[一二三]、)/)]);
	const version = await sealText(town, document, { commentsUntil: soonest(town) });
	expect(await versions(document)).toMatchObject([{ subject: version, no: 1, name: '第一稿', on: '2026-11-23', commentsUntil: '2026-11-30', clauses }]);
	expect(await liveText(town, document)).toMatchObject({ no: 2, clauses });
});

test('whoever seals has read it: another text, another draft, no text at all, too few days are refused, and nothing is written', async () => {
	const document = await textBegun(town);
	const good = await sealing(town, document);
	expect(await refused(town, 'document.seal', { ...good, seen: '0'.repeat(32) }, miao)).toMatchObject({ code: 'document.changed-meanwhile' });
	expect(await refused(town, 'document.seal', { ...good, draft: 2 }, miao)).toMatchObject({ code: 'document.sealed-meanwhile', params: { no: 1 } });
	expect(await refused(town, 'document.seal', { ...good, commentsUntil: '2026-11-29' }, miao)).toMatchObject({ code: 'document.comment-days', params: { day: '2026-11-30' } });
	expect(await refused(town, 'document.seal', { ...good, final: true, commentsUntil: '2026-12-10' }, miao)).toMatchObject({ code: 'document.comment-days' });
	const empty = await textBegun(town, { text: undefined });
	expect(await refused(town, 'document.seal', await sealing(town, empty), miao)).toMatchObject({ code: 'document.empty' });
	expect(await versions(document)).toEqual([]);
	// After a refusal people go on typing, and sealing goes on.
	await done(town, 'document.seal', good, miao);
	expect(await versions(document)).toHaveLength(1);
});

test('a telephone number is sealed into no text', async () => {
	const document = await textBegun(town, { text: '一、联系\n有事打13900001111。' });
	expect(await refused(town, 'document.seal', await sealing(town, document), miao)).toMatchObject({ code: 'proposal.private-number' });
});

test('one suggestion is adopted, one in part, one declined: the draft has exactly that, the reasons are public, and so are those who decided', async () => {
	const text = await textWithComments(town);
	const { document, clauses } = text;
	const price = await suggestionOn(town, text, await neighbour(3));
	const coins = await suggestionOn(town, text, await neighbour(4), { text: '二、充电\n全部免费。', reason: '居民不应当出钱' });
	const lifts = await suggestionOn(town, text, await neighbour(5), { clause: clauses[0]!.id, text: '一、停放\n（一）车辆停进划线区。\n（二）楼道和电梯里不停车。', reason: '有人推进电梯' });
	const cards = await suggestionOn(town, text, await neighbour(6), { is: 'add', clause: clauses[1]!.id, text: '三、刷卡\n没有手机也能充电。', reason: '老人没有手机' });
	expect(await suggestion(price)).toMatchObject({ number: 'LW-S-2026-0001', on: '2026-11-23', channel: 'portal' });
	await done(town, 'suggestion.decide', deciding(price), miao);
	await done(town, 'suggestion.decide', deciding(coins, { is: 'declined', reason: '没有资金来源。' }), miao);
	await done(town, 'suggestion.decide', deciding(lifts, { is: 'partly', reason: '电梯一并写上。', text: '一、停放\n（一）车辆停进划线区。\n（二）楼道、门厅和电梯里不停车。' }), miao);
	await done(town, 'suggestion.decide', deciding(cards), miao);
	expect(await texts(document)).toEqual([
		'一、停放\n（一）车辆停进划线区。\n（二）楼道、门厅和电梯里不停车。', '二、充电\n服务费每度不超过两角。', '三、刷卡\n没有手机也能充电。', '三、施行\n公示七日后施行。'
	]);
	expect((await liveText(town, document)).clauses.map(({ id }) => id).filter((id) => clauses.some((was) => was.id === id))).toEqual(clauses.map(({ id }) => id));
	expect((await suggestion(coins)).decided).toMatchObject({ is: 'declined', reason: '没有资金来源。', on: '2026-11-23', into: 2 });
	expect((await suggestion(price)).decided?.by).toContain('苗立夏');
	expect(JSON.stringify(await suggestion(price))).not.toContain(await idOf(town, (await neighbour(3)).display).catch(() => 'u-lw-g2-003'));
});

test('two suggestions on one clause: the second is not put over the first; whoever decides reads the clause as it is now', async () => {
	const text = await textWithComments(town);
	const first = await suggestionOn(town, text, await neighbour(3));
	const second = await suggestionOn(town, text, await neighbour(4), { text: '二、充电\n服务费每度不超过三角，充满自动断电。', reason: '防火' });
	const third = await suggestionOn(town, text, await neighbour(5), { is: 'remove', text: undefined, reason: '另写一份' });
	await done(town, 'suggestion.decide', deciding(first), miao);
	expect(await refused(town, 'suggestion.decide', deciding(second), miao)).toMatchObject({ code: 'suggestion.clause-changed' });
	const clause = (await liveText(town, text.document)).clauses[1]!;
	const merged = { is: 'partly', text: '二、充电\n服务费每度不超过两角，充满自动断电。', seen: fingerprint(sha256, [clause]) };
	await done(town, 'suggestion.decide', deciding(second, merged), miao);
	expect((await texts(text.document))[1]).toBe(merged.text);
	const now = fingerprint(sha256, [(await liveText(town, text.document)).clauses[1]!]);
	await done(town, 'suggestion.decide', deciding(third, { seen: now }), miao);
	expect(await texts(text.document)).toHaveLength(2);
	const late = await suggestionOn(town, text, await neighbour(6), { text: '二、充电\n免费。', reason: '便民' });
	expect(await refused(town, 'suggestion.decide', deciding(late), miao)).toMatchObject({ code: 'suggestion.clause-gone' });
});

test('who was asked to draft decides; who was not does not; who made it takes it back before, not after', async () => {
	const text = await textWithComments(town);
	const author = await neighbour(3);
	const [one, two] = [await suggestionOn(town, text, author), await suggestionOn(town, text, author, { text: '二、充电\n每度两角。' })];
	expect(await refused(town, 'suggestion.decide', deciding(one, { is: 'declined' }), shuangjiang)).toMatchObject({ code: 'caller.not-allowed' });
	const person = await idOf(town, '柳霜降');
	await done(town, 'assignment.give', { community: LW, subject: town.id(), object: text.document, person, function: 'drafter', from: '2026-11-23' }, miao);
	const asked = await town.person('柳霜降');
	await done(town, 'suggestion.decide', deciding(one, { is: 'declined' }), asked);
	expect((await suggestion(one)).decided?.by).not.toContain('霜降');
	expect(await refused(town, 'suggestion.withdraw', { community: LW, suggestion: one }, author)).toMatchObject({ code: 'suggestion.decided' });
	expect(await refused(town, 'suggestion.withdraw', { community: LW, suggestion: two }, await neighbour(4))).toMatchObject({ code: 'caller.not-allowed' });
	await done(town, 'suggestion.withdraw', { community: LW, suggestion: two }, author);
	expect(await refused(town, 'suggestion.decide', deciding(two), miao)).toMatchObject({ code: 'suggestion.withdrawn' });
});

test('nonsense, the text as it stands, a clause that is not there, somebody’s name, a day to come: each is refused with its reason', async () => {
	const text = await textWithComments(town);
	const author = await neighbour(3);
	const tried: [object, string][] = [
		[{ text: '二、充电\n服务费每度不超过三角。' }, 'suggestion.changes-nothing'], [{ clause: 'nowhere' }, 'suggestion.clause-unknown'], [{ clause: undefined }, 'suggestion.clause-unknown'],
		[{ text: undefined }, 'input.invalid'], [{ reason: '王某家用得多' }, 'suggestion.names-somebody'], [{ reason: '打13900001111问' }, 'proposal.private-number'],
		[{ claimed: '2026-11-24' }, 'question.day-in-future'], [{ version: town.id() }, 'suggestion.not-open'], [{ document: town.id() }, 'object.not-found']
	];
	for (const [more, code] of tried) expect(await refused(town, 'suggestion.make', suggesting(town, text, more), author), code).toMatchObject({ code });
	town.setClock('2026-12-01T09:00');
	expect(await refused(town, 'suggestion.make', suggesting(town, text), author)).toMatchObject({ code: 'suggestion.not-open' });
});

test('a slip counts like a telephone: 麦小满 files it for somebody, whose own it is', async () => {
	const text = await textWithComments(town);
	const person = await neighbour(7);
	const assisted = { person: person.person, authorisation: 'present', reason: '不会用手机', witness: '柳惊蛰', readBack: true };
	const made = await suggestionOn(town, text, await town.person('麦小满'), { assisted, channel: 'paper_slip' });
	expect(await suggestion(made)).toMatchObject({ channel: 'paper_slip', assisted: { authorisation: 'present', readBack: true } });
	await done(town, 'suggestion.withdraw', { community: LW, suggestion: made }, person);
});

test('when the time for comments is over, the list is published by itself, and says what nobody decided; the last version needs every answer', async () => {
	const text = await textWithComments(town);
	const [one, two, gone] = [await suggestionOn(town, text, await neighbour(3)), await suggestionOn(town, text, await neighbour(4), { reason: '再便宜些' }), await suggestionOn(town, text, await neighbour(5), { reason: '免费' })];
	await done(town, 'suggestion.decide', deciding(one), miao);
	await done(town, 'suggestion.withdraw', { community: LW, suggestion: gone }, await neighbour(5));
	expect((await dueWork(town.portal)).filter(({ act }) => act === 'document.list')).toEqual([]);
	town.setClock('2026-12-01T00:00');
	const [due] = (await dueWork(town.portal)).filter(({ act }) => act === 'document.list');
	await done(town, due!.act, due!.input, { kind: 'clock' });
	expect((await dueWork(town.portal)).filter(({ act }) => act === 'document.list')).toEqual([]);
	const [list] = await town.portal.contents.ofParent<SuggestionListContent>(text.document, 'suggestion-list');
	expect(list?.content.suggestions).toEqual([
		{ suggestion: one, number: 'LW-S-2026-0001', is: 'adopted', reason: '老人用得多，应当便宜。' }, { suggestion: two, number: 'LW-S-2026-0002' }
	]);
	expect(await refused(town, 'document.seal', await sealing(town, text.document, { final: true }), miao)).toMatchObject({ code: 'document.undecided', params: { count: 1 } });
	await done(town, 'suggestion.decide', deciding(two, { is: 'declined', reason: '已经定为两角。' }), miao);
	await sealText(town, text.document, { final: true });
	expect((await versions(text.document)).map(({ no, final }) => [no, final])).toEqual([[1, undefined], [2, true]]);
	expect(await refused(town, 'document.drop', { community: LW, document: text.document, reason: '不办了' }, miao)).toMatchObject({ code: 'document.not-open' });
});

test('while comments are taken no next version is sealed; a text that is given up says why', async () => {
	const { document } = await textWithComments(town);
	expect(await refused(town, 'document.seal', await sealing(town, document), miao)).toMatchObject({ code: 'document.comments-open', params: { day: '2026-11-30' } });
	await done(town, 'document.drop', { community: LW, document, reason: '镇里已经有统一的办法。' }, miao);
	expect((await town.portal.contents.bySubject(document))?.content).toMatchObject({ dropped: { on: '2026-11-23', reason: '镇里已经有统一的办法。' } });
});

test('what a device still had is kept for the drafters, once, and nobody else sees it; a text that a file tells takes nothing', async () => {
	const document = await textBegun(town);
	const { clauses } = await liveText(town, document);
	const copy = { community: LW, document, subject: town.id(), draft: 1, why: 'restored', clauses };
	const first = await done(town, 'document.recover', copy, miao);
	expect(await done(town, 'document.recover', { ...copy, subject: town.id() }, miao)).toEqual(first);
	expect(await refused(town, 'document.recover', copy, shuangjiang)).toMatchObject({ code: 'caller.not-allowed' });
	expect(await town.look((records) => records.documents.copies(document))).toHaveLength(1);
	expect(await town.portal.contents.bySubject(copy.subject)).toBeUndefined();
	// Whoever writes in it finds it among what is theirs: with an office, or asked to; a neighbour only where every resident writes.
	const mine = async (caller: PersonCaller) => (await copiesFor(town.portal.records, caller)).filter((text) => text.document === document).flatMap(({ copies }) => copies.map(({ subject }) => subject));
	expect([await mine(miao), await mine(shuangjiang)]).toEqual([[copy.subject], []]);
	await done(town, 'assignment.give', { community: LW, subject: town.id(), object: document, function: 'drafter', person: await idOf(town, '柳霜降'), from: town.portal.today() }, miao);
	expect(await mine(await town.person('柳霜降'))).toEqual([copy.subject]);
	const open = await textBegun(town, { group: 'residents' });
	const theirs = await done(town, 'document.recover', { ...copy, document: open, subject: town.id(), clauses: (await liveText(town, open)).clauses }, miao);
	const found = await copiesFor(town.portal.records, await neighbour(3));
	expect(found.map(({ document: text, copies }) => [text, copies.map(({ subject }) => subject)])).toEqual([[open, [theirs.subject]]]);
});

test('after a restore to before a seal a device gives back a draft that the portal does not know any more; a text that was sealed is no find', async () => {
	const document = await textBegun(town);
	const { clauses } = await liveText(town, document);
	const copy = { community: LW, document, subject: town.id(), draft: 2, why: 'restored', clauses };
	expect(await refused(town, 'document.recover', { ...copy, why: 'sealed-meanwhile' }, miao)).toMatchObject({ code: 'document.not-open' });
	expect(await refused(town, 'document.recover', { ...copy, draft: 52 }, miao)).toMatchObject({ code: 'document.not-open' });
	await done(town, 'document.recover', copy, miao);
	expect((await town.look((records) => records.documents.copies(document))).map(({ content: { no, why } }) => [no, why])).toEqual([[2, 'restored']]);
	const version = await sealText(town, document, { commentsUntil: soonest(town) });
	expect(await done(town, 'document.recover', { ...copy, subject: town.id(), draft: 1 }, miao)).toEqual({ subject: version, known: true });
	expect(await town.look((records) => records.documents.copies(document))).toHaveLength(1);
});

test('minutes begin with the items of their day and what was said of them, and an agenda with who presents; whoever writes them together reads them by item', async () => {
	const day = await announced(town);
	const { agenda } = (await town.portal.contents.bySubject<DemocracyDayContent>(day as SubjectId))!.content;
	const minutes = await textBegun(town, { kind: 'minutes', parent: day, text: undefined, items: [{ no: agenda[1]!.no, text: '柳霜降问：灯装在哪里？\n苗立夏答：渡口。' }, { no: 30, text: '没有这一项' }] });
	const { clauses } = await liveText(town, minutes);
	expect(clauses.map(({ id, heading }) => [id, heading])).toEqual(agenda.map(({ no, title }) => [`item-${no}`, `${no}. ${title}`]));
	expect([...itemTexts(clauses)]).toEqual([[agenda[1]!.no, '柳霜降问：灯装在哪里？\n苗立夏答：渡口。']]);
	const plan = await textBegun(town, { kind: 'agenda', parent: day, text: undefined });
	expect([...itemTexts((await liveText(town, plan)).clauses).values()]).toEqual(agenda.flatMap(({ presenter }) => presenter ?? []));
});

test('where every resident writes, a resident may give back what their phone has; minutes need a day', async () => {
	const open = await textBegun(town, { group: 'residents' });
	const { clauses } = await liveText(town, open);
	await done(town, 'document.recover', { community: LW, document: open, subject: town.id(), draft: 1, why: 'restored', clauses }, shuangjiang);
	expect(await refused(town, 'document.begin', beginning(town, { kind: 'minutes', text: undefined }), miao)).toMatchObject({ code: 'input.invalid' });
	const parent = await textBegun(town);
	expect(await refused(town, 'document.begin', beginning(town, { kind: 'agenda', parent }), miao)).toMatchObject({ code: 'object.not-found' });
});

test('a comment speaks of a clause that is there', async () => {
	const { document, clauses } = await textWithComments(town);
	const comment = { community: LW, subject: town.id(), parent: document, stance: 'for', text: '价格合适。', clause: clauses[1]!.id };
	await done(town, 'comment.post', comment, shuangjiang);
	expect((await town.portal.contents.bySubject(comment.subject))?.content).toMatchObject({ clause: clauses[1]!.id });
	expect(await refused(town, 'comment.post', { ...comment, subject: town.id(), clause: 'nowhere' }, shuangjiang)).toMatchObject({ code: 'object.not-found' });
	expect(addDays('2026-11-23' as never, 7)).toBe(soonest(town));
});
