import * as v from 'valibot';
import { communityCode, subjectId, whole, writtenText } from '../input.ts';

const heads = whole(0, 1_000_000);

/** What one teller counted of one box, or of one show of hands. */
export const CountPoll = v.strictObject({
	community: communityCode,
	subject: subjectId,
	poll: subjectId,
	/** The box: 会场1号箱, 流动箱, 举手. */
	box: writtenText(30),
	/** Papers handed out; of hands, how many were there. */
	issued: heads,
	returned: heads,
	yes: heads,
	no: heads,
	abstain: heads,
	invalid: heads,
	/** Of an election: votes by candidate, in the order of the paper. */
	votes: v.optional(v.pipe(v.array(heads), v.maxLength(60, 'too-long')))
});
export type CountPoll = v.InferOutput<typeof CountPoll>;
