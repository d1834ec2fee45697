import * as v from 'valibot';

/** Nothing to say: what is old enough goes. */
export const RunRetention = v.strictObject({});
export type RunRetention = v.InferOutput<typeof RunRetention>;
