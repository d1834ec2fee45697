import * as v from 'valibot';
import { readKey } from '#domain/oversight/happening.ts';
import { listed } from '../input.ts';

/** The name of a row of an inbox. */
export const rowKey = v.pipe(v.string('missing'), v.maxLength(80, 'too-long'), v.check((key) => readKey(key) !== undefined, 'malformed'));

/** Rows of one's own inbox. */
export const ReadRows = v.strictObject({ keys: listed(rowKey, 200) });
export type ReadRows = v.InferOutput<typeof ReadRows>;
