import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** A body adopts a draft of rules, by its own procedure. */
export const AdoptRules = v.strictObject({
	community: communityCode,
	subject: subjectId,
	draft: subjectId,
	body: subjectId,
	/** By which decision: resolution, meeting, count. */
	decision: writtenText(300)
});
export type AdoptRules = v.InferOutput<typeof AdoptRules>;
