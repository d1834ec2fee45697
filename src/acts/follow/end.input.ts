import * as v from 'valibot';
import { subjectId } from '../input.ts';

/** Something that is followed; also what is no longer there can be let go. */
export const Unfollow = v.strictObject({ subject: subjectId });
export type Unfollow = v.InferOutput<typeof Unfollow>;
