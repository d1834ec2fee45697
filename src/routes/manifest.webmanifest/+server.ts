import type { CommunityContent } from '#domain/community/community.ts';
import { words } from '#words/words.ts';
import type { RequestHandler } from './$types';

/** What a phone shows when the portal is kept on its first screen. */
export const GET: RequestHandler = async ({ locals }) => {
	const { portal, lang } = locals;
	const city = await portal.city();
	const name = city && (await portal.contents.ofType<CommunityContent>(city, 'community'))[0]?.content.name;
	const { common } = words[lang];
	const manifest = {
		name: name ? common.titled({ title: name }) : common.name,
		short_name: common.name,
		lang,
		start_url: '/',
		scope: '/',
		display: 'standalone',
		background_color: '#f4f5f1',
		theme_color: '#ffffff',
		icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }]
	};
	return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json; charset=utf-8' } });
};
