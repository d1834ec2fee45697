import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatMinute, isQuiet, minuteOf, parseMinute, QUIET_HOURS } from '#domain/community/quiet-hours.ts';

const minute = fc.integer({ min: 0, max: 1439 });

it('without another word it is quiet from nine in the evening to seven in the morning', () => {
	const quiet = (text: string) => isQuiet(QUIET_HOURS, parseMinute(text)!);
	expect(['20:59', '21:00', '23:59', '0:00', '06:59', '07:00', '12:00'].map(quiet)).toEqual([false, true, true, true, true, false, false]);
});

it('quiet hours begin with their first minute, end before their last, and as many minutes are quiet as lie between', () => {
	fc.assert(fc.property(minute, minute, (from, until) => {
		const quiet = Array.from({ length: 1440 }, (_, at) => isQuiet({ from, until }, at)).filter(Boolean).length;
		expect(quiet).toBe((until - from + 1440) % 1440);
		if (from !== until) expect([isQuiet({ from, until }, from), isQuiet({ from, until }, until)]).toEqual([true, false]);
	}));
});

it('times of day are read as they are written', () => {
	fc.assert(fc.property(minute, (at) => {
		expect(parseMinute(formatMinute(at))).toBe(at);
	}));
	for (const text of ['24:00', '7', '7:5', '-1:00', '12:60', '', '7点']) expect(parseMinute(text), text).toBeUndefined();
});

it('the minute is that of the city, not of the machine', () => {
	expect(minuteOf('2026-12-02T23:30:00.000Z', 480)).toBe(7 * 60 + 30);
	expect(minuteOf('2026-12-02T00:30:00.000Z', -60)).toBe(23 * 60 + 30);
});
