import { redirect } from '@sveltejs/kit';
import { factorActions, factorsOf } from '../../factors.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { caller, portal } }) => {
	if (caller.kind !== 'person' || caller.through !== 'desk') redirect(303, '/me');
	return { factors: await factorsOf(portal, caller.person, caller.session) };
};

export const actions: Actions = factorActions;
