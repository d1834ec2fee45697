import { error, type RequestEvent } from '@sveltejs/kit';
import type { Refusal } from '#acts/refusal.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import { words } from '#words/words.ts';

/** The door of the person that a form is filled in for, when the officer may file for them; looking is noted for that person. */
export async function forWhomOf({ locals: { portal, caller, lang }, url }: Pick<RequestEvent, 'locals' | 'url'>, community: string): Promise<{ person: string; door: string; display: string } | undefined> {
	const person = url.searchParams.get('person');
	if (person === null) return undefined;
	const looked = isSubjectId(person) ? await portal.perform('person.look', { community, persons: [person], why: 'assist' }, caller) : undefined;
	if (!looked?.ok) error(404, { message: words[lang].pages.notFound });
	const found = await portal.records.communities.person(person);
	const household = found?.household ? await portal.records.communities.household(found.household) : undefined;
	return { person, door: household?.door ?? '', display: found?.display ?? '' };
}

/** The fields of the wrapper, as forms name them (acts/assisted.input.ts); nothing where the form is for nobody. */
export function assistedIn(texts: Readonly<Record<string, string>>): { assisted?: Record<string, unknown> } {
	if (!texts.person) return {};
	return { assisted: { person: texts.person, authorisation: texts.authorisation, reason: texts.reason, witness: texts.witness, readBack: texts.readBack === 'yes' } };
}

const ASSISTED = 'assisted.';

/** A refusal with its fields as the form has them: one witness and one read-back for both. */
export function oneForBoth(refusal: Refusal): Refusal {
	if (!refusal.fields) return refusal;
	return { ...refusal, fields: refusal.fields.map((field) => ({ ...field, path: field.path.startsWith(ASSISTED) ? field.path.slice(ASSISTED.length) : field.path })) };
}
