import { error } from '@sveltejs/kit';
import { handOn } from '#acts/matter/desk.ts';
import { PAPERS } from '#acts/matter/lay.input.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import { matterPage } from '#domain/oversight/matter-view.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { deskAct } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const FORMS = ['move', 'push', 'lay', 'study'] as const;

export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { caller, community } = officerOf(event.locals);
	const { matter } = event.params;
	const model = await matterPage(portal.contents, { community, matter }, { today: portal.today(), zone: portal.zone() });
	if (!model) error(404, { message: words[lang].pages.notFound });
	const hand = isSubjectId(matter) ? await handOn(portal.records, caller, community, matter) : undefined;
	const asked = event.url.searchParams.get('do');
	return {
		model, hand, papers: PAPERS.filter((one) => one !== 'party-study'), chosen: FORMS.find((one) => one === asked) ?? ('' as const), done: event.url.searchParams.has('done'),
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

const back = (event: RequestEvent) => () => `/office/matters/${event.params.matter}?done=1`;
const at = (event: RequestEvent) => ({ community: officerOf(event.locals).community, matter: event.params.matter });
/** A way as the form names it: `stage outcome`. */
const wayOf = (way = '') => ({ to: way.split(' ')[0], outcome: way.split(' ')[1] });

export const actions: Actions = {
	move: async (event) => deskAct(event, 'matter.move', ({ subject, from, way, reason }) => ({ ...at(event), subject, from, reason, ...wayOf(way) }), back(event)) as never,
	push: async (event) => deskAct(event, 'matter.push', ({ subject, from, way, reason }) => ({ ...at(event), subject, from, reason, ...wayOf(way) }), back(event)) as never,
	lay: async (event) => deskAct(event, 'matter.lay', ({ subject, what, text }) => ({ ...at(event), subject, what, text }), back(event)) as never,
	study: async (event) => deskAct(event, 'matter.study', ({ subject, from, outcome, reason }) => ({ ...at(event), subject, from, outcome, reason }), back(event)) as never
};
