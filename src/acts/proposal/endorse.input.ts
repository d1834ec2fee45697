import * as v from 'valibot';
import { PROPOSAL_CHANNELS } from '#domain/proposal/proposal.ts';
import { Assisted } from '../assisted.input.ts';
import { communityCode, dayText, subjectId } from '../input.ts';

/** Somebody stands behind a proposal; or another, for whom it is filed. */
export const EndorseProposal = v.strictObject({
	community: communityCode,
	/** Of the endorsement, made by the device. */
	subject: subjectId,
	proposal: subjectId,
	channel: v.optional(v.picklist(PROPOSAL_CHANNELS)),
	assisted: v.optional(Assisted),
	claimed: v.optional(dayText)
});
export type EndorseProposal = v.InferOutput<typeof EndorseProposal>;
