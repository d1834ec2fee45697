import { officeState } from '#domain/community/office.ts';
import type { BodyContent, OfficeContent } from '#domain/community/community.ts';
import { freshId } from '../../../form-act.ts';
import { deskAct, deskCommunity, foundByName } from '../../desk-form.ts';
import { declaredIn } from '../declared.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const { officer, community, communities } = await deskCommunity(event);
	const today = portal.today();
	const { name, people } = await foundByName(event, community);
	const bodies = await portal.contents.ofType<BodyContent>(community, 'body');
	const mine = new Set(officer.offices.map(({ body }) => body));
	const offices = (await portal.contents.ofType<OfficeContent>(community, 'office')).map(({ content }) => content).filter((one) => officeState(one, today) === 'held');
	return {
		community, city: communities.length > 0, name, people, today,
		bodies: bodies.map(({ content }) => ({ subject: content.subject as string, name: content.name })).filter(({ subject }) => communities.length > 0 || mine.has(subject)),
		offices: offices.map(({ subject, holder, position }) => ({ subject: subject as string, holder, position })),
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	grant: async (event) => {
		const { community } = await deskCommunity(event);
		return deskAct(
			event, 'office.grant',
			(texts) => ({
				community, subject: texts.subject, body: texts.body, person: texts.person, position: texts.position, from: texts.from, until: texts.until,
				portfolio: texts.portfolio, declaration: declaredIn(texts, 'declaration.')
			}),
			({ holder }) => `/office/offices?community=${community}&granted=${encodeURIComponent(String(holder))}`
		) as never;
	}
};
