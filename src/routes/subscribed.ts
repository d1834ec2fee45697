import { error } from '@sveltejs/kit';
import { toHex, utf8 } from '#domain/basics/bytes.ts';
import type { Lang } from '#domain/content/content.ts';
import { sha256 } from '#records/hashing.server.ts';
import { isLang } from '#words/words.ts';

/** How long a calendar or feed may be kept by whoever fetched it, in seconds. */
const FRESH_S = 900;

/** The language that an address asks for. Programs that subscribe say no language; the address does. */
export function langOfFeed(url: URL): Lang {
	const asked = url.searchParams.get('lang');
	if (asked !== null && !isLang(asked)) error(404);
	return isLang(asked) ? asked : 'zh-CN';
}

/** An answer that the same program asks for again and again: public, named by its hash, and empty when nothing has changed. */
export function subscribed(request: Request, body: string, type: string): Response {
	const etag = `"${toHex(sha256(utf8(body))).slice(0, 32)}"`;
	const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': `public, max-age=${FRESH_S}`, etag };
	const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
	return known.includes(etag) ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
}
