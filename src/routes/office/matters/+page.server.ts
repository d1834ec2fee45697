import { handOn } from '#acts/matter/desk.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { mattersPage } from '#domain/oversight/matter-view.ts';
import { officerOf } from '../officer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
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
		rows, community,
		...(oversees
			? {
					reports: await Promise.all(reports.map(async ({ content: { subject, number, text, on, stage, parent } }) => ({
						subject, number, text, on, stage, matter: parent!, title: (await portal.contents.bySubject<MatterContent>(parent!))?.content.title ?? ''
					})))
				}
			: {})
	};
};
