import { json } from '@sveltejs/kit';
import { matchPage, viewParams } from '#lib/pages.ts';
import { twinOf } from '#lib/twin.ts';
import { words } from '#words/words.ts';
import type { RequestHandler } from './$types';

/** Every public page for programs; the city's own is /index.json. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const { portal, lang } = locals;
	const address = params.path === 'index' ? '/' : `/${params.path}`;
	const match = matchPage(address);
	const version = url.searchParams.get('version') ?? undefined;
	const twin =
		match && (version === undefined || /^[1-9]\d{0,6}$/.test(version))
			? await twinOf(
					portal.contents,
					{ page: match.page, params: viewParams(match, url.searchParams, await portal.city()) },
					address,
					{ today: portal.today(), zone: portal.zone() },
					version === undefined ? undefined : Number(version)
				)
			: undefined;
	if (!twin) return json({ code: 'object.not-found', sentence: words[lang].refusals.sentence['object.not-found']({}) }, { status: 404 });
	return json(twin);
};
