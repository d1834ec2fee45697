import * as v from 'valibot';
import { MOST_ITEMS } from '#domain/democracy-day/democracy-day.ts';
import { communityCode, listed, subjectId, whole, writtenText } from '../input.ts';

/** What was said of each item, as it will be signed. */
export const WriteMinutes = v.strictObject({
	community: communityCode,
	meeting: subjectId,
	items: listed(v.strictObject({ no: whole(1, MOST_ITEMS), text: writtenText(3000) }), MOST_ITEMS)
});
export type WriteMinutes = v.InferOutput<typeof WriteMinutes>;
