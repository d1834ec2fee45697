import type { RequestHandler } from './$types';

/** Public pages may be found by everybody; an invented city by nobody. */
export const GET: RequestHandler = ({ locals }) => {
	const { demo, origin } = locals.portal;
	const rules = demo ? 'Disallow: /' : 'Disallow: /me\nDisallow: /office\nDisallow: /join\nDisallow: /sign-in';
	return new Response(`User-agent: *\n${rules}\n\nSitemap: ${origin}/sitemap.xml\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
