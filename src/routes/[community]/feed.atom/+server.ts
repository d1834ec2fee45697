import { error } from '@sveltejs/kit';
import { feedOf } from '#domain/oversight/feed-view.ts';
import { feedFile } from '#lib/inbox/feed-file.ts';
import { langOfFeed, subscribed } from '../../subscribed.ts';
import type { RequestHandler } from './$types';

/** What was published in a community, for feed readers (RFC 4287). */
export const GET: RequestHandler = async ({ params, locals: { portal }, request, url }) => {
	const lang = langOfFeed(url);
	const feed = await feedOf(portal.contents, params.community);
	if (!feed) error(404);
	return subscribed(request, feedFile({ ...feed, community: params.community, origin: portal.origin, now: portal.now(), lang }), 'application/atom+xml');
};
