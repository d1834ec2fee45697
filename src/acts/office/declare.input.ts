import * as v from 'valibot';
import { communityCode, subjectId } from '../input.ts';
import { Declaration } from './declaration.input.ts';

/** What the holder of an office declares of near relatives and interests. */
export const DeclareInterests = v.strictObject({ community: communityCode, subject: subjectId, office: subjectId, ...Declaration.entries });
export type DeclareInterests = v.InferOutput<typeof DeclareInterests>;
