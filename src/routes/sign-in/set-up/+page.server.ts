import { redirect } from '@sveltejs/kit';
import { backOf, withBack } from '../../back.ts';
import { factorActions, factorsOf } from '../../factors.ts';
import type { Actions, PageServerLoad } from './$types';

/** An officer without a second factor is led here before anything else. */
export const load: PageServerLoad = async ({ url, locals: { caller, portal }, request }) => {
	const back = backOf(url.searchParams.get('back'));
	const halfway = caller.kind === 'guest' ? caller.halfway : undefined;
	if (halfway?.needs === 'set-up') return { back, factors: await factorsOf(portal, halfway.person, halfway.session) };
	// The answer to the form that has just opened the desk still shows the recovery codes.
	if (request.method === 'POST') return { back, factors: { passkeys: [], codes: 0, fresh: true } };
	if (caller.kind === 'person' && caller.through === 'desk') redirect(303, back || '/office');
	redirect(303, withBack(halfway ? '/sign-in/code' : '/sign-in', back));
};

export const actions: Actions = { begin: factorActions.begin, confirm: factorActions.confirm };
