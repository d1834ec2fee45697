import * as v from 'valibot';
import { OUTCOMES } from '#domain/procedure/procedure.ts';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** Most characters of a public reason. */
export const MOST_REASON = 1000;

/** A stage by its key, or `closed`. */
export const stageKey = writtenText(60);

/** A matter that goes on, or back, by a way that its procedure has. */
export const MoveMatter = v.strictObject({
	community: communityCode,
	/** Of the step that this makes. */
	subject: subjectId,
	matter: subjectId,
	/** The stage that it leaves, as whoever moves it sees it: nobody moves on what somebody else has just moved. */
	from: stageKey,
	to: stageKey,
	outcome: v.picklist(OUTCOMES),
	/** For everybody; the procedure says where it must be given. */
	reason: v.optional(writtenText(MOST_REASON))
});
export type MoveMatter = v.InferOutput<typeof MoveMatter>;
