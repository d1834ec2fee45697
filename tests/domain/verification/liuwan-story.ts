import { expect } from 'vitest';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { recordFile, startFileVerification, type Trust } from '#domain/verification/record-file.ts';
import type { Verification } from '#domain/verification/verification.ts';
import { sha256, verifier } from '#records/hashing.server.ts';
import type { Town } from '#tests/support/town.ts';

/*
 * What the verifier is shown: the history of 青禾市, and on top of it 柳霜降 asks about line 22, 苗立夏 answers, 麦小满 publishes November,
 * and a question comes in on paper.
 */

export const LW = 'LW' as CommunityCode;
export const QH = 'QH' as CommunityCode;
export const tools = { sha256, verify: verifier() };

export interface Story {
	question: SubjectId;
	answer: SubjectId;
	disclosure: SubjectId;
	table: SubjectId;
	slip: SubjectId;
}

/** Begins on 23 November, ends on 5 December. */
export async function tellLiuwan(town: Town): Promise<Story> {
	const story: Story = { question: town.id(), answer: town.id(), disclosure: town.id(), table: town.id(), slip: town.id() };
	const about = { parent: town.subject('disclosures:D08'), table: town.subject('finance_tables:FT-LW-202610'), line: 22 };
	const perform = async (act: string, input: object, who: string) => {
		const done = await town.portal.perform(act, { community: LW, ...input }, await town.person(who));
		expect(done).toMatchObject({ ok: true });
	};
	town.setClock('2026-11-23T10:00');
	await perform('question.ask', { subject: story.question, ...about, text: '补发的8400元，名单在哪里看？' }, '柳霜降');
	town.setClock('2026-11-26T15:30');
	await perform('question.answer', { subject: story.answer, question: story.question, text: '名单贴在上柳村公开栏，姓名已脱敏。' }, '苗立夏');
	town.setClock('2026-12-05T16:00');
	const line = (seq: number, direction: 'in' | 'out', amount: number, balance: number) => ({
		seq, date: `2026-11-0${seq + 2}`, voucher: `${direction === 'in' ? '收' : '付'}-00${seq}`, direction, category: direction === 'in' ? '租赁收入' : '管理费用',
		summary: '屋顶光伏电费', amount, balance, handler: '麦小满', witness: null
	});
	await perform('disclosure.publish', {
		subject: story.disclosure, table: story.table, body: town.subject('bodies:LW-C'), period: '2026-11', title: '柳湾社区2026年11月集体财务收支逐笔公开',
		summary: ['11月进账1000元，支出300元。', '最大的一笔支出是打印费。', '没有欠账。'], reviewed: '2026-12-04',
		opening: 52184300, closing: 52254300, income: 100000, expense: 30000,
		lines: [line(1, 'in', 100000, 52284300), line(2, 'out', 10000, 52274300), line(3, 'out', 20000, 52254300)]
	}, '麦小满');
	await perform('question.enter', {
		subject: story.slip, ...about, text: '名单上的七户是哪几户？', channel: 'paper_slip', received: '2026-12-04', scribe: '麦小满', witness: '禾处暑', readBack: true
	}, '麦小满');
	return story;
}

/** The record of 柳湾 as it is served, with the city's before it, line by line. */
export async function servedLines(town: Town): Promise<string[]> {
	let text = '';
	for await (const chunk of recordFile(town.portal.contents, [QH, LW])) text += chunk;
	return text.trimEnd().split('\n');
}

/** Verifies such lines, with the keys of this portal known from a slip. */
export function verifyLines(lines: readonly string[], town: Pick<Town, 'portal'>, trust: Partial<Trust> = {}): Verification[] {
	const reading = startFileVerification({ keyOf: (origin) => town.portal.logKey(origin.split('/')[1] ?? ''), seenOf: () => [], ...trust }, tools);
	for (const line of lines) if (!reading.line(line)) break;
	return reading.finish();
}
