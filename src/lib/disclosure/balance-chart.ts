import { addDays, addMonths, daysBetween, type Day } from '#domain/basics/day.ts';
import type { BalanceLine } from '#domain/disclosure/view/account.ts';

/** A label of the chart, where it stands and which side it grows to. */
export interface Mark {
	x: number;
	y: number;
	anchor: 'start' | 'middle' | 'end';
}

export interface BalanceChart {
	width: number;
	height: number;
	left: number;
	right: number;
	/** The step line. */
	path: string;
	/** Horizontal lines, from zero up; values in yuan. */
	grid: { y: number; yuan: number }[];
	/** Days named below: whole months where the period is longer than one. */
	days: (Mark & { day: Day; month: boolean })[];
	opening: Mark;
	closing: Mark & { dot: { x: number; y: number } };
	/** Absent when the highest point is the first or the last. */
	highest?: Mark & { dot: { x: number; y: number } };
}

/** A round step so that at most four lines are drawn above zero. */
function stepFor(most: number): number {
	const raw = Math.max(most, 100) / 4;
	const power = 10 ** Math.floor(Math.log10(raw));
	return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= raw) ?? 10 * power;
}

function namedDays(from: Day, until: Day): { day: Day; month: boolean }[] {
	const length = daysBetween(from, until);
	if (length <= 31) return [from, addDays(from, 9), addDays(from, 19), until].map((day) => ({ day, month: false }));
	const months: { day: Day; month: boolean }[] = [];
	const every = Math.ceil(length / 31 / 4);
	for (let month = from.slice(0, 7); `${month}-01` <= until; month = addMonths(month, every)) months.push({ day: `${month}-01` as Day, month: true });
	return months;
}

/** Where everything of the balance chart stands, in a drawing of `width` × `height`. Text is drawn at its own size: nothing is scaled. */
export function balanceChart(balance: BalanceLine, width: number, height: number): BalanceChart {
	const left = 56;
	const right = width - 14;
	const top = 44;
	const bottom = height - 34;
	const length = Math.max(1, daysBetween(balance.from, balance.until));
	const lowest = Math.min(0, balance.lowest.balance / 100);
	const step = stepFor(Math.max(balance.highest.balance / 100, -lowest));
	const hi = Math.max(step, Math.ceil(balance.highest.balance / 100 / step) * step);
	const lo = Math.floor(lowest / step) * step;
	const round = (value: number) => Math.round(value * 10) / 10;
	const x = (day: Day) => round(left + ((right - left) * daysBetween(balance.from, day)) / length);
	const y = (fen: number) => round(bottom - ((bottom - top) * (fen / 100 - lo)) / (hi - lo));
	const points = balance.points.map((point) => ({ x: x(point.day), y: y(point.balance) }));
	const first = points[0]!;
	const last = points.at(-1)!;
	const path = points.reduce((line, point, index) => (index === 0 ? `M${point.x} ${point.y}` : `${line}H${point.x}V${point.y}`), '');
	const grid: BalanceChart['grid'] = [];
	for (let yuan = lo; yuan <= hi + step / 2; yuan += step) grid.push({ y: y(yuan * 100), yuan: Math.round(yuan) });
	/** Under the line where there is room, else above it. */
	const beside = (at: number) => (at + 26 < bottom - 4 ? at + 26 : at - 12);
	const peak = { x: x(balance.highest.day), y: y(balance.highest.balance) };
	const named = balance.highest.day !== balance.points[0]!.day && balance.highest.balance !== balance.points.at(-1)!.balance;
	return {
		width, height, left, right, path, grid,
		days: namedDays(balance.from, balance.until).map((named, index, all) => ({
			...named, x: x(named.day), y: bottom + 24, anchor: index === 0 ? 'start' : index === all.length - 1 && !named.month ? 'end' : 'middle'
		})),
		opening: { x: left + 4, y: beside(first.y), anchor: 'start' },
		closing: { x: right, y: beside(last.y), anchor: 'end', dot: last },
		...(named ? { highest: { x: peak.x > (left + right) / 2 ? peak.x + 8 : peak.x - 8, y: peak.y - 14, anchor: peak.x > (left + right) / 2 ? ('end' as const) : ('start' as const), dot: peak } } : {})
	};
}
