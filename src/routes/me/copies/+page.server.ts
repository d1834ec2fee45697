import { redirect } from '@sveltejs/kit';
import { copiesFor } from '#acts/document/copies.ts';
import type { PageServerLoad } from './$types';

/** What devices still had of the texts that one writes in: for drafters, who need hold no office. A phone that is locked shows nothing of it, as it opens no draft. */
export const load: PageServerLoad = async ({ locals: { portal, caller } }) => {
	if (caller.kind !== 'person') redirect(303, '/join?back=/me/copies');
	if (caller.through === 'device' && !caller.unlocked) redirect(303, '/unlock?back=/me/copies');
	return { texts: await copiesFor(portal.records, caller) };
};
