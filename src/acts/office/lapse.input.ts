import * as v from 'valibot';

/** Nothing to say: offices whose day has come are over. */
export const LapseOffices = v.strictObject({});
export type LapseOffices = v.InferOutput<typeof LapseOffices>;
