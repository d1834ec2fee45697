import { redirect } from '@sveltejs/kit';
import { dropToken, keepToken } from '../../../hooks/session-cookie.ts';
import { backOf, withBack } from '../../back.ts';
import { formAct, textsOf } from '../../form-act.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { caller, portal } }) => {
	const back = backOf(url.searchParams.get('back'));
	if (caller.kind === 'person' && caller.through === 'desk') redirect(303, back || '/office');
	const halfway = caller.kind === 'guest' ? caller.halfway : undefined;
	if (!halfway) redirect(303, withBack('/sign-in', back));
	if (halfway.needs === 'set-up') redirect(303, withBack('/sign-in/set-up', back));
	const factors = await portal.records.secondFactors.factorsOf(halfway.person);
	return { back, app: factors.authenticator, passkeys: factors.passkeys > 0 };
};

export const actions: Actions = {
	default: async (event) => {
		const { code = '', back } = await textsOf(event.request);
		const done = await formAct(event, 'session.confirm', { code });
		if (!done.ok) return done.failure;
		keepToken(event.cookies, event.locals.portal.origin, String(done.value.token), 'desk');
		redirect(303, backOf(back) || '/office');
	},
	/** Somebody else sits down: the half-open session is nobody's and ends by itself. */
	leave: async ({ cookies, locals }) => {
		dropToken(cookies, locals.portal.origin);
		redirect(303, '/sign-in');
	}
};
