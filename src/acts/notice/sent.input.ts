import * as v from 'valibot';
import { listed, subjectId } from '../input.ts';
import { rowKey } from './read.input.ts';

/** What became of letters: taken by the mail server; not now; not to this address ever; nobody knows. */
export const SENT_OUTCOMES = ['sent', 'later', 'failed', 'unsure'] as const;

export const NoteSent = v.strictObject({
	holder: subjectId,
	letters: listed(v.strictObject({ person: subjectId, keys: listed(rowKey, 5_000), outcome: v.picklist(SENT_OUTCOMES) }), 100)
});
export type NoteSent = v.InferOutput<typeof NoteSent>;
