import { mayDo } from '#acts/act.ts';
import { ASSIGNING } from '#acts/assignment/may.ts';
import { officeState } from '#domain/community/office.ts';
import type { BodyContent, OfficeContent } from '#domain/community/community.ts';
import { deskCommunity } from '../desk-form.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const { officer, community, communities } = await deskCommunity(event);
	const today = portal.today();
	const offices = (await portal.contents.ofType<OfficeContent>(community, 'office')).map(({ content }) => content).filter((office) => officeState(office, today) !== 'ended');
	const bodies = await portal.contents.ofType<BodyContent>(community, 'body');
	return {
		assigns: mayDo(ASSIGNING, officer.caller, community),
		community, communities,
		mine: officer.caller.offices.filter(({ standsInFor }) => !standsInFor).map(({ office, position, bodyName }) => ({ office, position, body: bodyName })),
		bodies: bodies.map(({ content }) => ({
			subject: content.subject, name: content.name,
			offices: offices.filter(({ parent }) => parent === content.subject).map(({ subject, position, holder, from, until }) => ({ subject, position, holder, from, ...(until ? { until } : {}) }))
		})).filter((body) => body.offices.length > 0 || communities.length > 0),
		granted: event.url.searchParams.get('granted')?.slice(0, 40) ?? ''
	};
};
