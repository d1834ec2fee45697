import * as v from 'valibot';
import { writtenText } from '../input.ts';
import { MOST_REASON, MoveMatter } from './move.input.ts';

/** A matter that goes on although something is missing: the reason stands with it for ever. */
export const PushMatter = v.strictObject({ ...MoveMatter.entries, reason: writtenText(MOST_REASON) });
export type PushMatter = v.InferOutput<typeof PushMatter>;
