import * as v from 'valibot';
import { MOST_CLAUSE_TEXT } from '#domain/document/clause.ts';
import { MOST_SUGGESTION_REASON, SUGGESTION_CHANNELS, SUGGESTION_KINDS } from '#domain/document/document.ts';
import { Assisted } from '../assisted.input.ts';
import { clauseId, communityCode, dayText, subjectId, writtenText } from '../input.ts';

/** Somebody suggests another text for a clause, a clause more or a clause less. */
export const MakeSuggestion = v.strictObject({
	community: communityCode,
	/** Made by the device, so that the same suggestion delivered twice is one. */
	subject: subjectId,
	document: subjectId,
	/** The version it is made on. */
	version: subjectId,
	is: v.picklist(SUGGESTION_KINDS),
	/** The clause; of one more, that after which it comes. */
	clause: v.optional(clauseId),
	/** The clause as it should be, its heading on the first line. Not asked for where it is to go. */
	text: v.optional(writtenText(MOST_CLAUSE_TEXT)),
	reason: writtenText(MOST_SUGGESTION_REASON),
	/** The office in whose name it is made, when its holder chooses to. */
	office: v.optional(subjectId),
	channel: v.optional(v.picklist(SUGGESTION_CHANNELS)),
	assisted: v.optional(Assisted),
	/** The day the device says it was written, when it waited for the network. */
	claimed: v.optional(dayText)
});
export type MakeSuggestion = v.InferOutput<typeof MakeSuggestion>;
