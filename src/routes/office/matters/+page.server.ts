import { officesFor } from '#acts/act.ts';
import { OVERSEERS } from '#acts/comment/moderators.ts';
import { handOn } from '#acts/matter/desk.ts';
import { matterPage, mattersPage } from '#domain/oversight/matter-view.ts';
import { freshId } from '../../form-act.ts';
import { deskAct } from '../desk-form.ts';
import { officerOf } from '../officer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	const { portal } = locals;
	const { caller, community, offices } = officerOf(locals);
	const model = (await mattersPage(portal.contents, { community }, { today: portal.today(), zone: portal.zone() }))!;
	const rows = await Promise.all(model.open.map(async (card) => {
		const hand = await handOn(portal.records, caller, community, card.evidence.subject);
		return { card, live: hand !== undefined, mine: hand !== undefined && (hand.ways.length > 0 || hand.study) };
	}));
	// What was reported directly is for the overseers' eyes alone.
	const oversees = offices.some(({ bodyKind }) => bodyKind === 'oversight_committee');
	const reports = oversees ? await portal.records.matters.reports(community) : [];
	return {
		rows, community, report: event.url.searchParams.get('report') ?? undefined,
		...(oversees
			? {
					reports: await Promise.all(reports.map(async ({ content: { subject, number, text, on, stage, parent } }) => {
						const page = await matterPage(portal.contents, { community, matter: parent! }, { today: portal.today(), zone: portal.zone() });
						const told = page?.reports.find((one) => one.number === number);
						return { subject, number, text, on, stage: page?.stays.find(({ key }) => key === stage)?.stage ?? stage, matter: parent!, title: page?.title ?? '', ...(told ? { state: told.state, due: told.due } : {}) };
					})), answers: officesFor(OVERSEERS, caller, community).length > 0, fresh: { id: freshId(event), subject: freshId(event) }
				}
			: {})
	};
};

export const actions: Actions = {
	answer: async (event) => deskAct(event, 'matter.answer', ({ subject, report, text }) => ({ community: officerOf(event.locals).community, subject, report, text }), () => '/office/matters?done=1') as never
};
