import * as v from 'valibot';
import { communityCode, listed, subjectId } from '../input.ts';

/** For what the roll is looked at. */
export const LOOKS = ['slips', 'assist', 'roll', 'list', 'appoint'] as const;

/** Whose data somebody is about to see, and for what. */
export const LookAtPersons = v.strictObject({ community: communityCode, persons: listed(subjectId, 500), why: v.picklist(LOOKS) });
export type LookAtPersons = v.InferOutput<typeof LookAtPersons>;
