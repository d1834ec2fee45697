import { error } from '@sveltejs/kit';
import { handOnDraft } from '#acts/procedure/desk.ts';
import { RULE_ADOPTERS, RULE_MAKERS } from '#acts/rules/at-hand.ts';
import { addDays } from '#domain/basics/day.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import type { RuleDraftContent } from '#domain/community/rule-layers.ts';
import { ruleDraftPage } from '#domain/community/rules-view.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { deskAct } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { caller, community } = officerOf(event.locals);
	const { draft } = event.params;
	const model = await ruleDraftPage(portal.contents, { community, draft }, { today: portal.today(), zone: portal.zone() });
	const held = isSubjectId(draft) ? await portal.contents.bySubject<RuleDraftContent>(draft) : undefined;
	if (!model || !held) error(404, { message: words[lang].pages.notFound });
	const hand = await handOnDraft(portal.records, caller, held.content, model.road, RULE_ADOPTERS, RULE_MAKERS);
	const named = words[lang].community.rules;
	return {
		name: named.draftOf({ layer: named.layer[model.layer] }), road: model.road, address: model.address, hand, done: event.url.searchParams.has('done'), first: addDays(portal.today(), 1),
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

const back = (event: RequestEvent) => () => `/office/rules/${event.params.draft}?done=1`;
const at = (event: RequestEvent) => ({ community: officerOf(event.locals).community, draft: event.params.draft });

export const actions: Actions = {
	adopt: async (event) => deskAct(event, 'rules.adopt', ({ subject, body, decision }) => ({ ...at(event), subject, body, decision }), back(event)) as never,
	file: async (event) => deskAct(event, 'rules.file', ({ filed, from }) => ({ ...at(event), filed, from }), back(event)) as never
};
