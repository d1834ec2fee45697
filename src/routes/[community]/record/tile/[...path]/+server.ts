import { error } from '@sveltejs/kit';
import { utf8 } from '#domain/basics/bytes.ts';
import { isCommunityCode } from '#domain/basics/id.ts';
import { encodeBundle, parseTilePath, TILE_WIDTH, type Tile } from '#domain/record/tile.ts';
import type { RequestHandler } from './$types';

/** Whether a tree of this size has the tile: a full one, or the partial one at its right edge, exactly as wide as the edge is. */
function isThere({ level, index, width }: Tile, size: number): boolean {
	const hashes = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level);
	return Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) === width;
}

/**
 * A tile of hashes or a bundle of entries (C2SP tlog-tiles): files that never change, so a full one may be kept for ever. Partial ones are
 * given for the current size only; a reader takes the checkpoint first and asks again when the log has grown meanwhile.
 */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { records } = locals.portal;
	const tile = parseTilePath(`tile/${params.path}`);
	const log = isCommunityCode(params.community) ? await records.record.log(params.community) : undefined;
	if (!tile || !log || !isThere(tile, log.size)) error(404);
	const { level, index, width } = tile;
	const from = index * TILE_WIDTH;
	const bytes =
		level === 'entries'
			? encodeBundle((await records.record.entries(params.community, from, from + width)).map(utf8))
			: await records.tree.tile(params.community, { level, index, width });
	if (!bytes) error(404);
	const kept = width === TILE_WIDTH ? 'public, max-age=31536000, immutable' : 'no-cache';
	return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/octet-stream', 'cache-control': kept } });
};
