import { officesFor } from '#acts/act.ts';
import { RECEPTION_DESK } from '#acts/reception/may.ts';
import type { OfficeContent } from '#domain/community/community.ts';
import { officeState } from '#domain/community/office.ts';
import { receptionsPage } from '#domain/community/reception-view.ts';
import { freshId } from '../../form-act.ts';
import { deskAct, deskCommunity } from '../desk-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who receives: those who lead or sit, and whoever keeps in touch with the deputies. */
const HOSTS = ['secretary', 'deputy_secretary', 'director', 'deputy_director', 'chair', 'convener', 'member', 'deputy_contact'];

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const { officer, community, communities } = await deskCommunity(event);
	const today = portal.today();
	const city = await portal.city();
	const all = [...(await portal.contents.ofType<OfficeContent>(community, 'office')), ...(city && city !== community ? await portal.contents.ofType<OfficeContent>(city, 'office') : [])];
	return {
		community, communities, today,
		may: RECEPTION_DESK.some((may) => may.who === 'office' && officesFor(may, officer.caller, community).length > 0),
		page: (await receptionsPage(portal.contents, { community }, { today, zone: portal.zone() }))!,
		hosts: all.map(({ content }) => content).filter((one) => officeState(one, today) === 'held' && HOSTS.includes(one.position)).map(({ subject, holder, position }) => ({ subject: subject as string, holder, position })),
		done: event.url.searchParams.has('done'),
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	announce: async (event) => {
		const { community } = await deskCommunity(event);
		return deskAct(
			event, 'reception.announce',
			({ subject, kind, day, start, end, place, hosts, second }) => ({ community, subject, kind, day, start, end, place, hosts: [hosts, second].filter(Boolean) }),
			() => `/office/receptions?community=${community}&done=1`
		) as never;
	}
};
