import * as v from 'valibot';

/** A file of imported history, parsed (server/demo/README.md is its format). What is in it is judged by check.ts, place by place. */
export const ImportHistory = v.strictObject({
	file: v.looseObject({})
});
export type ImportHistory = v.InferOutput<typeof ImportHistory>;
