import { redirect } from '@sveltejs/kit';
import { addDays } from '#domain/basics/day.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import type { DisclosureContent } from '#domain/disclosure/disclosure.ts';
import { tablesOf } from '#domain/disclosure/view/cards.ts';
import { formAct, freshId, refusedForm, textsOf, wrongFields } from '../../../form-act.ts';
import { assistedIn, forWhomOf, oneForBoth } from '../../for-whom.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many disclosures are offered: a year and more of every kind. */
const OFFERED = 60;

/** What a refused form shows again. */
const KEPT = ['parent', 'line', 'text', 'channel', 'received', 'scribe', 'witness', 'readBack', 'person', 'authorisation', 'reason'];

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const officer = officerOf(event.locals);
	const held = await portal.contents.ofType<DisclosureContent>(officer.community, 'disclosure', { limit: OFFERED });
	return {
		disclosures: held.map(({ content }) => ({ subject: content.subject, title: content.title, period: content.period })).sort((a, b) => (a.period < b.period ? 1 : -1)),
		chosen: event.url.searchParams.get('disclosure') ?? '',
		line: event.url.searchParams.get('line') ?? '',
		holder: officer.offices[0]?.holder ?? '',
		earliest: addDays(portal.today(), -60),
		forWhom: await forWhomOf(event, officer.community),
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { community } = officerOf(event.locals);
		const texts = await textsOf(event.request);
		const typed = Object.fromEntries(KEPT.map((name) => [name, (texts[name] ?? '').slice(0, 2000)]));
		// A line is named as the published page names it: 22, or 2-22 in the second account.
		const named = /^(?:([1-9]\d?)-)?([1-9]\d{0,4})$/.exec((texts.line ?? '').normalize('NFKC').trim());
		if (texts.line?.trim() && !named) return wrongFields('question.enter', [{ path: 'line', code: 'malformed' }], typed);
		const tables = named && isSubjectId(texts.parent) ? await tablesOf(event.locals.portal.contents, texts.parent) : [];
		const table = tables[Number(named?.[1] ?? 1) - 1]?.content.subject;
		const done = await formAct(
			event, 'question.enter',
			{
				community, subject: texts.subject, parent: texts.parent || undefined, text: texts.text, channel: texts.channel, received: texts.received,
				scribe: texts.scribe, witness: texts.witness, readBack: texts.readBack === 'yes',
				...assistedIn(texts),
				...(table ? { table } : {}),
				...(named ? { line: Number(named[2]) } : {})
			},
			{ typed, id: texts.id }
		);
		if (!done.ok) return refusedForm('question.enter', oneForBoth(done.refusal), typed);
		if (texts.person) redirect(303, `/office/assist/${String(done.value.subject)}`);
		redirect(303, `/office/questions?entered=${encodeURIComponent(String(done.value.number))}`);
	}
};
