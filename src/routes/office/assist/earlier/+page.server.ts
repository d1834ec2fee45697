import { error, redirect } from '@sveltejs/kit';
import type { CommunityCode } from '#domain/basics/id.ts';
import type { Content } from '#domain/content/content.ts';
import { formAct, refusedForm, textsOf } from '../../../form-act.ts';
import { words } from '#words/words.ts';
import { assistedIn, forWhomOf, oneForBoth } from '../../for-whom.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** What an office takes down. */
const TAKEN_DOWN = ['question', 'comment', 'topic'] as const;
const KEPT = ['number', 'person', 'authorisation', 'reason', 'witness', 'readBack'];

/** The subject behind a number, however it was typed; undefined where nothing here has it. */
async function numbered({ locals: { portal } }: Pick<RequestEvent, 'locals'>, community: CommunityCode, typed: string): Promise<string | undefined> {
	const number = typed.normalize('NFKC').replace(/\s/g, '').toUpperCase();
	for (const type of TAKEN_DOWN) {
		const found = (await portal.contents.ofType<Content & { number: string }>(community, type)).find(({ content }) => content.number === number);
		if (found) return found.content.subject;
	}
	return undefined;
}

/** Somebody brings the receipt of what was once entered without a name. Whose door it is was chosen before. */
export const load: PageServerLoad = async (event) => {
	const { community, assists } = officerOf(event.locals);
	if (!assists) error(404, { message: words[event.locals.lang].pages.notFound });
	const forWhom = await forWhomOf(event, community);
	if (!forWhom) redirect(303, '/office/assist?for=earlier');
	return { forWhom, done: event.url.searchParams.get('number')?.slice(0, 40) ?? '' };
};

export const actions: Actions = {
	default: async (event) => {
		const { community } = officerOf(event.locals);
		const texts = await textsOf(event.request);
		const typed = Object.fromEntries(KEPT.map((name) => [name, (texts[name] ?? '').slice(0, 200)]));
		const subject = await numbered(event, community as CommunityCode, texts.number ?? '');
		if (!subject) return refusedForm('person.attribute', { code: 'input.invalid', fields: [{ path: 'number', code: texts.number ? 'not-in-list' : 'missing' }] }, typed);
		const done = await formAct(event, 'person.attribute', { community, subject, ...assistedIn(texts) }, { typed });
		if (!done.ok) return refusedForm('person.attribute', oneForBoth(done.refusal), typed);
		redirect(303, `/office/assist/earlier?person=${texts.person}&number=${encodeURIComponent(String(done.value.number))}`);
	}
};
