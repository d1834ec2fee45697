import { afterAll, beforeAll, expect, test } from 'vitest';
import { clausesOfDrafts } from '#acts/history/document-clauses.ts';
import { day } from '#domain/basics/day.ts';
import { charactersOf } from '#domain/document/clause.ts';
import type { DocumentContent } from '#domain/document/document.ts';
import { documentPage, documentsPage } from '#domain/oversight/document-view.ts';
import { suggestionPage } from '#domain/oversight/suggestion-view.ts';
import { demoCity, openTown, type Town } from '#tests/support/town.ts';

/* The rules of 北仓社区 on electric bicycles: three drafts, eleven suggestions taken over, two not. */

const when = { today: day('2026-11-22'), zone: 480 };
let town: Town;
beforeAll(async () => {
	town = await openTown();
});
afterAll(() => town.close());

const contents = () => town.portal.contents;
const page = async (query: Record<string, string> = {}) => (await documentPage(contents(), { community: 'BC', document: town.subject('deliberation_documents:DOC-BC-01'), ...query }, when))!;
type Draft = { title: string; sections: { heading: string; text: string }[]; char_count: number };

test('every character of the three drafts is there, in clauses', () => {
	const { drafts } = (demoCity() as unknown as { deliberation_documents: [{ drafts: Draft[] }] }).deliberation_documents[0];
	const versions = clausesOfDrafts(drafts);
	expect(versions.map(charactersOf)).toEqual(drafts.map(({ char_count }) => char_count));
	for (const clauses of versions) expect(new Set(clauses.flatMap(({ id, blocks }) => [id, ...blocks.map((block) => block.id)])).size).toBe(clauses.reduce((sum, { blocks }) => sum + 1 + blocks.length, 0));
});

test('a section keeps its id where its heading changes and where one comes between', () => {
	const draft = (...headings: string[]) => ({ sections: headings.map((heading) => ({ heading, text: '（一）一。\n（二）二。' })) });
	const [first, second, third] = clausesOfDrafts([draft('一、目的', '二、停放', '附件'), draft('一、为什么', '二、停放', '三、充电', '附件'), draft('一、为什么', '二、范围', '三、停放', '四、充电')]);
	expect(second!.map(({ id }) => id)).toEqual([first![0]!.id, first![1]!.id, expect.not.stringMatching(first![2]!.id), first![2]!.id]);
	// By heading first: what is called the same is the same, although the number is taken.
	expect(second![0]!.blocks[0]!.id).toBe(first![0]!.blocks[0]!.id);
	expect(third!.map(({ heading }) => heading)).toEqual(['一、为什么', '二、范围', '三、停放', '四、充电']);
	expect(new Set(third!.map(({ id }) => id)).size).toBe(4);
});

test('the document stands on its matter, with its versions and what was decided on the way to each', async () => {
	const listed = (await documentsPage(contents(), { community: 'BC' }, when))!;
	expect(listed).toMatchObject({ commenting: [], drafting: [], done: [{ title: '北仓社区电动自行车集中充电与停放管理办法', standing: { state: 'told' }, note: 'adopted_in_publicity', latest: { no: 3, name: '第三稿' }, suggestions: 13, waiting: 0 }] });
	const model = await page();
	expect(model.parent).toMatchObject({ type: 'matter', href: `/BC/matters/${town.subject('matters:M3')}` });
	expect(model.versions).toMatchObject([
		{ no: 1, name: '第一稿', by: '居委会起草组', reason: '联名议题P3', decided: { adopted: 0, partly: 0, declined: 0 } },
		{ no: 2, name: '第二稿', decided: { adopted: 5, partly: 0, declined: 1 } },
		{ no: 3, name: '第三稿', decided: { adopted: 6, partly: 0, declined: 1 } }
	]);
	expect(model.shown).toMatchObject({ no: 3 });
	expect(model.taking).toBeUndefined();
	expect(model.draft).toBeUndefined();
	const charging = model.clauses.find(({ clause }) => clause.heading === '四、充电')!;
	expect(charging).toMatchObject({ suggestions: 7, waiting: 0, changes: 2 });
	expect(charging.clause.blocks).toMatchObject([{ kind: 'list', items: { length: 4 } }]);
});

test('any two of its versions can be laid beside each other, clause by clause', async () => {
	const { compared } = await page({ v: '3', vs: '1' });
	expect(compared).toMatchObject({ older: { no: 1 }, newer: { no: 3 }, changed: 7, new: 1, gone: 0, moved: 0 });
	expect(compared!.clauses.at(-1)).toMatchObject({ heading: '附件', is: 'new' });
	const back = await page({ v: '1', vs: '3' });
	expect(back.compared).toMatchObject({ older: { no: 1 }, newer: { no: 3 } });
	const steps = (await page({ v: '3', vs: '2' })).compared!.clauses.find(({ heading }) => heading === '四、充电')!;
	const price = steps.lines.find(({ mark }) => mark === '（二）')!.parts[0]!;
	expect(price.filter(({ is }) => is === 'gone').map(({ text }) => text).join('')).toMatch(/三/);
	expect(price.filter(({ is }) => is === 'new').map(({ text }) => text).join('')).toMatch(/免收服务费/);
	expect((await page({ v: '2', vs: '2' })).compared).toBeUndefined();
	expect((await page({ v: '9', vs: 'x' })).shown).toMatchObject({ no: 3 });
});

test('a suggestion of the file says who, what, and what became of it, with the reason that the file gives', async () => {
	const { clauses } = await page();
	const id = clauses.find(({ clause }) => clause.heading === '四、充电')!.clause.id;
	const { open } = await page({ clause: id, form: 'change' });
	expect(open).toMatchObject({ id, headed: true, form: 'change', text: expect.stringMatching(/^四、充电\n（一）/) });
	const free = open!.suggestions.find(({ gist }) => gist === '全部免费充电')!;
	expect(free).toMatchObject({ by: '纸条第33号', channel: 'imported', version: { no: 2 }, decided: { is: 'declined', reason: '无资金来源，且易造成长期占位', into: 3 } });
	const alone = (await suggestionPage(contents(), { community: 'BC', suggestion: free.evidence.subject }, when))!;
	expect(alone).toMatchObject({ number: free.number, open: false, document: { title: '北仓社区电动自行车集中充电与停放管理办法' } });
	expect(await suggestionPage(contents(), { community: 'LW', suggestion: free.evidence.subject }, when)).toBeUndefined();
	// An earlier version tells nothing of what was suggested later.
	expect((await page({ v: '1', clause: id })).open!.suggestions.every(({ version }) => version.no === 1)).toBe(true);
	expect((await page({ clause: 'nowhere' })).open).toBeUndefined();
});

test('a document of another community is not there', async () => {
	const held = (await contents().ofType<DocumentContent>('BC' as never, 'document'))[0]!;
	expect(await documentPage(contents(), { community: 'LW', document: held.content.subject }, when)).toBeUndefined();
});
