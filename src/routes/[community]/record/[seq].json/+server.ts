import { error, json } from '@sveltejs/kit';
import { entryPage } from '#domain/verification/view/entry-page.ts';
import { words } from '#words/words.ts';
import type { RequestHandler } from './$types';

/** A line of the record for programs: the entry, its content where public, and the path from its leaf to the signed root. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { portal } = locals;
	const model = await entryPage(portal.contents, params, { today: portal.today(), zone: portal.zone() });
	if (!model) error(404, { message: words[locals.lang].pages.notFound });
	const { community, state, line, entry, content, inclusion } = model;
	return json(
		{
			community: community.code, log: state.origin, seq: line.seq, entry, hash: line.hash, ...(content ? { content } : {}),
			...(inclusion ? { inclusion } : {}), checkpoint: state.checkpoint, ...(state.key ? { key: state.key } : {})
		},
		{ headers: { 'cache-control': 'no-cache' } }
	);
};
