import { expect, test } from 'vitest';
import { day } from '#domain/basics/day.ts';
import { demoOffset, offsetToDay } from '#server/clock.ts';

const ZONE = 480;
const DAY = 86_400_000;
/** 8 January 2027, 1 in the morning in the city, still the 7th in UTC. */
const machineNow = Date.parse('2027-01-07T17:00:00.000Z');
const at = (offset: number) => new Date(machineNow + offset).toISOString();

test('a new demo begins on the day of its city, at the time of day it is here', () => {
	expect(at(offsetToDay(day('2026-11-22'), machineNow, ZONE))).toBe('2026-11-21T17:00:00.000Z');
});

test('without a setting the demo goes on: at the stored distance, or from where an earlier run had set it', () => {
	expect(demoOffset({ setting: undefined, stored: -5 * DAY, last: 0, machineNow, zone: ZONE })).toEqual({ ok: true, value: -5 * DAY });
	const last = machineNow + 3 * DAY;
	expect(demoOffset({ setting: undefined, stored: -5 * DAY, last, machineNow, zone: ZONE })).toEqual({ ok: true, value: 3 * DAY });
});

test('it can be set forward to a day, a moment, or by a distance', () => {
	const set = (setting: Parameters<typeof demoOffset>[0]['setting']) => demoOffset({ setting, stored: 0, last: 0, machineNow, zone: ZONE });
	expect(set({ kind: 'later', ms: 2 * DAY })).toEqual({ ok: true, value: 2 * DAY });
	expect(set({ kind: 'moment', at: machineNow + 5 })).toEqual({ ok: true, value: 5 });
	expect(set({ kind: 'day', day: day('2027-01-09') })).toEqual({ ok: true, value: DAY });
});

test('it is never set back before what the folder has written', () => {
	const last = machineNow;
	expect(demoOffset({ setting: { kind: 'moment', at: last - 1 }, stored: 0, last, machineNow, zone: ZONE })).toEqual({ ok: false, error: 'backwards' });
	expect(demoOffset({ setting: { kind: 'day', day: day('2027-01-07') }, stored: 0, last, machineNow, zone: ZONE })).toEqual({ ok: false, error: 'backwards' });
	expect(demoOffset({ setting: { kind: 'moment', at: last }, stored: 0, last, machineNow, zone: ZONE })).toEqual({ ok: true, value: 0 });
});
