import { redirect } from '@sveltejs/kit';
import { formAct } from '../../form-act.ts';
import { handOn } from '../people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { caller } }) => {
	if (caller.kind !== 'person') redirect(303, '/join');
	if (caller.through !== 'device') redirect(303, '/me');
};

export const actions: Actions = {
	/** The phone leaves, and the browser is told to empty what the portal keeps in it. */
	default: async (event) => {
		const { caller, portal } = event.locals;
		const done = await formAct(event, 'device.forget', {});
		if (!done.ok) return done.failure;
		if (await handOn(portal, event.cookies)) redirect(303, '/unlock?back=/me');
		event.setHeaders({ 'clear-site-data': '"cache", "storage"' });
		redirect(303, caller.kind === 'person' ? `/${caller.community}` : '/');
	}
};
