import { redirect } from '@sveltejs/kit';
import { formAct, freshId, textsOf } from '../../../form-act.ts';
import { keeperOf } from '../keeper.ts';
import { placesToLive, typedPerson } from '../places.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const officer = keeperOf(event.locals);
	return { places: await placesToLive(event.locals.portal.records, officer.community), subject: freshId(event) };
};

export const actions: Actions = {
	default: async (event) => {
		const officer = keeperOf(event.locals);
		const texts = await textsOf(event.request);
		const said = ['registered', 'resident', 'adult', 'another'].flatMap((box) => (texts[box] === 'yes' ? [[box, true]] : []));
		const done = await formAct(event, 'person.add', { community: officer.community, person: texts.person, ...typedPerson(texts), ...Object.fromEntries(said) }, { typed: texts });
		if (!done.ok) return done.failure;
		redirect(303, `/office/roll/${String(done.value.person)}?done=added`);
	}
};
