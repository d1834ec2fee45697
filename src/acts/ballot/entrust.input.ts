import * as v from 'valibot';
import { Assisted } from '../assisted.input.ts';
import { communityCode, subjectId, whole } from '../input.ts';

/** Whose line it is where a desk writes it down, and by what right. */
export const ofLine = {
	/** The line that is represented: one's own where it is left out. */
	n: v.optional(whole(1, 1_000_000)),
	/** When it is filed at a desk for whoever stands behind that line. */
	assisted: v.optional(v.omit(Assisted, ['person']))
};

/** Somebody who cannot come names who votes in their place. */
export const EntrustBallot = v.strictObject({
	community: communityCode,
	/** Of the written proxy, made by the device. */
	subject: subjectId,
	poll: subjectId,
	/** The line of whoever votes for them. */
	by: whole(1, 1_000_000),
	...ofLine
});
export type EntrustBallot = v.InferOutput<typeof EntrustBallot>;
