import { error } from '@sveltejs/kit';
import { qrPath } from '#lib/ui/qr-path.ts';
import { words } from '#words/words.ts';
import type { RequestHandler } from './$types';

/** Longest path that still gives a code which can be read from paper of 18 mm. */
const LONGEST = 120;

/** The QR code of an address of this portal, for the foot of printed pages. Always black on white, or cameras cannot read it. */
export const GET: RequestHandler = ({ params, locals }) => {
	if (params.path.length > LONGEST) error(404, { message: words[locals.lang].pages.notFound });
	const { path, side } = qrPath(`${locals.portal.origin}/${params.path}`);
	return new Response(
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`,
		{ headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' } }
	);
};
