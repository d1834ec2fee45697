import { error, redirect } from '@sveltejs/kit';
import { isSubjectId } from '#domain/basics/id.ts';
import { treePage } from '#domain/community/tree-view.ts';
import { communityMap } from '#domain/oversight/map-view.ts';
import { pinPlaces, positionOf } from '#lib/map/pin.ts';
import { words } from '#words/words.ts';
import { formAct, freshId, textsOf, wrongFields } from '../../form-act.ts';
import { officerOf } from '../officer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const officer = officerOf(event.locals);
	if (officer.publishes.length === 0) error(404, { message: words[lang].pages.notFound });
	const { community } = officer;
	const when = { today: portal.today(), zone: portal.zone() };
	const map = await communityMap(portal.contents, { community }, when);
	const tree = await treePage(portal.contents, { community }, when);
	const boards = (map?.points ?? []).filter(({ kind }) => kind === 'notice_board');
	const moving = boards.find(({ subject }) => subject === event.url.searchParams.get('board'));
	return {
		community, boards, plan: map?.plan, moving,
		done: event.url.searchParams.has('done'),
		places: pinPlaces(tree?.roots ?? [], new Set(map?.plan?.areas.map(({ subject }) => subject))),
		fresh: { id: freshId(event), subject: moving?.subject ?? freshId(event) }
	};
};

/** What a refused form shows again. */
const KEPT = ['name', 'place', 'placeAt'];

export const actions: Actions = {
	default: async (event) => {
		const { community } = officerOf(event.locals);
		const texts = await textsOf(event.request);
		const typed = Object.fromEntries(KEPT.map((name) => [name, (texts[name] ?? '').slice(0, 200)]));
		const position = positionOf(texts.placeAt);
		if (texts.placeAt && !position) return wrongFields('board.put-up', [{ path: 'position', code: 'malformed' }], typed);
		if (!isSubjectId(texts.place)) return wrongFields('board.put-up', [{ path: 'place', code: 'missing' }], typed);
		const done = await formAct(event, 'board.put-up', { community, subject: texts.subject, name: texts.name ?? '', place: texts.place, ...(position ? { position } : {}) }, { typed, id: texts.id });
		if (!done.ok) return done.failure;
		redirect(303, '/office/boards?done');
	}
};
