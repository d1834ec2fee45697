import { error } from '@sveltejs/kit';
import { calendarOf } from '#domain/oversight/calendar-view.ts';
import { calendarFile } from '#lib/inbox/calendar-file.ts';
import { langOfFeed, subscribed } from '../../subscribed.ts';
import type { RequestHandler } from './$types';

/** The days of a community, for calendars that subscribe to this address (RFC 5545). */
export const GET: RequestHandler = async ({ params, locals: { portal }, request, url }) => {
	const lang = langOfFeed(url);
	const calendar = await calendarOf(portal.contents, params.community, { today: portal.today(), zone: portal.zone() });
	if (!calendar) error(404);
	return subscribed(request, calendarFile({ ...calendar, community: params.community, origin: portal.origin, lang }), 'text/calendar');
};
