import { json } from '@sveltejs/kit';
import { COMMON_REFUSALS, describeActs } from '#acts/described.ts';
import { REFUSALS, type RefusalCode } from '#acts/refusal.ts';
import { words } from '#words/words.ts';
import type { RequestHandler } from './$types';

/** Every act for programs: its input as JSON Schema, who may, how it is refused, in the request's language. */
export const GET: RequestHandler = ({ locals }) => {
	const { acts, refusals } = words[locals.lang];
	/** With the parameters left as they are called, since nobody has sent anything yet. */
	const named = new Proxy({}, { get: (_, key) => `{${String(key)}}` });
	const refusal = (code: RefusalCode) => ({ code, status: REFUSALS[code], sentence: refusals.sentence[code](named) });
	return json({
		post: '/acts/{name}',
		body: { id: 'client-made id of this delivery, optional', input: 'see each act' },
		always: COMMON_REFUSALS.map(refusal),
		acts: describeActs().map((act) => ({ ...act, does: acts.does[act.name], refusals: act.refusals.map(refusal) }))
	});
};
