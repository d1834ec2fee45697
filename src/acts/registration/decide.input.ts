import * as v from 'valibot';
import { MOST_REASON, OUTCOMES } from '#domain/community/electorate.ts';
import { communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** What is decided about an application to be entered, and why. */
export const DecideRegistration = v.strictObject({
	community: communityCode,
	subject: subjectId,
	registration: subjectId,
	outcome: v.picklist(OUTCOMES),
	reason: writtenText(MOST_REASON),
	/** The day on which the assembly or its representatives consented: a village asks for it. */
	consent: v.optional(dayText)
});
export type DecideRegistration = v.InferOutput<typeof DecideRegistration>;
