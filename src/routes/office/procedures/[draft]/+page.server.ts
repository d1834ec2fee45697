import { error } from '@sveltejs/kit';
import { HANDLERS, OPENERS } from '#acts/matter/handlers.ts';
import { handOnDraft } from '#acts/procedure/desk.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import type { ProcedureDraftContent } from '#domain/procedure/draft.ts';
import { procedureDraftPage } from '#domain/procedure/view.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { deskAct } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { caller, community } = officerOf(event.locals);
	const { draft } = event.params;
	const model = await procedureDraftPage(portal.contents, { community, draft }, { today: portal.today(), zone: portal.zone() });
	const held = isSubjectId(draft) ? await portal.contents.bySubject<ProcedureDraftContent>(draft) : undefined;
	if (!model || !held) error(404, { message: words[lang].pages.notFound });
	const hand = await handOnDraft(portal.records, caller, held.content, model.road, [HANDLERS], [OPENERS]);
	return { name: model.name, edition: model.edition, road: model.road, address: `/${community}/procedures/drafts/${draft}`, hand, done: event.url.searchParams.has('done'), first: portal.today(), fresh: { id: freshId(event), subject: freshId(event) } };
};

const back = (event: RequestEvent) => () => `/office/procedures/${event.params.draft}?done=1`;
const at = (event: RequestEvent) => ({ community: officerOf(event.locals).community, draft: event.params.draft });

export const actions: Actions = {
	adopt: async (event) => deskAct(event, 'procedure.adopt', ({ subject, body, decision }) => ({ ...at(event), subject, body, decision }), back(event)) as never,
	file: async (event) => deskAct(event, 'procedure.file', ({ filed, from }) => ({ ...at(event), filed, from }), back(event)) as never
};
