import * as v from 'valibot';
import { MOST_LINES } from '#domain/disclosure/finance-table.ts';
import { MOST_QUESTION } from '#domain/disclosure/question.ts';
import { communityCode, dayText, subjectId, whole, writtenText } from '../input.ts';

/** A question of a resident about one line of an account, or about a disclosure as a whole. */
export const AskQuestion = v.strictObject({
	community: communityCode,
	/** Made by the device, so that the same question delivered twice is one. */
	subject: subjectId,
	/** The disclosure asked about. */
	parent: subjectId,
	table: v.optional(subjectId),
	line: v.optional(whole(1, MOST_LINES)),
	text: writtenText(MOST_QUESTION),
	/** The day the device says it was written, when it waited for the network. */
	claimed: v.optional(dayText)
});
export type AskQuestion = v.InferOutput<typeof AskQuestion>;
