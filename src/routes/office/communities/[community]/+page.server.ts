import { redirect } from '@sveltejs/kit';
import { treePage } from '#domain/community/tree-view.ts';
import { DUTIES } from '#domain/community/calendar.ts';
import { formAct, freshId, textsOf } from '../../../form-act.ts';
import { administeredCommunity, numberIn } from '../administrator.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const community = await administeredCommunity(event.locals, event.params.community);
	const model = (await treePage(portal.contents, { community: community.community }, { today: portal.today(), zone: portal.zone() }))!;
	return {
		code: community.community, name: community.name, kind: community.kind, roots: model.roots, elsewhere: model.elsewhere, today: portal.today(),
		done: event.url.searchParams.has('done'), fresh: { id: freshId(event), subject: freshId(event) }
	};
};

/** What a refused form shows again. */
const KEPT = ['parent', 'kind', 'name', 'households', 'place', 'bodyKind', 'bodyName', 'law', 'dutiesFrom', ...DUTIES];

export const actions: Actions = {
	place: async (event) => {
		const { community } = await administeredCommunity(event.locals, event.params.community);
		const texts = await textsOf(event.request);
		const typed = Object.fromEntries(KEPT.map((name) => [name, (texts[name] ?? '').slice(0, 200)]));
		const households = numberIn(texts.households);
		const done = await formAct(event, 'place.add', {
			community, subject: texts.subject, parent: texts.parent, kind: texts.kind, name: texts.name, ...(households === undefined ? {} : { households })
		}, { typed, id: texts.id });
		if (!done.ok) return done.failure;
		redirect(303, `/office/communities/${community}?done`);
	},
	body: async (event) => {
		const { community } = await administeredCommunity(event.locals, event.params.community);
		const texts = await textsOf(event.request);
		const typed = Object.fromEntries(KEPT.map((name) => [name, (texts[name] ?? '').slice(0, 200)]));
		const done = await formAct(event, 'body.form', {
			community, subject: texts.subject, place: texts.place, kind: texts.bodyKind, name: texts.bodyName, dutiesFrom: texts.dutiesFrom,
			...(texts.law ? { law: texts.law } : {}),
			duties: DUTIES.flatMap((duty) => (texts[duty] ? [{ duty, every: texts[duty] }] : []))
		}, { typed, id: texts.id });
		if (!done.ok) return done.failure;
		redirect(303, `/office/communities/${community}?done`);
	}
};
