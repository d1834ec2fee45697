import { error, redirect } from '@sveltejs/kit';
import { addDays } from '#domain/basics/day.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import type { DisclosureContent } from '#domain/disclosure/disclosure.ts';
import { tablesOf } from '#domain/disclosure/view/cards.ts';
import { words } from '#words/words.ts';
import { formAct, freshId, refusedForm, textsOf, wrongFields } from '../../../form-act.ts';
import { officerOf, type Officer } from '../../officer.ts';
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
		forWhom: await forWhomOf(event, officer),
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

/** The door of the person it is filed for, when the officer may file for them; looking is noted for that person. */
async function forWhomOf({ locals: { portal, caller, lang }, url }: Parameters<PageServerLoad>[0], { community }: Officer) {
	const person = url.searchParams.get('person');
	if (person === null) return undefined;
	const looked = isSubjectId(person) ? await portal.perform('person.look', { community, persons: [person], why: 'assist' }, caller) : undefined;
	if (!looked?.ok) error(404, { message: words[lang].pages.notFound });
	const found = await portal.records.communities.person(person);
	const household = found?.household ? await portal.records.communities.household(found.household) : undefined;
	return { person, door: household?.door ?? '', display: found?.display ?? '' };
}

/** The fields of the wrapper, as the form names them. */
const ASSISTED = 'assisted.';

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
				...(texts.person
					? { assisted: { person: texts.person, authorisation: texts.authorisation, reason: texts.reason, witness: texts.witness, readBack: texts.readBack === 'yes' } }
					: {}),
				...(table ? { table } : {}),
				...(named ? { line: Number(named[2]) } : {})
			},
			{ typed, id: texts.id }
		);
		if (!done.ok) {
			// The form has one witness and one read-back for both.
			const fields = done.refusal.fields?.map((field) => ({ ...field, path: field.path.startsWith(ASSISTED) ? field.path.slice(ASSISTED.length) : field.path }));
			return fields ? refusedForm('question.enter', { ...done.refusal, fields }, typed) : done.failure;
		}
		if (texts.person) redirect(303, `/office/assist/${String(done.value.subject)}`);
		redirect(303, `/office/questions?entered=${encodeURIComponent(String(done.value.number))}`);
	}
};
