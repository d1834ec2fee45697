import { error, json } from '@sveltejs/kit';
import { isCommunityCode } from '#domain/basics/id.ts';
import { originOf } from '#domain/verification/record-file.ts';
import { LINES_PER_PAGE } from '#domain/verification/view/record-page.ts';
import { words } from '#words/words.ts';
import type { RequestHandler } from './$types';

/** The record page for programs: the entries themselves, newest first, and the objects and versions that they name, where public. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const { contents } = locals.portal;
	const { community } = params;
	const head = isCommunityCode(community) ? await contents.head(community) : undefined;
	const asked = url.searchParams.get('before');
	if (!head || !isCommunityCode(community) || (asked !== null && !/^\d{1,15}$/.test(asked))) error(404, { message: words[locals.lang].pages.notFound });
	const before = Math.min(asked === null ? head.size : Number(asked), head.size);
	const lines = await contents.lines(community, { limit: LINES_PER_PAGE, before });
	const oldest = lines.at(-1)?.seq ?? 0;
	return json(
		{
			address: `/${community}/record`, page: 'record', log: originOf(head.checkpoint), size: head.size, checkpoint: head.checkpoint,
			...(head.key ? { key: head.key } : {}),
			lines: lines.map(({ seq, entry, erased }) => ({ seq, entry, ...(erased ? { erased } : {}) })),
			// As every list names them.
			objects: lines.flatMap(({ seq, held }) => (held ? [{ type: held.content.type, subject: held.content.subject, hash: held.hash, seq, version: held.version }] : [])),
			...(oldest > 0 ? { older: `/${community}/record.json?before=${oldest}` } : {})
		},
		{ headers: { 'cache-control': 'no-cache' } }
	);
};
