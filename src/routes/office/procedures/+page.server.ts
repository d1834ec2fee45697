import { officesFor } from '#acts/act.ts';
import { HANDLERS, OPENERS } from '#acts/matter/handlers.ts';
import { handOnDraft } from '#acts/procedure/desk.ts';
import { isOpenRoad } from '#domain/community/adoption.ts';
import type { ProcedureDraftContent } from '#domain/procedure/draft.ts';
import { procedureDrafts } from '#domain/procedure/view.ts';
import { officerOf } from '../officer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { portal } = locals;
	const { caller, community } = officerOf(locals);
	const cards = (await procedureDrafts(portal.contents, community, portal.today())).filter(isOpenRoad);
	const rows = await Promise.all(cards.map(async (card) => {
		const draft = (await portal.contents.bySubject<ProcedureDraftContent>(card.evidence.subject))!.content;
		const hand = await handOnDraft(portal.records, caller, draft, card.road, [HANDLERS], [OPENERS]);
		return { card, mine: hand.adopt.length > 0 || hand.file };
	}));
	return { rows, community, drafts: officesFor(OPENERS, caller, community).length > 0 };
};
