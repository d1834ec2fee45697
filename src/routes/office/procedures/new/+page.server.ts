import { error } from '@sveltejs/kit';
import { officesFor } from '#acts/act.ts';
import { OPENERS } from '#acts/matter/handlers.ts';
import { adoptingBodies, chosenBase, procedureBases } from '#acts/procedure/desk.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { countOf, deskAct } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const baseOf = async (event: Pick<RequestEvent, 'locals' | 'url'>) =>
	chosenBase(event.locals.portal.records, officerOf(event.locals).community, event.url.searchParams.get('base') ?? '');

export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { caller, community } = officerOf(event.locals);
	if (officesFor(OPENERS, caller, community).length === 0) error(404, { message: words[lang].pages.notFound });
	const base = await baseOf(event);
	return {
		bases: await procedureBases(portal.records, community), bodies: await adoptingBodies(portal.records, community, portal.today()),
		...(base ? { base: { key: event.url.searchParams.get('base')!, name: base.procedure.name, edition: base.procedure.edition, amends: base.input.amends !== undefined, stages: base.procedure.stages.map(({ key, name, within }) => ({ key, name, days: within?.days ?? 0 })) } } : {}),
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	draft: async (event) => {
		const { community } = officerOf(event.locals);
		const base = await baseOf(event);
		if (!base) error(404, { message: words[event.locals.lang].pages.notFound });
		const { stages } = base.procedure;
		return deskAct(
			event, 'procedure.draft',
			(texts) => {
				// Only what is otherwise than it was is sent: an empty or unchanged field stays as it is.
				const days = stages.flatMap(({ key, within }, index) => {
					const typed = countOf(texts[`stage.${index}`]);
					return typed === undefined || typed === within?.days ? [] : [{ stage: key, days: typed }];
				});
				const bodies = Object.keys(texts).filter((name) => name.startsWith('bodies.')).map((name) => texts[name]!);
				const { subject, name, edition, reason, comments } = texts;
				return { community, subject, ...base.input, name, edition, reason, comments: countOf(comments), days: days.length > 0 ? days : undefined, bodies };
			},
			({ subject }) => `/office/procedures/${String(subject)}?done=1`
		) as never;
	}
};
