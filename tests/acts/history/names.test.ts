import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkFile } from '#acts/history/check.ts';
import { historyOf } from '#acts/history/contents.ts';
import type { FinanceTableContent } from '#domain/disclosure/finance-table.ts';
import type { AnswerContent, QuestionContent } from '#domain/disclosure/question.ts';
import { sha256 } from '#records/hashing.server.ts';
import { demoCity } from '#tests/support/town.ts';

/* Whoever holds an office stands by name under what they did in it. Whoever helped out without one is masked. */

type Rows = Record<string, unknown>[];

function history(change: (file: Record<string, Rows>) => void) {
	const file = demoCity() as Record<string, Rows>;
	change(file);
	const checked = checkFile(file);
	if (!checked.ok) throw new Error(JSON.stringify(checked.error.list));
	return historyOf(checked.value, sha256, (length) => randomBytes(length));
}

test('柳霜降, who holds no office, made up a sheet, entered a slip and answered: three times 柳**', () => {
	const { contents } = history((file) => {
		file.finance_tables![0]!.prepared_by = 'u-lw-08';
		Object.assign(file.inquiries!.find((row) => row.id === 'Q04')!, { entered_by: 'u-lw-08', answered_by: 'u-lw-08' });
	});
	const of = <C>(type: string, source: string) => contents.find(({ content }) => content.type === type && content.source === source)!.content as C;
	expect(of<FinanceTableContent>('finance-table', 'FT-LW-202610')).toMatchObject({ prepared: '柳**', approved: '苗立夏' });
	expect(of<QuestionContent>('question', 'Q04').enteredBy).toBe('柳**');
	expect(of<AnswerContent>('answer', 'Q04').by).toBe('柳**');
	expect(JSON.stringify(contents.filter(({ audience }) => audience !== 'office'))).not.toContain('柳霜降');
});

test('who answers for several bodies stands under the one that was asked, and under the office they held on that day', () => {
	const { contents } = history((file) => {
		file.offices!.push({ id: 'OF-X1', person_id: 'u-lw-02', body_id: 'LW-P', position: 'member', from: '2020-01-01', until: null });
		file.offices!.push({ id: 'OF-X2', person_id: 'u-lw-02', body_id: 'LW-SC', position: 'staff', from: '2026-11-12', until: null });
	});
	const answer = contents.find(({ content }) => content.type === 'answer' && content.source === 'Q04')!.content as AnswerContent;
	expect(answer.by).toBe('柳湾社区（村）居民委员会 苗立夏');
});

test('people and their pseudonyms are new each time; everything else is the same for ever', () => {
	const [one, two] = [history(() => undefined), history(() => undefined)];
	const plain = (made: typeof one) => made.contents.map(({ content }) => ({ ...content, asker: undefined }));
	expect(plain(one)).toEqual(plain(two));
	const askers = (made: typeof one) => made.contents.flatMap(({ content }) => (content.type === 'question' ? [(content as QuestionContent).asker] : []));
	expect(new Set([...askers(one), ...askers(two)]).size).toBe(24);
	expect(one.people.persons.map((person) => person.id).filter((id) => two.people.persons.some((person) => person.id === id))).toEqual([]);
});
