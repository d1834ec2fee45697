import * as v from 'valibot';
import { MOST_ITEMS } from '#domain/democracy-day/democracy-day.ts';
import { MOST_NOTE, MOTION_OUTCOMES, NOTE_KINDS, SPEAKERS_AS } from '#domain/democracy-day/meeting-note.ts';
import { communityCode, subjectId, whole, writtenText } from '../input.ts';

/** What somebody said at an item, or moved from the floor. */
export const NoteDay = v.strictObject({
	community: communityCode,
	subject: subjectId,
	meeting: subjectId,
	item: whole(1, MOST_ITEMS),
	kind: v.picklist(NOTE_KINDS),
	as: v.picklist(SPEAKERS_AS),
	/** Of an office-holder; nobody else is named. */
	name: v.optional(writtenText(60)),
	text: writtenText(MOST_NOTE),
	seconds: v.optional(whole(0, 100_000)),
	outcome: v.optional(v.picklist(MOTION_OUTCOMES)),
	reason: v.optional(writtenText(200))
});
export type NoteDay = v.InferOutput<typeof NoteDay>;
