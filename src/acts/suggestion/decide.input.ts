import * as v from 'valibot';
import { MOST_CLAUSE_TEXT } from '#domain/document/clause.ts';
import { DECISIONS } from '#domain/document/document.ts';
import { communityCode, subjectId, whole, writtenText } from '../input.ts';

/** A drafter adopts a suggestion, adopts it in part, or declines it; each with a reason that everybody reads. */
export const DecideSuggestion = v.strictObject({
	community: communityCode,
	suggestion: subjectId,
	is: v.picklist(DECISIONS),
	reason: writtenText(500),
	/** The draft it is decided for: one that was sealed meanwhile is refused. */
	draft: whole(1, 999),
	/** The clause of the draft as whoever decides has read it (`fingerprint`). Absent: as it was when this was suggested. Where it is otherwise by now, nothing is put over it. */
	seen: v.optional(v.pipe(v.string('missing'), v.regex(/^[0-9a-f]{32}$/, 'malformed'))),
	/** The clause as it is put in, where it is adopted in part. */
	text: v.optional(writtenText(MOST_CLAUSE_TEXT))
});
export type DecideSuggestion = v.InferOutput<typeof DecideSuggestion>;
