import * as v from 'valibot';

/** Letting go of the files of imports that are over. */
export const ExpireRolls = v.strictObject({});
export type ExpireRolls = v.InferOutput<typeof ExpireRolls>;
