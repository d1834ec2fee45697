import * as v from 'valibot';
import { FACT_KINDS } from '#domain/community/person-fact.ts';
import { communityCode, dayText, subjectId, whole } from '../input.ts';

/** A fact about a person of the roll. */
export const RecordFact = v.strictObject({
	community: communityCode,
	person: subjectId,
	kind: v.picklist(FACT_KINDS),
	/** Since when; absent where nobody knows. */
	from: v.optional(dayText),
	/** The collective of a member, the meeting of a representative. */
	body: v.optional(subjectId),
	/** Floor area of an owner, in hundredths of a square metre. */
	area: v.optional(whole(1, 99_999_999))
});
export type RecordFact = v.InferOutput<typeof RecordFact>;
