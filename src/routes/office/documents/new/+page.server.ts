import { error } from '@sveltejs/kit';
import { officesFor } from '#acts/act.ts';
import { HANDLERS } from '#acts/matter/handlers.ts';
import { textParents } from '#acts/document/desk.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { deskAct } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad } from './$types';

/** Beginning a text, for those who lead a body or keep its papers. `on` is what it belongs to, `kind` what it is. */
export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { caller, community } = officerOf(event.locals);
	const bodies = officesFor(HANDLERS, caller, community);
	if (bodies.length === 0) error(404, { message: words[lang].pages.notFound });
	return {
		bodies: bodies.filter(({ body }, index) => bodies.findIndex((one) => one.body === body) === index).map(({ body, bodyName }) => ({ subject: body as string, name: bodyName })),
		parents: await textParents(portal.contents, community, { today: portal.today(), zone: portal.zone() }), on: event.url.searchParams.get('on') ?? '', kind: event.url.searchParams.get('kind') ?? '',
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	begin: async (event) => {
		const { community } = officerOf(event.locals);
		return deskAct(
			event, 'document.begin', ({ subject, title, kind, body, parent, group, text }) => ({ community, subject, title, kind, body, parent, group, text }),
			({ subject }) => `/office/documents/${String(subject)}?done=begun`
		) as never;
	}
};
