import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, type Day } from '#domain/basics/day.ts';
import { accountProblems, byCategory, MOST_LINES, type FinanceLine, type FinanceTableContent } from '#domain/disclosure/finance-table.ts';
import { MOST_FEN } from '#domain/basics/money.ts';

type Account = Pick<FinanceTableContent, 'period' | 'opening' | 'closing' | 'income' | 'expense' | 'lines'>;

const MONTH = '2026-11';
const FIRST = day('2026-11-01');

/** What a clerk has: a box with money in it, and slips of paper. */
const slips = fc.array(
	fc.record({ direction: fc.constantFrom('in' as const, 'out' as const), amount: fc.integer({ min: 1, max: 10_000_000 }), date: fc.nat({ max: 29 }).map((n) => addDays(FIRST, n)) }),
	{ minLength: 1, maxLength: 30 }
);
const opening = fc.integer({ min: -1_000_000, max: 100_000_000 });

/** The sheet that a careful clerk makes of them. */
function sheet(from: number, given: { direction: 'in' | 'out'; amount: number; date: Day }[]): Account {
	let balance = from;
	const lines = given.map(({ direction, amount, date }, index): FinanceLine => {
		balance += direction === 'in' ? amount : -amount;
		return { seq: index + 1, date, voucher: `记-${index + 1}`, direction, category: '管理费用', summary: '打印', amount, balance };
	});
	const sum = (direction: 'in' | 'out') => lines.filter((line) => line.direction === direction).reduce((total, line) => total + line.amount, 0);
	return { period: MONTH, opening: from, closing: balance, income: sum('in'), expense: sum('out'), lines };
}
const good = fc.tuple(opening, slips).map(([from, given]) => sheet(from, given));

/** The same question asked the other way round: is this sheet the one that its own slips make? */
function isSound(account: Account, before?: number): boolean {
	const made = sheet(account.opening, account.lines);
	const whole = (fen: number) => Number.isSafeInteger(fen) && Math.abs(fen) <= MOST_FEN;
	return (
		account.lines.length > 0 &&
		account.lines.every((line, index) => line.seq === index + 1 && line.balance === made.lines[index]!.balance && whole(line.amount) && line.amount > 0) &&
		account.lines.every((line) => line.date >= '2026-11-01' && line.date <= '2026-11-30' && line.voucher.trim() !== '' && line.category.trim() !== '' && line.summary.trim() !== '') &&
		new Set(account.lines.map((line) => line.voucher)).size === account.lines.length &&
		account.income === made.income && account.expense === made.expense && account.closing === made.closing &&
		(before === undefined || before === account.opening)
	);
}

test('a careful clerk\'s sheet balances, also after the month before', () => {
	fc.assert(fc.property(good, (account) => {
		expect(accountProblems(account)).toEqual([]);
		expect(accountProblems(account, account.opening)).toEqual([]);
	}));
});

test('seen from both sides: it balances if and only if its own slips make it', () => {
	const spoilt = fc.tuple(good, fc.array(fc.tuple(fc.nat(), fc.constantFrom('amount', 'balance', 'seq', 'date', 'voucher', 'direction', 'summary', 'income', 'expense', 'closing', 'opening', 'drop', 'nothing'), fc.integer({ min: -2, max: 2 })), { maxLength: 3 }));
	fc.assert(fc.property(spoilt, fc.option(fc.integer({ min: -1, max: 1 }), { nil: undefined }), ([account, changes], chain) => {
		const changed: Account = { ...account, lines: account.lines.map((line) => ({ ...line })) };
		for (const [at, what, by] of changes) {
			const line = changed.lines[at % Math.max(1, changed.lines.length)];
			if (what === 'income' || what === 'expense' || what === 'closing' || what === 'opening') changed[what] += by;
			if (!line) continue;
			if (what === 'amount' || what === 'balance' || what === 'seq') line[what] += by;
			if (what === 'date') line.date = addDays(line.date, 20 * by);
			if (what === 'voucher') line.voucher = changed.lines[0]!.voucher;
			if (what === 'direction') line.direction = by > 0 ? 'in' : 'out';
			if (what === 'summary' && by < 0) line.summary = ' ';
			if (what === 'drop') changed.lines.splice(changed.lines.indexOf(line), 1);
		}
		const before = chain === undefined ? undefined : account.opening + chain;
		expect(accountProblems(changed, before).length === 0).toBe(isSound(changed, before));
	}), { numRuns: 500 });
});

describe('one slip of the pen is named where it is, and once', () => {
	const withLine = fc.tuple(good, fc.nat()).map(([account, at]) => ({ account, at: at % account.lines.length }));
	const fen = fc.constantFrom(1, -1, 100, -100);

	test('a balance', () => {
		fc.assert(fc.property(withLine, fen, ({ account, at }, by) => {
			const found = account.lines[at]!.balance + by;
			const lines = account.lines.map((line, index) => (index === at ? { ...line, balance: found } : line));
			expect(accountProblems({ ...account, lines })).toEqual([{ code: 'balance-differs', line: at + 1, expected: account.lines[at]!.balance, found }]);
		}));
	});

	test('an amount', () => {
		fc.assert(fc.property(withLine, fen, ({ account, at }, by) => {
			const line = account.lines[at]!;
			fc.pre(line.amount + by > 0);
			const lines = account.lines.map((one, index) => (index === at ? { ...one, amount: one.amount + by } : one));
			const problems = accountProblems({ ...account, lines });
			expect(problems.map((problem) => problem.code)).toEqual(['balance-differs', line.direction === 'in' ? 'income-differs' : 'expense-differs', 'closing-differs']);
			expect(problems[0]).toMatchObject({ line: at + 1 });
		}));
	});

	test('a total, and the closing balance', () => {
		fc.assert(fc.property(good, fen, fc.constantFrom('income' as const, 'expense' as const, 'closing' as const), (account, by, what) => {
			expect(accountProblems({ ...account, [what]: account[what] + by })).toEqual([{ code: `${what}-differs`, expected: account[what], found: account[what] + by }]);
		}));
	});

	test('the opening balance, against the month before', () => {
		fc.assert(fc.property(good, fen, (account, by) => {
			expect(accountProblems(account, account.opening + by)).toEqual([{ code: 'opening-differs', expected: account.opening + by, found: account.opening }]);
		}));
	});

	test('a voucher used twice, named with the first', () => {
		fc.assert(fc.property(good.filter((account) => account.lines.length > 1), fc.nat(), (account, at) => {
			const second = 1 + (at % (account.lines.length - 1));
			const lines = account.lines.map((line, index) => (index === second ? { ...line, voucher: account.lines[0]!.voucher } : line));
			expect(accountProblems({ ...account, lines })).toEqual([{ code: 'voucher-twice', line: second + 1, voucher: '记-1', first: 1 }]);
		}));
	});

	test('a day before the month and a day after it', () => {
		const account = sheet(0, [{ direction: 'in', amount: 1, date: FIRST }]);
		for (const [date, wrong] of [['2026-10-31', true], ['2026-11-01', false], ['2026-11-30', false], ['2026-12-01', true]] as const) {
			const problems = accountProblems({ ...account, lines: [{ ...account.lines[0]!, date: day(date) }] });
			expect(problems).toEqual(wrong ? [{ code: 'date-outside-period', line: 1, from: '2026-11-01', until: '2026-11-30' }] : []);
		}
	});

	test.each([['no day', { date: 'yesterday' }, 'date-unreadable'], ['no voucher', { voucher: ' ' }, 'text-missing'], ['no category', { category: '' }, 'text-missing'], ['no summary', { summary: '\t' }, 'text-missing'],
		['nothing paid', { amount: 0 }, 'amount-unreadable'], ['half a fen', { amount: 0.5 }, 'amount-unreadable'], ['too much', { amount: MOST_FEN + 1 }, 'amount-unreadable'], ['less than nothing', { amount: -5 }, 'amount-unreadable']
	])('%s', (_story, change, code) => {
		const account = sheet(0, [{ direction: 'in', amount: 1, date: FIRST }]);
		expect(accountProblems({ ...account, lines: [{ ...account.lines[0]!, ...change } as FinanceLine] })[0]).toMatchObject({ code, line: 1 });
	});
});

test('an account has lines, and not more than anybody can read', () => {
	const account = sheet(0, [{ direction: 'in', amount: 1, date: FIRST }]);
	expect(accountProblems({ ...account, lines: [] })).toEqual([{ code: 'no-lines' }]);
	expect(accountProblems({ ...account, lines: Array.from({ length: MOST_LINES + 1 }, () => account.lines[0]!) })).toEqual([{ code: 'too-many-lines', most: MOST_LINES }]);
});

test('ten thousand lines of the largest amounts are still added up exactly', () => {
	const amount = MOST_FEN / 1000;
	const account = sheet(0, Array.from({ length: MOST_LINES }, () => ({ direction: 'in' as const, amount, date: FIRST })));
	expect(Number.isSafeInteger(account.closing)).toBe(true);
	expect(accountProblems(account).filter((problem) => problem.code !== 'balance-differs')).toEqual([]);
});

test('what was spent on what: every line once, the largest first, and all of it together is the total', () => {
	const category = fc.constantFrom('工程支出', '人员支出', '管理费用');
	fc.assert(fc.property(good, fc.array(category, { minLength: 30, maxLength: 30 }), (account, categories) => {
		const lines = account.lines.map((line, index) => ({ ...line, category: categories[index]! }));
		for (const direction of ['in', 'out'] as const) {
			const sums = byCategory(lines, direction);
			expect(sums.reduce((total, one) => total + one.amount, 0)).toBe(direction === 'in' ? account.income : account.expense);
			expect(sums.reduce((total, one) => total + one.count, 0)).toBe(lines.filter((line) => line.direction === direction).length);
			expect(sums.map((one) => one.amount)).toEqual(sums.map((one) => one.amount).sort((a, b) => b - a));
			expect(new Set(sums.map((one) => one.category)).size).toBe(sums.length);
		}
	}));
});
