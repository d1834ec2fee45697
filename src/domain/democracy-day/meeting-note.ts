import type { Day } from '../basics/day.ts';
import type { Content } from '../content/content.ts';

/** In what capacity somebody spoke. Only those who hold an office are named. */
export const SPEAKERS_AS = ['officer', 'member', 'resident', 'non-registered', 'unit', 'overseer', 'town'] as const;
export type SpeakerAs = (typeof SPEAKERS_AS)[number];

/** What a note is: somebody's view, a view that differs, a question, an answer to one, or a motion from the floor. */
export const NOTE_KINDS = ['said', 'differs', 'asked', 'answered', 'motion'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** What became of a motion on the spot: talked about at once, put on the next agenda, or refused with a reason. What was not announced is not voted on. */
export const MOTION_OUTCOMES = ['taken', 'next', 'refused'] as const;
export type MotionOutcome = (typeof MOTION_OUTCOMES)[number];

/** One note of what was said at an item of a Democracy Day. `parent` is the day. Notes are added, never taken away. */
export interface MeetingNoteContent extends Content {
	type: 'meeting-note';
	item: number;
	kind: NoteKind;
	as: SpeakerAs;
	/** Of an office-holder. */
	name?: string;
	text: string;
	on: Day;
	/** Body and name of the office that took the note. */
	by: string;
	/** How many seconded a motion. */
	seconds?: number;
	outcome?: MotionOutcome;
	/** Why a motion was refused. */
	reason?: string;
}

/** The longest note, in characters. */
export const MOST_NOTE = 500;

/** Whether whoever spoke holds no office: what the share of residents among speakers counts. */
export function speaksWithoutOffice(as: SpeakerAs): boolean {
	return as !== 'officer' && as !== 'overseer' && as !== 'town';
}
