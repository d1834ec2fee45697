import { everyAddress } from '#lib/pages.ts';
import type { RequestHandler } from './$types';

/** Most addresses in one file, by the sitemap protocol. */
const MOST = 50_000;

const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** Every public page there is. */
export const GET: RequestHandler = async ({ locals }) => {
	const { portal } = locals;
	const addresses = (await everyAddress(portal.contents, await portal.city())).slice(0, MOST);
	const urls = addresses.map((address) => `<url><loc>${escaped(portal.origin + encodeURI(address))}</loc></url>\n`).join('');
	return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}</urlset>\n`, {
		headers: { 'content-type': 'application/xml; charset=utf-8' }
	});
};
