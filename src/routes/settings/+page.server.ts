import { redirect } from '@sveltejs/kit';
import { isLang } from '#words/words.ts';
import { localPath, PREFERENCES, preferenceCookie } from '../../hooks/preferences.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where a visitor came from, so that the form leads back there. */
export const load: PageServerLoad = ({ url }) => ({ back: localPath(url.searchParams.get('back')) });

export const actions: Actions = {
	/** Remembers how somebody reads, on this device only. What is not in a list is left as it was. */
	default: async ({ request, cookies, locals }) => {
		const form = await request.formData();
		const cookie = preferenceCookie(locals.portal.origin);
		const lang = form.get('lang');
		if (isLang(lang)) cookies.set(PREFERENCES.lang, lang, cookie);
		const size = form.get('size');
		if (size === 'elder' || size === 'standard') cookies.set(PREFERENCES.size, size, cookie);
		const theme = form.get('theme');
		if (theme === 'auto' || theme === 'light' || theme === 'dark') cookies.set(PREFERENCES.theme, theme, cookie);
		redirect(303, localPath(form.get('back')));
	}
};
