import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, day } from '#domain/basics/day.ts';
import { accountModel } from '#domain/disclosure/view/account.ts';
import type { FinanceLine, FinanceTableContent } from '#domain/disclosure/finance-table.ts';
import { balanceChart } from '#lib/disclosure/balance-chart.ts';

function table(opening: number, moves: { amount: number; direction: 'in' | 'out'; on: number }[]): FinanceTableContent {
	let balance = opening;
	const lines: FinanceLine[] = moves
		.toSorted((a, b) => a.on - b.on)
		.map(({ amount, direction, on }, index) => {
			balance += direction === 'in' ? amount : -amount;
			return { seq: index + 1, date: addDays(day('2026-10-01'), on), voucher: `${index}`, direction, category: '其他', summary: '某事', amount, balance };
		});
	const sum = (direction: string) => lines.filter((line) => line.direction === direction).reduce((total, line) => total + line.amount, 0);
	return {
		type: 'finance-table', v: 1, community: 'LW' as never, subject: 't' as never, lang: 'zh-CN', body: 'b' as never, kind: 'collective', unit: '柳湾', period: '2026-10',
		opening, closing: balance, income: sum('in'), expense: sum('out'), lines
	};
}

const nobody = { counts: new Map<number, number>(), more: false };
const moves = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 10_000_000_00 }), direction: fc.constantFrom('in' as const, 'out' as const), on: fc.integer({ min: 0, max: 30 }) }), { maxLength: 40 });

test('whatever the month was, the line stays inside its drawing and shows its zero', () => {
	fc.assert(
		fc.property(fc.integer({ min: -1_000_000_00, max: 10_000_000_00 }), moves, fc.constantFrom([296, 240], [500, 330]), (opening, list, [width, height]) => {
			const { balance } = accountModel(table(opening, list), 0, nobody);
			const chart = balanceChart(balance, width!, height!);
			const numbers = [...chart.path.matchAll(/[MHV ]?(-?\d+(?:\.\d+)?)/g)].map((match) => Number(match[1]));
			expect(numbers.every((number) => Number.isFinite(number) && number >= 0 && number <= Math.max(width!, height!))).toBe(true);
			expect(chart.grid.map(({ yuan }) => yuan)).toContain(0);
			expect(chart.grid.length).toBeGreaterThanOrEqual(2);
			expect(chart.grid.length).toBeLessThanOrEqual(11);
			for (const { y } of chart.grid) expect(y >= 0 && y <= height!).toBe(true);
			for (const mark of [chart.opening, chart.closing, ...(chart.highest ? [chart.highest] : [])]) {
				expect(mark.x >= 0 && mark.x <= width! && mark.y > 0 && mark.y <= height!).toBe(true);
			}
		}),
		{ numRuns: 200 }
	);
});

test('a higher balance is drawn higher', () => {
	const chart = balanceChart(accountModel(table(100_00, [{ amount: 900_00, direction: 'in', on: 10 }]), 0, nobody).balance, 296, 240);
	const [, y0, y1] = /^M[\d.]+ ([\d.]+)H[\d.]+V([\d.]+)/.exec(chart.path)!.map(Number);
	expect(y1!).toBeLessThan(y0!);
});

test('a year is named by its months', () => {
	const chart = balanceChart({ from: day('2025-01-01'), until: day('2025-12-31'), points: [{ day: day('2025-01-01'), balance: 1 }, { day: day('2025-12-31'), balance: 2 }], highest: { day: day('2025-12-31'), balance: 2 }, lowest: { day: day('2025-01-01'), balance: 1 } }, 296, 240);
	expect(chart.days.every(({ month }) => month)).toBe(true);
	expect(chart.days.length).toBeLessThanOrEqual(4);
});
