import { error, fail, redirect } from '@sveltejs/kit';
import { toBase64Url } from '#domain/basics/bytes.ts';
import { refusal, statusOf, type Refusal } from '#acts/refusal.ts';
import type { RefusedForm } from '#lib/ui/context.ts';
import { matchPage, viewParams } from '#lib/pages.ts';
import { words } from '#words/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** Any public page: the table finds its view, the view makes its model from public contents. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { portal, caller, lang } = locals;
	const match = matchPage(url.pathname);
	const params = match && viewParams(match, url.searchParams, await portal.city());
	const model = match && (await match.page.view(portal.contents, params!, { today: portal.today(), zone: portal.zone() }));
	if (!match || !model) error(404, { message: words[lang].pages.notFound });
	const fresh = caller.kind === 'person' ? { id: toBase64Url(portal.random(16)), subject: toBase64Url(portal.random(16)) } : undefined;
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
	default: async ({ request, locals, url }) => {
		const data = await request.formData();
		const text = (name: string): string | undefined => {
			const value = data.get(name);
			return typeof value === 'string' && value !== '' ? value : undefined;
		};
		const act = text('act') ?? '';
		const form = Object.hasOwn(FORMS, act) ? FORMS[act]! : undefined;
		const refuse = (reason: Refusal) => {
			const input = Object.fromEntries((form?.texts ?? []).map((name) => [name, (text(name) ?? '').slice(0, MOST_KEPT)]));
			return fail(statusOf(reason.code), { act, refusal: reason, input } satisfies RefusedForm);
		};
		if (!form) return refuse(refusal('act.unknown', { params: { act: act.slice(0, 40) } }));
		// A phone that lies open is not its owner: a form asks for the PIN first. What was typed stays; the page shows the way to the PIN.
		if (locals.caller.kind === 'person' && !locals.caller.unlocked) return refuse(refusal('caller.locked'));
		const input: Record<string, string | number> = {};
		for (const name of form.texts) if (text(name) !== undefined) input[name] = text(name)!;
		for (const name of form.numbers) if (text(name) !== undefined) input[name] = Number(text(name));
		const id = text('id');
		const performed = await locals.portal.perform(act, input, locals.caller, id === undefined ? {} : { id });
		if (!performed.ok) return refuse(performed.error);
		redirect(303, `${url.pathname}?sent=${encodeURIComponent(String(performed.value.number ?? ''))}#sent`);
	}
};
