import { error, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { admissionTo } from '#acts/document/admission.ts';
import { documentAtHand } from '#acts/document/draft.ts';
import { standingIn } from '#acts/poll/standing.ts';
import { refusal } from '#acts/refusal.ts';
import type { PollOpeningContent } from '#domain/ballot/opening.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import type { Params } from '#domain/content/view.ts';
import type { PollPageModel } from '#domain/oversight/poll-view.ts';
import { matchPage, viewParams } from '#lib/pages.ts';
import { fileOf, inputOf } from '#lib/plain-forms.ts';
import { refusedWords } from '#lib/ui/refused-words.ts';
import { words } from '#words/words.ts';
import { base64Of, formAct, formOf, freshId, refusedForm } from './form-act.ts';
import { otherTokens } from '../hooks/session-cookie.ts';
import { ownHome } from './me/own.ts';

/** Any public page: the table finds its view, the view makes its model from public contents. */
export const load = (async ({ cookies, locals, url }) => {
	const { portal, caller, lang } = locals;
	if (locals.refused) error(locals.refused.status, { message: refusedWords(words[lang].pages, locals.refused.status).why, code: locals.refused.code });
	const match = matchPage(url.pathname);
	const params = match && viewParams(match, url.searchParams, await portal.city());
	const model = match && (await match.page.view(portal.contents, params!, { today: portal.today(), zone: portal.zone() }));
	if (!match || !model) error(404, { message: words[lang].pages.notFound });
	const ids = () => ({ id: freshId({ locals }), subject: freshId({ locals }) });
	const fresh = caller.kind === 'person' ? { ...ids(), second: ids() } : undefined;
	const subject = match.page.subject?.(match.params);
	const follows = caller.kind === 'person' && subject !== undefined ? (await portal.records.notices.following(caller.person, subject)) !== undefined : undefined;
	// On a phone of several persons, what is one's own is read after one's PIN.
	const shut = caller.kind === 'person' && caller.through === 'device' && !caller.unlocked && otherTokens(cookies, portal.origin).length > 0;
	const own = caller.kind === 'person' && !shut && match.page.name === 'community' && match.params.community === caller.community ? await ownHome(portal, caller) : undefined;
	const rating = match.page.name === 'evaluation' && caller.kind === 'person' && !shut ? await ratingOf(portal, caller.person, String(match.params.evaluation)) : undefined;
	const mine = match.page.name === 'question' && caller.kind === 'person' && !shut && (await portal.records.record.author(String(match.params.question))) === caller.person;
	const polling = match.page.name === 'poll' ? await pollingOf(locals, model, shut, ids) : undefined;
	const drafting = match.page.name === 'draft' ? await draftingOf(locals, match.params) : undefined;
	return { name: match.page.name, model: model as App.PageData['model'], fresh, follows, own, polling, rating, mine, drafting };
}) satisfies ServerLoad;

/** What whoever looks may do in a draft. Asked again, and judged, when they open it. */
async function draftingOf({ portal, caller }: App.Locals, { community, document }: Params): Promise<App.PageData['drafting']> {
	const at = await documentAtHand(portal.contents, community!, document as SubjectId, portal.today());
	return { may: at ? admissionTo(at, caller) : 'none', epoch: portal.documents.epoch };
}

/** Whether somebody may still hand in a form. */
async function ratingOf({ records }: App.Locals['portal'], person: string, evaluation: string): Promise<App.PageData['rating']> {
	const line = await records.polls.lineOf(evaluation, person);
	if (!line) return 'not-on-list';
	return (await records.evaluations.hasTaken(evaluation, line.n)) ? 'done' : 'may';
}

/** What a poll's page says to whoever looks at it, and how many have taken part where that was fixed to be shown. */
async function pollingOf({ portal, caller }: App.Locals, model: unknown, shut: boolean, ids: () => { id: string; subject: string }): Promise<App.PageData['polling']> {
	const { opening, poll } = model as PollPageModel;
	if (!opening || poll) return undefined;
	const { records } = portal;
	const held = await records.contents.bySubject<PollOpeningContent>(opening.evidence.subject);
	const standing = caller.kind === 'person' && !shut && held ? await standingIn(records, held.content, caller) : undefined;
	return {
		...(standing ? { standing, fresh: [...(standing.holds ?? []), undefined].map(ids) } : {}),
		...(opening.turnout ? { turnout: await records.polls.turnout(opening.evidence.subject) } : {})
	};
}

/** Most characters of a refused form that are shown again. */
const MOST_KEPT = 6000;

export const actions = {
	/** A plain form: the same act as from a program. Refused, the page comes again with the reason and what had been typed; done, it shows the receipt. */
	default: async (event) => {
		const { texts, files } = await formOf(event.request);
		const act = texts.act ?? '';
		const file = fileOf(act);
		if (file && !texts[file.as] && files[file.field]) texts[file.as] = await base64Of(files[file.field]!);
		const input = inputOf(act, texts);
		if (!input) return refusedForm('', refusal('act.unknown', { params: { act: act.slice(0, 40) } }));
		const typed: Record<string, string> = {};
		for (const name of Object.keys(input)) if (name !== file?.as && typeof input[name] === 'string') typed[name] = input[name].slice(0, MOST_KEPT);
		const done = await formAct(event, act, input, { typed, id: texts.id || undefined });
		if (!done.ok) return done.failure;
		if (act.startsWith('follow.')) redirect(303, `${event.url.pathname}#follow`);
		// What was said about a clause stands below it.
		const clause = event.url.searchParams.get('clause');
		redirect(303, `${event.url.pathname}?${clause === null ? '' : `clause=${encodeURIComponent(clause)}&`}sent=${encodeURIComponent(String(done.value.number ?? ''))}#sent`);
	}
} satisfies Actions;
