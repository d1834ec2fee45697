import { redirect } from '@sveltejs/kit';
import { statusOf } from '#acts/refusal.ts';
import { words } from '#words/words.ts';
import { asHtml, ownData } from '../data.ts';
import type { RequestHandler } from './$types';

/** One's own data as a file. Noted before it is given; without the PIN nobody takes it. */
export const GET: RequestHandler = async ({ locals: { portal, caller, lang } }) => {
	const noted = await portal.perform('person.export', {}, caller);
	if (!noted.ok && noted.error.code === 'caller.locked') redirect(303, '/unlock?back=/me/privacy');
	if (!noted.ok || caller.kind !== 'person') return new Response(null, { status: noted.ok ? 401 : statusOf(noted.error.code) });
	const data = await ownData(portal, caller);
	return new Response(asHtml(words[lang].rights.title, lang, data), { headers: { 'content-type': 'text/html; charset=utf-8', 'content-disposition': 'attachment; filename="yishi-my-data.html"' } });
};
