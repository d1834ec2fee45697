import * as v from 'valibot';
import type { NeedKind } from '#domain/procedure/procedure.ts';
import { communityCode, subjectId, writtenText } from '../input.ts';
import { MOST_PAPER } from './open.input.ts';

/**
 * Papers that a desk lays before a matter as they are. Everything else comes from an act of its own, which counts, asks or checks:
 * a poll, an evaluation, a hearing is never laid by hand.
 */
export const PAPERS = [
	'topic-card', 'party-study', 'draft-plan', 'options', 'cost', 'materials', 'minutes', 'comments-answered', 'open-selection', 'notice-posted', 'objections-answered',
	'report', 'archive'
] as const satisfies readonly NeedKind[];

/** A paper laid before a matter: its text, and what of the community's record it speaks of. */
export const LayPaper = v.strictObject({
	community: communityCode,
	/** Of the step that this makes. */
	subject: subjectId,
	matter: subjectId,
	what: v.picklist(PAPERS),
	text: writtenText(MOST_PAPER),
	/** A disclosure, a notice … that it is about. */
	ref: v.optional(subjectId)
});
export type LayPaper = v.InferOutput<typeof LayPaper>;
