import * as v from 'valibot';
import { communityCode, listed, subjectId, whole, writtenText } from '../input.ts';

/** Who is there besides those on the list. */
export const CountDay = v.strictObject({
	community: communityCode,
	meeting: subjectId,
	/** Members who signed on paper and are not on the list here. */
	onPaper: v.optional(whole(0, 100_000)),
	/** Members that the body has, where the roll does not say. */
	expected: v.optional(whole(1, 100_000)),
	observing: v.optional(whole(0, 100_000)),
	nonRegistered: v.optional(whole(0, 100_000)),
	residentUnits: v.optional(listed(writtenText(60), 30)),
	overseers: v.optional(whole(0, 100)),
	townStaff: v.optional(whole(0, 100)),
	note: v.optional(writtenText(200))
});
export type CountDay = v.InferOutput<typeof CountDay>;
