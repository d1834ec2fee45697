import { waitingFor } from '#acts/comment/moderating.ts';
import { officerOf } from '../officer.ts';
import type { PageServerLoad } from './$types';

/** What waits in this community: for whoever looks, and for others. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { caller, community } = officerOf(locals);
	return { community, waiting: await waitingFor(locals.portal.records, caller, community), done: url.searchParams.get('done') ?? undefined };
};
