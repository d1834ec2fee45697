import * as v from 'valibot';
import { MATTER_KINDS } from '#domain/community/matter.ts';
import { MOST_PROPOSAL, MOST_TITLE, PROPOSAL_CHANNELS } from '#domain/proposal/proposal.ts';
import { Assisted } from '../assisted.input.ts';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';
import { photoFields } from '../photo.input.ts';

/** A proposal of a resident, or of an office in the name of its body, its unit or the government. */
export const RaiseProposal = v.strictObject({
	community: communityCode,
	/** Made by the device, so that the same proposal delivered twice is one. */
	subject: subjectId,
	title: writtenText(MOST_TITLE),
	text: writtenText(MOST_PROPOSAL),
	kind: v.optional(v.picklist(MATTER_KINDS)),
	place: v.optional(subjectId),
	/** The office in whose name it is raised, when its holder chooses to. */
	office: v.optional(subjectId),
	/** How it came in, when somebody files it for another. */
	channel: v.optional(v.picklist(PROPOSAL_CHANNELS)),
	assisted: v.optional(Assisted),
	/** The day the device says it was written, when it waited for the network. */
	claimed: v.optional(dayText),
	...photoFields
});
export type RaiseProposal = v.InferOutput<typeof RaiseProposal>;
