/** A time of day in minutes since midnight, 0 to 1439. */
export type Minute = number;

/** Hours in which nobody wants mail, from the first minute to before the second; over midnight where the first is later. Equal: none. */
export interface QuietHours {
	from: Minute;
	until: Minute;
}

/** What holds until somebody says otherwise: 21:00 to 07:00. */
export const QUIET_HOURS: QuietHours = { from: 21 * 60, until: 7 * 60 };

/** Whether a minute of the day is quiet. */
export function isQuiet({ from, until }: QuietHours, minute: Minute): boolean {
	return from <= until ? from <= minute && minute < until : minute >= from || minute < until;
}

/** The minute of the day of an instant, so many minutes east of UTC. */
export function minuteOf(instant: string, zone: number): Minute {
	const minutes = Math.floor(Date.parse(instant) / 60_000) + zone;
	return ((minutes % 1440) + 1440) % 1440;
}

/** `07:05`. */
export function formatMinute(minute: Minute): string {
	return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Reads `7:05` or `07:05`; undefined for what is no time of day. */
export function parseMinute(text: string): Minute | undefined {
	const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
	const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])];
	return match && hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}
