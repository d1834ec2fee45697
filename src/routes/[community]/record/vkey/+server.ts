import { error } from '@sveltejs/kit';
import { isCommunityCode } from '#domain/basics/id.ts';
import { formatVkey } from '#domain/record/signed-note.ts';
import type { RequestHandler } from './$types';

/** The key of a community's log as one line (C2SP vkey). Compare it with the code on a slip, a board or a printed page before you rely on it. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const log = isCommunityCode(params.community) ? await locals.portal.records.record.log(params.community) : undefined;
	if (!log) error(404);
	return new Response(`${formatVkey(locals.portal.logKey(params.community))}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
