import { error } from '@sveltejs/kit';
import { dayOffice } from '#acts/democracy-day/may.ts';
import { isSubjectId, type CommunityCode, type SubjectId } from '#domain/basics/id.ts';
import { isThereOn, type BodyContent } from '#domain/community/community.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { deskAct } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import { candidatesOf, officesIn, planOf, proposed } from '../planning.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The body whose day is announced: one that is there, in a community of which somebody sits at the desk. */
async function bodyAt(event: RequestEvent | Parameters<PageServerLoad>[0]): Promise<{ community: CommunityCode; body: SubjectId; name: string }> {
	const { portal, lang } = event.locals;
	const { caller } = officerOf(event.locals);
	const asked = event.url.searchParams.get('body') ?? '';
	const held = isSubjectId(asked) ? await portal.contents.bySubject<BodyContent>(asked) : undefined;
	if (held?.content.type !== 'body' || !dayOffice(caller, held.content.community) || !isThereOn(held.content, portal.today())) error(404, { message: words[lang].pages.notFound });
	return { community: held.content.community, body: held.content.subject, name: held.content.name };
}

export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { community, body, name } = await bodyAt(event);
	const plan = await proposed(portal, body, await candidatesOf(portal, community, body), words[lang].dayDesk.announce);
	return { body: body as string, name, ...plan, offices: await officesIn(portal, community), fresh: { id: freshId(event), subject: freshId(event) } };
};

export const actions: Actions = {
	announce: async (event) => {
		const { community, body } = await bodyAt(event);
		return deskAct(event, 'democracy-day.announce', (texts) => ({ community, subject: texts.subject, body, ...planOf(texts) }), ({ subject }) => `/office/democracy-days/${String(subject)}?done=announced`) as never;
	}
};
