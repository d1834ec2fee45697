import * as v from 'valibot';
import { MATTER_KINDS } from '#domain/community/matter.ts';
import { communityCode, subjectId, whole, writtenText } from '../input.ts';

/** Most characters of a paper laid before a matter as text. */
export const MOST_PAPER = 4000;

/** A matter that starts on its way: what it is about, who decides it, by which procedure, and the proposals that it came from. */
export const OpenMatter = v.strictObject({
	community: communityCode,
	subject: subjectId,
	title: writtenText(80),
	kind: v.picklist(MATTER_KINDS),
	/** In fen. */
	amount: v.optional(whole(0, 1_000_000_000_000)),
	/** The body that decides. */
	body: subjectId,
	procedure: subjectId,
	place: v.optional(subjectId),
	proposals: v.optional(v.pipe(v.array(subjectId), v.maxLength(20, 'too-long'))),
	/** Why it goes before proposals that have waited longer; for everybody, and asked for only then. */
	ahead: v.optional(writtenText(500)),
	/** The topic card: what it is about, in plain words. */
	card: writtenText(MOST_PAPER)
});
export type OpenMatter = v.InferOutput<typeof OpenMatter>;
