import { afterAll, beforeAll, expect, test } from 'vitest';
import { textAtDesk, textParents } from '#acts/document/desk.ts';
import type { SuggestionContent } from '#domain/document/document.ts';
import { calendarOf } from '#domain/oversight/calendar-view.ts';
import { democracyDayWithTexts, documentPage, documentsPage } from '#domain/oversight/document-view.ts';
import { feedOf } from '#domain/oversight/feed-view.ts';
import { happeningOf } from '#domain/oversight/happening.ts';
import { communityHome } from '#domain/oversight/home-view.ts';
import { inboxOf, needsOf, type InboxOf } from '#domain/oversight/inbox-view.ts';
import { suggestionPage } from '#domain/oversight/suggestion-view.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { done } from '#tests/support/joining.ts';
import { liveText, soonest, suggesting, suggestionOn, textBegun, textWithComments } from '#tests/support/texts.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* What people see of the text on charging of 柳湾: being written, open for suggestions, answered. 柳春分 suggests, 苗立夏 answers. */

let town: Town;
beforeAll(async () => {
	town = await openTown();
});
afterAll(() => town.close());

const when = () => ({ today: town.portal.today(), zone: 480 });
const page = async (document: SubjectId, query: Record<string, string> = {}) => (await documentPage(town.portal.contents, { community: 'LW', document, ...query }, when()))!;
const who = (more: Partial<InboxOf> = {}): InboxOf => ({ community: 'LW' as never, own: [], follows: [], read: new Set(), ...more });

test('a text that was begun stands in the list and has no words yet; its draft is nobody’s to read there', async () => {
	const document = await textBegun(town, { title: '楼道堆物办法' });
	const listed = (await documentsPage(town.portal.contents, { community: 'LW' }, when()))!;
	expect(listed.drafting).toMatchObject([{ title: '楼道堆物办法', standing: { state: 'drafting', draft: 1 }, suggestions: 0 }]);
	const model = await page(document);
	expect(model).toMatchObject({ versions: [], clauses: [], draft: 1, outcomes: [] });
	expect(model.taking).toBeUndefined();
	expect(JSON.stringify(model)).not.toContain('服务费');
});

test('while suggestions are taken, everybody hears of it: first page, inbox, calendar, feed; whoever made one is not asked again', async () => {
	const text = await textWithComments(town);
	const resident = await town.person('柳春分');
	expect((await communityHome(town.portal.contents, { community: 'LW' }, when()))!.texts).toMatchObject([{ evidence: { subject: text.document }, standing: { state: 'commenting', until: soonest(town) } }]);
	expect(await needsOf(town.portal.contents, who(), when())).toContainEqual(expect.objectContaining({ kind: 'suggest', address: `/LW/documents/${text.document}`, due: soonest(town) }));
	const { marks } = (await calendarOf(town.portal.contents, 'LW', when()))!;
	expect(marks.filter(({ kind }) => kind === 'suggestions-until')).toMatchObject([{ day: soonest(town), address: `/LW/documents/${text.document}` }]);
	expect((await feedOf(town.portal.contents, 'LW'))!.items.filter(({ kind }) => kind === 'sealed')).toMatchObject([{ title: '电动自行车停放和充电办法', number: '第一稿' }]);
	expect(await happeningOf(town.portal.contents, (await town.portal.contents.bySubject(text.version))!)).toMatchObject({ kind: 'sealed', object: text.document, nth: 1, concerns: expect.arrayContaining([text.document]) as never });

	const suggestion = await suggestionOn(town, text, resident);
	expect((await needsOf(town.portal.contents, who({ own: [suggestion] }), when())).filter(({ kind }) => kind === 'suggest')).toEqual([]);

	// It stands below its clause, with its words beside those that are there; who made it, nobody sees.
	const clause = text.clauses[1]!.id;
	const { open, clauses, taking } = await page(text.document, { clause, form: 'change' });
	expect(taking).toMatchObject({ version: text.version, until: soonest(town) });
	expect(clauses.map(({ suggestions, waiting }) => [suggestions, waiting])).toEqual([[0, 0], [1, 1], [0, 0]]);
	expect(open!.text).toBe('二、充电\n服务费每度不超过三角。');
	expect(open!.suggestions).toMatchObject([{ is: 'change', reason: '老人用得多', clause: { id: clause, heading: '二、充电' } }]);
	expect(open!.suggestions[0]!.by).toBeUndefined();
	expect(open!.suggestions[0]!.lines!.flatMap(({ parts }) => parts.flat()).filter(({ is }) => is !== 'same').map(({ is, text: word }) => `${is} ${word}`)).toEqual(['gone 三角', 'new 两角']);

	// Somebody speaks for it, somebody of the clause itself.
	await done(town, 'comment.post', { community: 'LW', subject: town.id(), parent: suggestion, stance: 'for', text: '两角合适。' }, resident);
	await done(town, 'comment.post', { community: 'LW', subject: town.id(), parent: text.document, clause, stance: 'question', text: '电费另算吗？' }, resident);
	const spoken = await page(text.document, { clause });
	expect(spoken.open!.suggestions[0]).toMatchObject({ for: 1, against: 0 });
	expect(spoken.open!.thread).toMatchObject({ clause, total: 1, cards: [{ text: '电费另算吗？' }] });
	expect(spoken.thread).toBeUndefined();
	expect((await page(text.document)).thread).toMatchObject({ total: 1, clauses: { [clause]: '二、充电' } });
	expect((await page(text.document, { clause: text.clauses[0]!.id })).open!.thread.total).toBe(0);

	// The desk: what is written now and what would be put over it; another body’s officer, and a resident, find nothing there.
	const director = await town.person('苗立夏');
	const desk = await textAtDesk(town.portal.records, town.portal.documents, director, 'LW' as never, text.document, town.portal.today(), clause);
	expect(desk).toMatchObject({ handles: true, draft: { no: 2 }, meant: { text: '二、充电\n服务费每度不超过三角。' }, copies: [] });
	expect(await textAtDesk(town.portal.records, town.portal.documents, resident, 'LW' as never, text.document, town.portal.today())).toBeUndefined();
	expect(await textAtDesk(town.portal.records, town.portal.documents, director, 'BC' as never, text.document, town.portal.today())).toBeUndefined();

	await done(town, 'suggestion.decide', { community: 'LW', suggestion, is: 'adopted', reason: '两角够用', draft: 2, seen: desk!.meant!.seen }, director);
	const answered = (await suggestionPage(town.portal.contents, { community: 'LW', suggestion }, when()))!;
	expect(answered).toMatchObject({ open: false, decided: { is: 'adopted', reason: '两角够用', into: 2 } });
	expect(answered.decided!.version).toBeUndefined();
	const held = (await town.portal.contents.bySubject<SuggestionContent>(suggestion))!;
	expect(await happeningOf(town.portal.contents, held)).toMatchObject({ kind: 'weighed', object: suggestion });
	expect((await inboxOf(town.portal.contents, who({ own: [suggestion] }), when())).news).toMatchObject([{ kind: 'weighed', own: true, address: `/LW/suggestions/${suggestion}` }]);
	await expect.poll(async () => (await liveText(town, text.document)).clauses[1]!.blocks).toMatchObject([{ text: '服务费每度不超过两角。' }]);
	expect((await page(text.document)).outcomes).toMatchObject([{ no: 1, rows: [{ is: 'adopted', reason: '两角够用' }] }]);
});

test('a suggestion for one clause more says after which it comes; one taken back is in no list of open ones', async () => {
	const text = await textWithComments(town, { title: '晾晒办法' });
	const resident = await town.person('柳春分');
	const more = await suggestionOn(town, text, resident, { is: 'add', text: '四、晾晒\n（一）不占通道。', clause: text.clauses[0]!.id });
	const { outcomes, open } = await page(text.document, { clause: text.clauses[0]!.id });
	expect(open!.suggestions).toMatchObject([{ is: 'add', lines: [{ is: 'new', kind: 'heading' }, { is: 'new', kind: 'item', mark: '（一）' }] }]);
	expect(outcomes[0]!.rows).toHaveLength(1);
	await done(town, 'suggestion.withdraw', { community: 'LW', suggestion: more }, resident);
	expect((await page(text.document)).outcomes).toEqual([]);
	expect(await suggestionPage(town.portal.contents, { community: 'LW', suggestion: more }, when())).toMatchObject({ withdrawn: { on: town.portal.today() }, open: false });
});

test('minutes stand on the page of their day, and a text can be begun for what is near', async () => {
	const parents = await textParents(town.portal.contents, 'LW' as never, when());
	const near = parents.find(({ kind }) => kind === 'democracy-day')!;
	expect(parents.some(({ kind }) => kind === 'matter')).toBe(true);
	const document = await textBegun(town, { title: '会议记录', kind: 'minutes', parent: near.subject, text: undefined });
	const model = (await democracyDayWithTexts(town.portal.contents, { community: 'LW', day: near.subject }, when()))!;
	expect(model.texts).toMatchObject([{ evidence: { subject: document }, kind: 'minutes', standing: { state: 'drafting' } }]);
	expect((await page(document)).parent).toMatchObject({ type: 'democracy-day', href: `/LW/democracy-days/${near.subject}` });
});

test('what is asked of a text and is not so, is not there', async () => {
	const text = await textWithComments(town, { title: '楼道灯办法' });
	expect(await documentPage(town.portal.contents, { community: 'BC', document: text.document }, when())).toBeUndefined();
	expect(await documentPage(town.portal.contents, { community: 'LW', document: text.version }, when())).toBeUndefined();
	const wrong = await page(text.document, { v: '0', vs: '99', clause: '../x', form: 'seal' });
	expect(wrong).toMatchObject({ shown: { no: 1 } });
	expect([wrong.compared, wrong.open]).toEqual([undefined, undefined]);
	expect(suggesting(town, text).clause).toBe(text.clauses[1]!.id);
});
