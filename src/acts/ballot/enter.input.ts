import * as v from 'valibot';
import { CHANNELS, CHOICES } from '#domain/ballot/ballot.ts';
import { communityCode, subjectId, whole, writtenText } from '../input.ts';

/** A ballot that came on paper, by telephone or by written proxy, for one line of the list. */
export const EnterBallot = v.strictObject({
	community: communityCode,
	subject: subjectId,
	poll: subjectId,
	/** The line it counts for. */
	n: whole(1, 1_000_000),
	choice: v.picklist(CHOICES),
	channel: v.picklist(CHANNELS.filter((channel) => channel !== 'portal')),
	/** The line of whoever votes in its place, by written proxy. */
	proxy: v.optional(whole(1, 1_000_000)),
	/** Who looked on. */
	witness: writtenText(40)
});
export type EnterBallot = v.InferOutput<typeof EnterBallot>;
