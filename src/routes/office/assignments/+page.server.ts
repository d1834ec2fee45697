import { error } from '@sveltejs/kit';
import { mayDo } from '#acts/act.ts';
import { ASSIGNING } from '#acts/assignment/may.ts';
import { assignedIn } from '#domain/community/assignment-view.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../form-act.ts';
import { deskAct, deskCommunity, foundByName } from '../desk-form.ts';
import { objectChoices } from './objects.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who does what in which object; for those who may say so. */
export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const { portal } = locals;
	const { officer, community, communities } = await deskCommunity(event);
	if (!mayDo(ASSIGNING, officer.caller, community)) error(404, { message: words[locals.lang].pages.notFound });
	const { name, people } = await foundByName(event, community);
	return {
		community, communities, name, people, today: portal.today(), object: url.searchParams.get('object') ?? '', done: url.searchParams.get('done') ?? '',
		assigned: await assignedIn(portal.contents, community, portal.today()),
		choices: people.length > 0 ? await objectChoices(portal, community) : [],
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	give: async (event) => {
		const { community } = await deskCommunity(event);
		return deskAct(
			event, 'assignment.give',
			({ subject, object, function: does, person, from, until }) => ({ community, subject, object, function: does, person, from, until }),
			() => `/office/assignments?community=${community}&done=given`
		) as never;
	},
	end: async (event) => {
		const { community } = await deskCommunity(event);
		return deskAct(event, 'assignment.end', ({ assignment, until }) => ({ community, assignment, until }), () => `/office/assignments?community=${community}&done=ended`) as never;
	}
};
