import { error } from '@sveltejs/kit';
import { isCommunityCode } from '#domain/basics/id.ts';
import type { RequestHandler } from './$types';

/** The newest signed checkpoint of a community's log, as C2SP tlog-tiles asks: text, never kept by a cache for longer than a look. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const log = isCommunityCode(params.community) ? await locals.portal.records.record.log(params.community) : undefined;
	if (!log) error(404);
	return new Response(log.checkpoint, { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' } });
};
