import { error } from '@sveltejs/kit';
import { receptionOffice } from '#acts/reception/may.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import { receptionPage } from '#domain/community/reception-view.ts';
import type { ReceptionContent } from '#domain/community/reception.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { countOf, deskAct, rowsOf } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function receptionAt(event: RequestEvent | Parameters<PageServerLoad>[0]): Promise<ReceptionContent> {
	const { caller } = officerOf(event.locals);
	const { reception } = event.params;
	const held = isSubjectId(reception) ? await event.locals.portal.contents.bySubject<ReceptionContent>(reception) : undefined;
	if (held?.content.type !== 'reception' || !receptionOffice(caller, held.content.community)) error(404, { message: words[event.locals.lang].pages.notFound });
	return held.content;
}

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const reception = await receptionAt(event);
	const model = await receptionPage(portal.contents, { community: reception.community, reception: reception.subject }, { today: portal.today(), zone: portal.zone() });
	return { model: model!, done: event.url.searchParams.get('done') ?? '', fresh: { id: freshId(event), subject: freshId(event) } };
};

export const actions: Actions = {
	report: async (event) => {
		const { community, subject } = await receptionAt(event);
		return deskAct(
			event, 'reception.report',
			(texts) => ({ community, reception: subject, visitors: countOf(texts.visitors), cases: rowsOf(texts, 'cases', ['visitor', 'matter', 'outcome', 'due', 'done']) }),
			() => `/office/receptions/${subject}?done=reported`
		) as never;
	},
	cancel: async (event) => {
		const { community, subject } = await receptionAt(event);
		return deskAct(event, 'reception.cancel', ({ reason }) => ({ community, reception: subject, reason }), () => `/office/receptions/${subject}?done=cancelled`) as never;
	}
};
