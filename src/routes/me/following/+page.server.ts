import { redirect } from '@sveltejs/kit';
import { followedRows } from '#domain/oversight/inbox-view.ts';
import { formAct, textsOf } from '../../form-act.ts';
import { followsOf } from '../own.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { portal, caller } }) => {
	if (caller.kind !== 'person') redirect(303, '/join?back=/me/following');
	return { rows: await followedRows(portal.contents, await followsOf(portal, caller.person)), community: caller.community as string };
};

export const actions: Actions = {
	end: async (event) => {
		const { subject } = await textsOf(event.request);
		const done = await formAct(event, 'follow.end', { subject });
		if (!done.ok) return done.failure;
		redirect(303, '/me/following');
	}
};
