import * as v from 'valibot';
import { communityCode, listed, subjectId } from '../input.ts';

/** Most slips of one printing: with eight on a sheet, seven sheets. */
export const MOST_SLIPS = 50;

/** Slips for people of one community. */
export const PrintSlips = v.strictObject({
	community: communityCode,
	persons: listed(subjectId, MOST_SLIPS)
});
export type PrintSlips = v.InferOutput<typeof PrintSlips>;
