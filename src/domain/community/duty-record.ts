import { daysBetween, type Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import type { Photo } from '../content/photo.ts';

/** What somebody says was done of a duty of the calendar. `parent` is the body that owed it. Records are added, never taken away. */
export interface DutyRecordContent extends Content {
	type: 'duty-record';
	/** A duty of the calendar (calendar.ts). */
	duty: string;
	/** For which of its periods: `2026-11`, `2026`. */
	period: string;
	/** The day on which it was done, as they say. */
	on: Day;
	/** What was done, in a sentence. */
	text: string;
	/** A paper of the record that shows it. */
	paper?: SubjectId;
	photo?: Photo;
	/** Body and name of whoever says so. */
	by: string;
	/** Whoever typed it in, where that was somebody of another body. */
	entered?: string;
	/** That it was recorded by mistake: it counts for nothing, and stays to be read. */
	withdrawn?: { on: Day; reason: string; by: string };
}

/** Days in which the day that somebody names is believed: time for a sheet of paper to come to the desk. */
export const DAYS_TO_ENTER = 7;

/** The day that counts for a duty: the one that was named, unless it was said only long afterwards; then the day on which it was said. */
export function countsFrom(named: Day, entered: Day): Day {
	return daysBetween(named, entered) > DAYS_TO_ENTER ? entered : named;
}
