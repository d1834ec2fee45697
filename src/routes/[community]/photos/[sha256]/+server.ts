import { error } from '@sveltejs/kit';
import { toHex } from '#domain/basics/bytes.ts';
import { sha256 } from '#records/hashing.server.ts';
import { words } from '#words/words.ts';
import type { RequestHandler } from './$types';

/** A picture that a photograph of this community names. It is its hash: one that was changed on the disk is not there any more. */
export const GET: RequestHandler = async ({ locals: { portal, lang }, params }) => {
	const picture = /^[0-9a-f]{64}$/.test(params.sha256) ? await portal.records.maps.picture(params.community, params.sha256) : undefined;
	if (!picture || toHex(sha256(picture.bytes)) !== params.sha256) error(404, { message: words[lang].pages.notFound });
	return new Response(new Uint8Array(picture.bytes), { headers: { 'content-type': picture.type, 'cache-control': 'public, max-age=31536000, immutable' } });
};
