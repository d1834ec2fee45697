import * as v from 'valibot';
import { HOUSE_RULES } from '#domain/comment/house-rules.ts';
import { ReleaseComment } from './release.input.ts';

/** A decision against a comment: it names the house rule, and says why in words for everybody. */
export const HideComment = v.strictObject({ ...ReleaseComment.entries, rule: v.picklist(HOUSE_RULES) });
export type HideComment = v.InferOutput<typeof HideComment>;
