import { redirect } from '@sveltejs/kit';
import { dropToken } from '../../hooks/session-cookie.ts';
import { backOf, withBack } from '../back.ts';
import { formAct, textsOf } from '../form-act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { portal, caller } }) => {
	const back = backOf(url.searchParams.get('back') ?? url.searchParams.get('next'));
	if (caller.kind !== 'person') {
		if (url.searchParams.has('removed')) return { back, removed: true };
		redirect(303, withBack('/join', back));
	}
	if (caller.unlocked) redirect(303, back || '/me');
	const session = await portal.records.sessions.find(caller.session);
	if (session?.pinHash === null) redirect(303, withBack('/join/pin', back));
	return { back, removed: false };
};

export const actions: Actions = {
	default: async (event) => {
		const { pin = '', back } = await textsOf(event.request);
		const done = await formAct(event, 'device.unlock', { pin });
		if (done.ok) redirect(303, backOf(back) || '/me');
		if (done.refusal.code !== 'pin.device-removed') return done.failure;
		dropToken(event.cookies, event.locals.portal.origin);
		redirect(303, '/unlock?removed');
	}
};
