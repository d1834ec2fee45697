import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';
import { ofLine } from './entrust.input.ts';

/** Somebody comes after all, or changes their mind. */
export const TakeBackBallot = v.strictObject({ community: communityCode, poll: subjectId, ...ofLine });
export type TakeBackBallot = v.InferOutput<typeof TakeBackBallot>;
