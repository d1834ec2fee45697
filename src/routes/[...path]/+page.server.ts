import { error, redirect } from '@sveltejs/kit';
import { refusal } from '#acts/refusal.ts';
import { matchPage, viewParams } from '#lib/pages.ts';
import { words } from '#words/words.ts';
import { freshId, formAct, refusedForm, textsOf } from '../form-act.ts';
import type { Actions, PageServerLoad } from './$types';

/** Any public page: the table finds its view, the view makes its model from public contents. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { portal, caller, lang } = locals;
	const match = matchPage(url.pathname);
	const params = match && viewParams(match, url.searchParams, await portal.city());
	const model = match && (await match.page.view(portal.contents, params!, { today: portal.today(), zone: portal.zone() }));
	if (!match || !model) error(404, { message: words[lang].pages.notFound });
	const fresh = caller.kind === 'person' ? { id: freshId({ locals }), subject: freshId({ locals }) } : undefined;
	return { name: match.page.name, model: model as App.PageData['model'], fresh };
};

/** Acts that a plain form on a public page may ask for, and how its fields become the act's input. */
const FORMS: Readonly<Record<string, { texts: readonly string[]; numbers: readonly string[] }>> = {
	'question.ask': { texts: ['community', 'subject', 'parent', 'table', 'text', 'claimed'], numbers: ['line'] }
};

/** Most characters of a refused form that are shown again. */
const MOST_KEPT = 5000;

export const actions: Actions = {
	/** A plain form: the same act as from a program. Refused, the page comes again with the reason and what had been typed; done, it shows the receipt. */
	default: async (event) => {
		const texts = await textsOf(event.request);
		const act = texts.act ?? '';
		const form = Object.hasOwn(FORMS, act) ? FORMS[act]! : undefined;
		if (!form) return refusedForm('', refusal('act.unknown', { params: { act: act.slice(0, 40) } }));
		const input: Record<string, string | number> = {};
		const typed: Record<string, string> = {};
		for (const name of form.texts) {
			if (!texts[name]) continue;
			input[name] = texts[name];
			typed[name] = texts[name].slice(0, MOST_KEPT);
		}
		for (const name of form.numbers) if (texts[name]) input[name] = Number(texts[name]);
		const done = await formAct(event, act, input, { typed, id: texts.id || undefined });
		if (!done.ok) return done.failure;
		redirect(303, `${event.url.pathname}?sent=${encodeURIComponent(String(done.value.number ?? ''))}#sent`);
	}
};
