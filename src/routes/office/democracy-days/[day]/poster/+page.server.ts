import { error } from '@sveltejs/kit';
import { dayOffice } from '#acts/democracy-day/may.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import type { BodyContent } from '#domain/community/community.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { words } from '#words/words.ts';
import { officerOf } from '../../../officer.ts';
import type { PageServerLoad } from './$types';

/** The poster for the door. Its code is on this page and on the paper, and nowhere else. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { portal, lang } = locals;
	const { caller } = officerOf(locals);
	const held = isSubjectId(params.day) ? await portal.contents.bySubject<DemocracyDayContent>(params.day) : undefined;
	const code = held && (await portal.records.democracyDays.codeOf(held.content.subject));
	if (held?.content.type !== 'democracy-day' || code === undefined || !dayOffice(caller, held.content.community)) error(404, { message: words[lang].pages.notFound });
	const { content } = held;
	const body = content.parent && (await portal.contents.bySubject<BodyContent>(content.parent));
	return { meeting: content.subject as string, day: content.day, from: content.from, place: content.place, body: body ? body.content.name : '', path: `${content.community}/democracy-days/${content.subject}?here=${code}` };
};
