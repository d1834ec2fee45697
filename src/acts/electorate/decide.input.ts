import * as v from 'valibot';
import { MOST_REASON, OUTCOMES } from '#domain/community/electorate.ts';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** What is decided about an appeal, and why. */
export const DecideAppeal = v.strictObject({
	community: communityCode,
	subject: subjectId,
	appeal: subjectId,
	outcome: v.picklist(OUTCOMES),
	reason: writtenText(MOST_REASON)
});
export type DecideAppeal = v.InferOutput<typeof DecideAppeal>;
