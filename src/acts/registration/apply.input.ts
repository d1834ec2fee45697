import * as v from 'valibot';
import { MOST_APPEAL, REGISTRATION_CASES } from '#domain/community/electorate.ts';
import { Assisted } from '../assisted.input.ts';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** An application to be entered on a committee's roll of voters. */
export const ApplyForRegistration = v.strictObject({
	community: communityCode,
	/** Made by the device, so that the same application delivered twice is one. */
	subject: subjectId,
	/** The village or residents' committee. */
	body: subjectId,
	case: v.picklist(REGISTRATION_CASES),
	/** Lives or works here since. */
	since: v.optional(dayText),
	text: v.optional(writtenText(MOST_APPEAL)),
	/** The day the device says it was written, when it waited for the network. */
	claimed: v.optional(dayText),
	/** When it is filed for somebody on the roll: it is theirs from then on. */
	assisted: v.optional(Assisted)
});
export type ApplyForRegistration = v.InferOutput<typeof ApplyForRegistration>;
