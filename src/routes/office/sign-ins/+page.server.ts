import { error, redirect } from '@sveltejs/kit';
import { words } from '#words/words.ts';
import { formAct, textsOf } from '../../form-act.ts';
import { administers } from '../communities/administrator.ts';
import { deskCommunity } from '../desk-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	if (!administers(locals)) error(404, { message: words[locals.lang].pages.notFound });
	const { officer, community, communities } = await deskCommunity(event);
	const { sessions, secondFactors, offices } = locals.portal.records;
	const accounts = await Promise.all((await sessions.accountsOf(community)).map(async ({ name, person, display }) => {
		const held = await offices.held(person, locals.portal.today());
		return {
			name, person, holder: held[0]?.holder ?? display, own: person === (officer.caller.person as string), factors: await secondFactors.factorsOf(person),
			offices: held.map(({ position, bodyName }) => ({ position, body: bodyName }))
		};
	}));
	const asked = url.searchParams.get('reset');
	return {
		community: community as string, communities, accounts,
		asked: accounts.find(({ person, own }) => person === asked && !own),
		done: accounts.find(({ person }) => person === url.searchParams.get('done'))?.holder ?? ''
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { community } = await deskCommunity(event);
		const { person = '' } = await textsOf(event.request);
		const done = await formAct(event, 'authenticator.reset', { person });
		if (!done.ok) return done.failure;
		redirect(303, `/office/sign-ins?community=${community}&done=${encodeURIComponent(person)}`);
	}
};
