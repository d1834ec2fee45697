import { mayDo } from '#acts/act.ts';
import { OBSERVER_DESK } from '#acts/observer/may.ts';
import { observerCards } from '#domain/community/observer-view.ts';
import { freshId } from '../../form-act.ts';
import { deskAct, deskCommunity, linesOf } from '../desk-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const { officer, community, communities } = await deskCommunity(event);
	return {
		community, communities, may: mayDo(OBSERVER_DESK, officer.caller, community), today: portal.today(), observers: await observerCards(portal.contents, community, portal.today()),
		chosen: event.url.searchParams.get('report') ?? '', done: event.url.searchParams.get('done') ?? '', fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	appoint: async (event) => {
		const { community } = await deskCommunity(event);
		return deskAct(
			event, 'observer.appoint',
			({ subject, name, organisation, scope, from, until }) => ({ community, subject, name, organisation, scope: linesOf(scope), from, until }),
			() => `/office/observers?community=${community}&done=appointed`
		) as never;
	},
	report: async (event) => {
		const { community } = await deskCommunity(event);
		return deskAct(event, 'observer.report', ({ subject, observer, text }) => ({ community, subject, observer, text }), () => `/office/observers?community=${community}&done=observed`) as never;
	}
};
