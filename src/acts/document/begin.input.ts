import * as v from 'valibot';
import { MOST_ITEMS } from '#domain/democracy-day/democracy-day.ts';
import { MOST_DOCUMENT_TEXT } from '#domain/document/clause.ts';
import { DOCUMENT_KINDS, DRAFTING_GROUPS } from '#domain/document/document.ts';
import { communityCode, listed, subjectId, whole, writtenText } from '../input.ts';

/** A text to be written together. */
export const BeginDocument = v.strictObject({
	community: communityCode,
	subject: subjectId,
	title: writtenText(80),
	kind: v.picklist(DOCUMENT_KINDS),
	/** The body whose text it becomes. */
	body: subjectId,
	/** What it belongs to: a matter, a proposal, a Democracy Day. */
	parent: v.optional(subjectId),
	group: v.picklist(DRAFTING_GROUPS),
	/** What there is already, as plain text: a line that begins with 一、 or 第一条 begins a clause. */
	text: v.optional(writtenText(MOST_DOCUMENT_TEXT)),
	/** Of an agenda and minutes: what there is already of each item of the day. */
	items: v.optional(listed(v.strictObject({ no: whole(1, MOST_ITEMS), text: writtenText(3000) }), MOST_ITEMS))
});
export type BeginDocument = v.InferOutput<typeof BeginDocument>;
