import { redirect } from '@sveltejs/kit';
import { keepToken } from '../../hooks/session-cookie.ts';
import { backOf, withBack } from '../back.ts';
import { formAct, textsOf } from '../form-act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals: { caller, portal } }) => {
	const back = backOf(url.searchParams.get('back')) || '/office';
	if (caller.kind === 'person' && caller.through === 'desk') redirect(303, back);
	return { back, demo: portal.demo };
};

export const actions: Actions = {
	default: async (event) => {
		const { name = '', password = '', back } = await textsOf(event.request);
		const done = await formAct(event, 'session.sign-in', { name, password }, { typed: { name: name.slice(0, 40) } });
		if (!done.ok) return done.failure;
		keepToken(event.cookies, event.locals.portal.origin, String(done.value.token), 'desk');
		const { needs } = done.value;
		if (needs) redirect(303, withBack(needs === 'set-up' ? '/sign-in/set-up' : '/sign-in/code', backOf(back)));
		redirect(303, backOf(back) || '/office');
	}
};
