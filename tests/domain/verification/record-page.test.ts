import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromHex, toHex, utf8 } from '#domain/basics/bytes.ts';
import type { When } from '#domain/content/view.ts';
import { inclusionProof } from '#domain/record/merkle-proof.ts';
import { rootOf, treeHasher } from '#domain/record/merkle-tree.ts';
import { entryPage, sidesOf, type ProofStep } from '#domain/verification/view/entry-page.ts';
import { LINES_PER_PAGE, recordPage } from '#domain/verification/view/record-page.ts';
import type { Ambient } from '#lib/ui/context.ts';
import { lineText, momentText } from '#lib/record/texts.ts';
import { sha256 } from '#records/hashing.server.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { words } from '#words/words.ts';
import { LW, tellLiuwan, type Story } from './liuwan-story.ts';

/* Anybody opens the record of 柳湾: every line a sentence, newest first, each with the way to its proof. */

let town: Town;
let story: Story;
let when: When;
/** How many lines the record of 柳湾 has: the history that was taken over, and five lines of the story. */
let size: number;
const hasher = treeHasher(sha256);

beforeAll(async () => {
	town = await openTown();
	story = await tellLiuwan(town);
	when = { today: town.portal.today(), zone: town.portal.zone() };
	size = (await town.portal.contents.head(LW))!.size;
}, 60_000);
afterAll(() => town.close());

const page = (query: Record<string, string> = {}) => recordPage(town.portal.contents, { community: 'LW', ...query }, when);
const entry = (seq: string, community = 'LW') => entryPage(town.portal.contents, { community, seq }, when);
/** What a component is given of a page's surroundings, as far as sentences need it. */
const here = (lang: 'zh-CN' | 'en') => ({ lang, words: words[lang], when }) as Ambient;

test('the newest lines first, in sentences that name who did what', async () => {
	const model = (await page())!;
	expect(model.state).toMatchObject({ origin: 'yishi-testtown/LW', size, newest: '2026-12-05T08:00:00.000Z' });
	expect(model.lines).toHaveLength(LINES_PER_PAGE);
	expect(model.lines.slice(0, 5).map((line) => lineText(here('zh-CN'), line))).toEqual([
		'柳湾社区（村）居民委员会代为登记问题LW-Q-2026-0006',
		'柳湾社区（村）居民委员会公布了2026年11月的账，共3笔',
		'柳湾社区（村）居民委员会公布了《柳湾社区2026年11月集体财务收支逐笔公开》',
		'柳湾社区（村）居民委员会作出对问题LW-Q-2026-0005的答复',
		'一位居民提出问题LW-Q-2026-0005'
	]);
	expect(lineText(here('en'), model.lines[4]!)).toBe('A resident asked question LW-Q-2026-0005');
	expect(model.lines.slice(1, 5).map(({ thing }) => thing.href)).toEqual([
		`/LW/disclosures/${story.disclosure}`, `/LW/disclosures/${story.disclosure}`, `/LW/questions/${story.question}`, `/LW/questions/${story.question}`
	]);
	expect(momentText(here('zh-CN'), model.lines[0]!.recordedAt)).toBe('12月5日（周六） 16:00');
	// What came with the history says so; what was done here does not.
	expect(model.lines.map(({ imported }) => imported)).toEqual(model.lines.map((_, index) => index >= 5));
});

test('page by page down to the first line, nothing twice and nothing left out', async () => {
	const seen: number[] = [];
	for (let before: number | undefined; ; ) {
		const model = (await page(before === undefined ? {} : { before: String(before) }))!;
		seen.push(...model.lines.map(({ seq }) => seq));
		expect(model.hasNewer).toBe(before !== undefined);
		if (model.older === undefined) break;
		before = model.older;
	}
	expect(seen).toEqual(Array.from({ length: size }, (_, index) => size - 1 - index));
	expect((await page({ before: 'yesterday' }))!.lines[0]!.seq).toBe(size - 1);
	expect((await page({ before: '999999999' }))!.lines[0]!.seq).toBe(size - 1);
	expect((await page({ before: '0' }))!.lines).toEqual([]);
});

test('what is of the office has its line, and neither name nor content', async () => {
	const hidden = (await page({ before: String(size - 5) }))!.lines.filter(({ thing }) => thing.kind === 'hidden');
	expect(hidden.length).toBeGreaterThan(0);
	for (const { thing } of hidden) expect(thing).toEqual({ kind: 'hidden', name: '' });
	const model = (await entry(String(hidden[0]!.seq)))!;
	expect(model.content).toBeUndefined();
	expect(model.inclusion).toBeDefined();
	expect(JSON.stringify(model)).not.toContain('held-import');
});

test('the city has a record too; what is no community or no line is not there', async () => {
	expect(await recordPage(town.portal.contents, { community: 'QH' }, when)).toMatchObject({ community: { kind: 'city' } });
	expect(await recordPage(town.portal.contents, { community: 'ZZ' }, when)).toBeUndefined();
	for (const seq of [String(size), '-1', '01', '1.0', 'x', '', '99999999999999999']) expect(await entry(seq)).toBeUndefined();
	expect(await entry('0', 'ZZ')).toBeUndefined();
});

/** Works a proof out as its page tells it: begin with the leaf, join each hash on its side. */
const follow = (leaf: string, steps: readonly ProofStep[]) =>
	toHex(steps.reduce((hash, { side, hash: other }) => (side === 'left' ? hasher.node(fromHex(other), hash) : hasher.node(hash, fromHex(other))), fromHex(leaf)));

test('every line proves that it stands in the signed record, by the steps as they are told', async () => {
	for (const seq of [0, 1, 127, 128, size - 5, size - 2, size - 1]) {
		const model = (await entry(String(seq)))!;
		expect(model.inclusion!.leaf).toBe(toHex(hasher.leaf(utf8(model.entry))));
		expect(follow(model.inclusion!.leaf, model.inclusion!.steps)).toBe(model.state.root);
		expect(model.hasNext).toBe(seq < size - 1);
	}
});

test('the sides are right for every line of every log up to 70 lines', () => {
	const leaves = Array.from({ length: 70 }, (_, index) => hasher.leaf(utf8(`line ${index}`)));
	for (let size = 1; size <= leaves.length; size++) {
		const part = leaves.slice(0, size);
		const read = (level: number, index: number) => rootOf(hasher, part.slice(index * 2 ** level, (index + 1) * 2 ** level));
		const root = toHex(rootOf(hasher, part));
		for (let index = 0; index < size; index++) {
			const hashes = inclusionProof(hasher, read, index, size).map(toHex);
			expect(follow(toHex(part[index]!), sidesOf(index, size, hashes))).toBe(root);
		}
	}
});
