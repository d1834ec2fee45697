import { redirect } from '@sveltejs/kit';
import { inboxOf } from '#domain/oversight/inbox-view.ts';
import { formAct, textsOf } from '../../form-act.ts';
import { inboxWho } from '../own.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { portal, caller } }) => {
	if (caller.kind !== 'person') redirect(303, '/join?back=/me/inbox');
	return { inbox: await inboxOf(portal.contents, await inboxWho(portal, caller), { today: portal.today(), zone: portal.zone() }) };
};

export const actions: Actions = {
	read: async (event) => {
		const { keys = '' } = await textsOf(event.request);
		const done = await formAct(event, 'notice.read', { keys: keys.split(' ').filter(Boolean) });
		if (!done.ok) return done.failure;
		redirect(303, '/me/inbox');
	}
};
