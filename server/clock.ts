import { dayOf, daysBetween, instant, type Day } from '#domain/basics/day.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { ClockSetting } from './settings.ts';

const DAY_MS = 86_400_000;

/** How far civil time is ahead of the machine's, in ms, on a day, when the time of day stays the machine's. */
export function offsetToDay(day: Day, machineNow: number, zone: number): number {
	return daysBetween(dayOf(instant(machineNow), zone), day) * DAY_MS;
}

/** What the clock of a demo folder goes by at a start. Times in ms; `last` is the largest civil time the folder ever wrote down. */
export interface ClockFacts {
	setting: ClockSetting | undefined;
	/** As the folder was made with. */
	stored: number;
	last: number;
	machineNow: number;
	/** Minutes east of UTC. */
	zone: number;
}

/**
 * Civil minus machine time in ms for this run of a demo folder. Civil time never runs backwards: a setting before the last time
 * written is refused; without a setting, a clock that an earlier run set forward goes on from there and does not stand still.
 */
export function demoOffset({ setting, stored, last, machineNow, zone }: ClockFacts): Result<number, 'backwards'> {
	const goesOn = Math.max(stored, last - machineNow);
	if (!setting) return ok(goesOn);
	const wanted =
		setting.kind === 'moment' ? setting.at - machineNow
		: setting.kind === 'later' ? stored + setting.ms
		: offsetToDay(setting.day, machineNow, zone);
	return machineNow + wanted < last ? err('backwards') : ok(wanted);
}
