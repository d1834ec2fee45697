import { redirect } from '@sveltejs/kit';
import { backOf, withBack } from '../back.ts';
import { formAct, textsOf } from '../form-act.ts';
import { handOn } from '../me/people.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { portal, caller } }) => {
	const back = backOf(url.searchParams.get('back') ?? url.searchParams.get('next'));
	if (url.searchParams.has('removed') && caller.kind === 'person' && !caller.unlocked) return { back, removed: true };
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
		await handOn(event.locals.portal, event.cookies);
		redirect(303, '/unlock?removed');
	}
};
