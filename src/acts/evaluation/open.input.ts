import * as v from 'valibot';
import { MOST_ITEMS } from '#domain/evaluation/opening.ts';
import { communityCode, dayText, listed, subjectId, whole, writtenText } from '../input.ts';

/** An evaluation of a body's work, or a yearly appraisal of office-holders. */
export const OpenEvaluation = v.strictObject({
	community: communityCode,
	subject: subjectId,
	kind: v.picklist(['satisfaction', 'appraisal']),
	/** The frozen list of who is asked. */
	electorate: subjectId,
	/** The body that is judged. */
	body: subjectId,
	matter: v.optional(subjectId),
	title: writtenText(60),
	/** What is asked about; of an appraisal, left out: the offices say it. */
	items: v.optional(listed(writtenText(60), MOST_ITEMS)),
	/** Of an appraisal: the offices of those who are judged. */
	offices: v.optional(listed(subjectId, MOST_ITEMS)),
	opensOn: dayText,
	/** The last day. */
	closesOn: dayText,
	/** Whether the form has room for a few words. */
	remarks: v.optional(v.boolean()),
	/** Fewer forms than this, and nothing is shown. */
	least: v.optional(whole(5, 1000))
});
export type OpenEvaluation = v.InferOutput<typeof OpenEvaluation>;
