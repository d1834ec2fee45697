import { error } from '@sveltejs/kit';
import { noticeSheet } from '#domain/oversight/sheet-view.ts';
import { words } from '#words/words.ts';
import { officerOf } from '../../officer.ts';
import type { PageServerLoad } from './$types';

/** Days that a sheet can look back. */
const CHOICES = [7, 14, 31] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { portal, lang } = locals;
	const officer = officerOf(locals);
	if (!officer.prints) error(404, { message: words[lang].pages.notFound });
	const days = CHOICES.find((choice) => String(choice) === url.searchParams.get('days')) ?? CHOICES[0];
	const sheet = await noticeSheet(portal.contents, officer.community, days, { today: portal.today(), zone: portal.zone() });
	if (!sheet) error(404, { message: words[lang].pages.notFound });
	return { sheet, days: days as number, choices: [...CHOICES] as number[], address: `${portal.origin}/${officer.community}` };
};
