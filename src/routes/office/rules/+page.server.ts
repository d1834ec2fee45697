import { RULE_ADOPTERS, RULE_MAKERS } from '#acts/rules/at-hand.ts';
import { layersFor } from '#acts/rules/desk.ts';
import { handOnDraft } from '#acts/procedure/desk.ts';
import { isOpenRoad } from '#domain/community/adoption.ts';
import { communityOf } from '#domain/community/in-force.ts';
import type { RuleDraftContent } from '#domain/community/rule-layers.ts';
import { ruleDrafts } from '#domain/community/rules-view.ts';
import { officerOf } from '../officer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { portal } = locals;
	const { caller, community } = officerOf(locals);
	const place = (await communityOf(portal.contents, community))!.content;
	const cards = (await ruleDrafts(portal.contents, place, portal.today())).filter(isOpenRoad);
	const rows = await Promise.all(cards.map(async (card) => {
		const draft = (await portal.contents.bySubject<RuleDraftContent>(card.evidence.subject))!.content;
		const hand = await handOnDraft(portal.records, caller, draft, card.road, RULE_ADOPTERS, RULE_MAKERS);
		return { card, mine: draft.community === community && (hand.adopt.length > 0 || hand.file) };
	}));
	return { rows, community, layers: layersFor(caller, place) };
};
