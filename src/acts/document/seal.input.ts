import * as v from 'valibot';
import { communityCode, dayText, subjectId, whole, writtenText } from '../input.ts';

/** The draft becomes a version. */
export const SealDocument = v.strictObject({
	community: communityCode,
	document: subjectId,
	/** Of the version. */
	subject: subjectId,
	/** Number of the draft that is meant: one that was sealed meanwhile is refused. */
	draft: whole(1, 999),
	/** What whoever seals has read: `fingerprint` of the clauses. Where somebody has typed since, it is refused, and they read again. */
	seen: v.pipe(v.string('missing'), v.regex(/^[0-9a-f]{32}$/, 'malformed')),
	name: writtenText(40),
	reason: writtenText(500),
	/** The last day on which comments and suggestions are taken. */
	commentsUntil: v.optional(dayText),
	/** Nothing comes after it. */
	final: v.optional(v.boolean())
});
export type SealDocument = v.InferOutput<typeof SealDocument>;
