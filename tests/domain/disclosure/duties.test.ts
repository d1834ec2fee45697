import { expect, test } from 'vitest';
import { day } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import type { BodyContent } from '#domain/community/community.ts';
import { owedBy, owedState, periodsOver } from '#domain/disclosure/duties.ts';

const body = (more: Partial<BodyContent>): BodyContent => ({
	type: 'body', v: 1, community: 'SQ' as never, subject: 'body' as SubjectId, lang: 'zh-CN', name: '南坡村村民委员会', kind: 'self_governance_committee',
	dutiesFrom: day('2026-09-01'), duties: [], ...more
});

test('a month is over on the day after its last', () => {
	const monthly = { every: 'month', from: day('2026-09-01') } as const;
	expect(periodsOver(monthly, day('2026-09-30'))).toEqual([]);
	expect(periodsOver(monthly, day('2026-10-01'))).toEqual(['2026-09']);
	expect(periodsOver(monthly, day('2027-02-01'))).toEqual(['2026-09', '2026-10', '2026-11', '2026-12', '2027-01']);
});

test('quarters, half-years and years begin where the calendar has them, the first that lies wholly within the duty', () => {
	expect(periodsOver({ every: 'quarter', from: day('2026-07-01') }, day('2027-01-01'))).toEqual(['2026-Q3', '2026-Q4']);
	expect(periodsOver({ every: 'quarter', from: day('2026-08-01') }, day('2027-01-01'))).toEqual(['2026-Q4']);
	expect(periodsOver({ every: 'half', from: day('2026-01-01') }, day('2027-01-01'))).toEqual(['2026-H1', '2026-H2']);
	expect(periodsOver({ every: 'half', from: day('2026-03-01') }, day('2027-01-01'))).toEqual(['2026-H2']);
	expect(periodsOver({ every: 'year', from: day('2025-02-01') }, day('2027-06-01'))).toEqual(['2026']);
	expect(periodsOver({ every: 'month', from: day('2026-09-02') }, day('2026-12-01'))).toEqual(['2026-10', '2026-11']);
});

test('what a body owes comes with its day; more time for one period is for that period alone', () => {
	const owed = owedBy(
		body({
			duties: [{ duty: 'finance_account', every: 'month', from: day('2026-09-01') }, { duty: 'appraisal', every: 'year', from: day('2026-01-01') }],
			extensions: [{ duty: 'finance_account', period: '2026-10', due: day('2026-11-30'), reason: '报账员住院' }]
		}),
		9, day('2026-12-05')
	);
	expect(owed).toEqual([
		{ body: 'body', category: 'finance', period: '2026-09', due: '2026-10-09' },
		{ body: 'body', category: 'finance', period: '2026-10', due: '2026-11-30', extended: '报账员住院' },
		{ body: 'body', category: 'finance', period: '2026-11', due: '2026-12-09' }
	]);
});

test('the last day is not late, the next one is, by a day', () => {
	expect(owedState({ due: day('2026-10-09') }, day('2026-10-09'))).toEqual({ state: 'due', daysLeft: 0 });
	expect(owedState({ due: day('2026-10-09') }, day('2026-10-10'))).toEqual({ state: 'missing', daysLate: 1 });
});
