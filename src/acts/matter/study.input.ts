import * as v from 'valibot';
import { communityCode, subjectId, writtenText } from '../input.ts';
import { MOST_REASON, stageKey } from './move.input.ts';

/** What a party organisation can say of a matter that it studied. */
export const STUDIED = ['accepted', 'returned', 'referred'] as const;
export type Studied = (typeof STUDIED)[number];

/** The study of the party organisation, in one step: what it says, and why, for everybody. */
export const StudyMatter = v.strictObject({
	community: communityCode,
	/** Of the step by which the matter leaves. */
	subject: subjectId,
	matter: subjectId,
	from: stageKey,
	outcome: v.picklist(STUDIED),
	reason: writtenText(MOST_REASON)
});
export type StudyMatter = v.InferOutput<typeof StudyMatter>;
