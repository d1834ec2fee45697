import { error } from '@sveltejs/kit';
import { dayOffice } from '#acts/democracy-day/may.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import type { BodyContent } from '#domain/community/community.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { words } from '#words/words.ts';
import { officerOf } from '../../../officer.ts';
import type { PageServerLoad } from './$types';

/** So many sheets are laid out at once. */
const MOST_SHEETS = 40;

/** Sheets to sign at the door, without names: who comes writes their own. What stands on them is entered at the desk. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { portal, lang } = locals;
	const { caller } = officerOf(locals);
	const held = isSubjectId(params.day) ? await portal.contents.bySubject<DemocracyDayContent>(params.day) : undefined;
	if (held?.content.type !== 'democracy-day' || !dayOffice(caller, held.content.community)) error(404, { message: words[lang].pages.notFound });
	const { content } = held;
	const body = content.parent && (await portal.contents.bySubject<BodyContent>(content.parent));
	const asked = url.searchParams.get('sheets') ?? '';
	const sheets = /^\d{1,4}$/.test(asked) ? Math.min(MOST_SHEETS, Math.max(1, Number(asked))) : 2;
	return { meeting: content.subject as string, day: content.day, from: content.from, place: content.place, body: body ? body.content.name : '', sheets, most: MOST_SHEETS };
};
