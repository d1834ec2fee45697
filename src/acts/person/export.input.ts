import * as v from 'valibot';

/** Nothing to say: one's own. */
export const ExportPerson = v.strictObject({});
export type ExportPerson = v.InferOutput<typeof ExportPerson>;
