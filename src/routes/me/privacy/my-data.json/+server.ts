import { redirect } from '@sveltejs/kit';
import { statusOf } from '#acts/refusal.ts';
import { ownData } from '../data.ts';
import type { RequestHandler } from './$types';

/** One's own data as a file. Noted before it is given; without the PIN nobody takes it. */
export const GET: RequestHandler = async ({ locals: { portal, caller } }) => {
	const noted = await portal.perform('person.export', {}, caller);
	if (!noted.ok && noted.error.code === 'caller.locked') redirect(303, '/unlock?back=/me/privacy');
	if (!noted.ok || caller.kind !== 'person') return new Response(null, { status: noted.ok ? 401 : statusOf(noted.error.code) });
	const data = await ownData(portal, caller);
	return new Response(`${JSON.stringify(data, null, '\t')}\n`, { headers: { 'content-type': 'application/json', 'content-disposition': 'attachment; filename="yishi-my-data.json"' } });
};
