import * as v from 'valibot';
import { APPEAL_KINDS, MOST_APPEAL } from '#domain/community/electorate.ts';
import { Assisted } from '../assisted.input.ts';
import { communityCode, dayText, subjectId, whole, writtenText } from '../input.ts';

/** An objection to a published list of voters. */
export const AppealElectorate = v.strictObject({
	community: communityCode,
	/** Made by the device, so that the same appeal delivered twice is one. */
	subject: subjectId,
	electorate: subjectId,
	kind: v.picklist(APPEAL_KINDS),
	/** The number of the line it is about. */
	n: v.optional(whole(1, 1_000_000)),
	text: writtenText(MOST_APPEAL),
	/** The day the device says it was written, when it waited for the network. */
	claimed: v.optional(dayText),
	/** When it is filed for somebody on the roll: it is theirs from then on. */
	assisted: v.optional(Assisted)
});
export type AppealElectorate = v.InferOutput<typeof AppealElectorate>;
