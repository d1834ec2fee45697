import * as v from 'valibot';
import { MOST_LINES } from '#domain/disclosure/finance-table.ts';
import { CHANNELS, MOST_QUESTION } from '#domain/disclosure/question.ts';
import { Assisted } from '../assisted.input.ts';
import { communityCode, dayText, subjectId, whole, writtenText } from '../input.ts';

/** A question that came by another way than the portal, entered by a clerk from the slip or the notes. */
export const EnterQuestion = v.strictObject({
	community: communityCode,
	subject: subjectId,
	parent: subjectId,
	table: v.optional(subjectId),
	line: v.optional(whole(1, MOST_LINES)),
	text: writtenText(MOST_QUESTION),
	channel: v.picklist(CHANNELS.filter((channel) => channel !== 'portal')),
	/** The day it was handed in or said: the clock counts from here, not from the day of entry. */
	received: dayText,
	/** Who wrote it down, and who was there. */
	scribe: writtenText(40),
	witness: writtenText(40),
	/** That it was read back to the asker, who agreed. */
	readBack: v.boolean(),
	/** When it is filed for somebody on the roll: it shows in their own list. */
	assisted: v.optional(Assisted)
});
export type EnterQuestion = v.InferOutput<typeof EnterQuestion>;
