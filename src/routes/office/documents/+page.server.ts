import { error } from '@sveltejs/kit';
import { officesFor } from '#acts/act.ts';
import { HANDLERS } from '#acts/matter/handlers.ts';
import { documentsPage } from '#domain/oversight/document-view.ts';
import { words } from '#words/words.ts';
import { officerOf } from '../officer.ts';
import type { PageServerLoad } from './$types';

/** The texts of the community, and which of them are of a body of whoever is at the desk. */
export const load: PageServerLoad = async ({ locals }) => {
	const { portal, lang } = locals;
	const { caller, community, assists } = officerOf(locals);
	const bodies = new Set<string>(officesFor(HANDLERS, caller, community).map(({ body }) => body));
	if (bodies.size === 0 && !assists) error(404, { message: words[lang].pages.notFound });
	const model = (await documentsPage(portal.contents, { community }, { today: portal.today(), zone: portal.zone() }))!;
	return { model, assists, begins: bodies.size > 0, own: [...model.commenting, ...model.drafting].filter(({ body }) => bodies.has(body.subject)).map(({ evidence }) => evidence.subject as string) };
};
