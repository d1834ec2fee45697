import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Refusal } from '#acts/refusal.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import { words } from '#words/words.ts';
import { base64Of, formAct, formOf, refusedForm } from '../form-act.ts';
import { oneForBoth } from './for-whom.ts';
import { officerOf, type Officer } from './officer.ts';

type Texts = Record<string, string>;

/** Numbers on a list that a name found. */
export interface Numbers {
	name: string;
	people: { n: number; name: string; door: string }[];
}

/** The community that a desk works for: its own, or the one that somebody of the city chose. */
export async function deskCommunity(event: Pick<RequestEvent, 'locals' | 'url'>): Promise<{ officer: Officer; community: CommunityCode; communities: { code: string; name: string }[] }> {
	const officer = officerOf(event.locals);
	const all = await event.locals.portal.records.communities.list();
	if (!officer.offices.some(({ ofCity }) => ofCity)) return { officer, community: officer.community, communities: [] };
	const chosen = event.url.searchParams.get('community') ?? officer.community;
	const found = all.find(({ community }) => community === chosen);
	if (!found) error(404, { message: words[event.locals.lang].pages.notFound });
	return { officer, community: found.community as CommunityCode, communities: all.map(({ community, name }) => ({ code: community, name })) };
}

/** Most people that one name finds. */
const MOST_FOUND = 20;

/**
 * People of a roll whose name begins so, for whoever gives them an office or a part in something: nobody browses a roll from there. Whoever is
 * shown is told of it under "who looked".
 */
export async function foundByName(event: Pick<RequestEvent, 'locals' | 'url'>, community: CommunityCode): Promise<{ name: string; people: { id: string; text: string }[] }> {
	const name = (event.url.searchParams.get('name') ?? '').normalize('NFC').trim().slice(0, 40);
	if (name.length < 2) return { name, people: [] };
	const found = (await event.locals.portal.records.communities.personsOf(community)).filter((person) => person.name.startsWith(name)).slice(0, MOST_FOUND);
	if (found.length > 0) {
		const noted = await formAct(event, 'person.look', { community, persons: found.map(({ id }) => id), why: 'appoint' });
		if (!noted.ok) error(noted.failure.status, { message: words[event.locals.lang].refusals.sentence[noted.refusal.code]({}) });
	}
	return { name, people: found.map(({ id, name: whole, display }) => ({ id, text: `${whole}（${display}）` })) };
}

/**
 * Numbers on the list of a poll or an evaluation, by name: whoever enters paper has a name before them and not a number. Only who stands on that
 * list is found; looking is noted for them.
 */
export async function numbersByName(event: Pick<RequestEvent, 'locals' | 'url'>, community: CommunityCode, asked: string): Promise<Numbers> {
	const name = (event.url.searchParams.get('name') ?? '').normalize('NFC').trim().slice(0, 40);
	if (name.length < 2) return { name, people: [] };
	const { communities, polls } = event.locals.portal.records;
	const people: (Numbers['people'][number] & { id: string })[] = [];
	for (const person of await communities.personsOf(community)) {
		const line = person.name.startsWith(name) && people.length < MOST_FOUND ? await polls.lineOf(asked, person.id) : undefined;
		if (line) people.push({ id: person.id, n: line.n, name: person.name, door: (person.household && (await communities.household(person.household))?.door) || '' });
	}
	if (people.length > 0) {
		const noted = await formAct(event, 'person.look', { community, persons: people.map(({ id }) => id), why: 'list' });
		if (!noted.ok) error(noted.failure.status, { message: words[event.locals.lang].refusals.sentence[noted.refusal.code]({}) });
	}
	return { name, people: people.map(({ n, name: whole, door }) => ({ n, name: whole, door })) };
}

/** What of a list was filled in: rows of `name.0.key`, those that are wholly empty left out. */
export function rowsOf(texts: Texts, name: string, keys: readonly string[]): Record<string, string>[] {
	const rows: Record<string, string>[] = [];
	for (let row = 0; keys.some((key) => texts[`${name}.${row}.${key}`] !== undefined); row++) {
		const filled = keys.flatMap((key) => (texts[`${name}.${row}.${key}`]?.trim() ? [[key, texts[`${name}.${row}.${key}`]!] as const] : []));
		if (filled.length > 0) rows.push(Object.fromEntries(filled));
	}
	return rows;
}

/** The lines of a text, empty ones left out. */
export function linesOf(text: string | undefined): string[] {
	return (text ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

/** A whole number as typed; what is none goes to the act as it stands and is refused there with the field named. */
export function countOf(text: string | undefined): number | string | undefined {
	const typed = (text ?? '').normalize('NFKC').trim();
	if (typed === '') return undefined;
	return /^\d{1,9}$/.test(typed) ? Number(typed) : typed;
}

/** Groups with how many are of each, a line each, the number last; what has none goes to the act without and is refused there. */
export function groupsOf(text: string | undefined): { group: string; count: number | string | undefined }[] {
	return linesOf(text).map((line) => {
		const [, group = line, count = ''] = /^(.*?)[\s：:，,]*([0-9０-９]*)\s*人?$/u.exec(line) ?? [];
		return { group: group.trim(), count: countOf(count) };
	});
}

/** A refusal in which parts of a list are named as the one field that the form has for it. */
function foldedAs(refusal: Refusal, lists: readonly string[]): Refusal {
	if (!refusal.fields || lists.length === 0) return refusal;
	const fields = refusal.fields.map((field) => ({ ...field, path: lists.find((list) => field.path.startsWith(`${list}.`)) ?? field.path }));
	return { ...refusal, fields: fields.filter(({ path }, index) => fields.findIndex((other) => other.path === path) === index) };
}

/** Most characters of a field that are shown again after a refusal: as many as the longest text may have. */
const MOST_KEPT = 100_000;

/**
 * Does an act from a form of the desk. Empty fields count as not sent.
 * @param input the act's input, from the texts of the form
 * @param to where to go once it is done
 * @param lists lists of the act that are one field of the form
 * @param forSomebody whether it is filed for somebody: the wrapper's fields are those of the form
 */
export async function deskAct(
	event: RequestEvent, act: string, input: (texts: Texts) => Record<string, unknown>, to: (value: Record<string, unknown>) => string, lists: readonly string[] = [], forSomebody = false
): Promise<unknown> {
	const { texts, files } = await formOf(event.request);
	// A photograph that no script has put into the form as text.
	if (!texts.image && files.file) texts.image = await base64Of(files.file);
	const made = Object.fromEntries(Object.entries(input(texts)).filter(([, value]) => value !== undefined && value !== ''));
	const typed = Object.fromEntries(Object.entries(texts).filter(([name]) => !['id', 'subject', 'image'].includes(name)).map(([name, text]) => [name, text.slice(0, MOST_KEPT)]));
	const done = await formAct(event, act, made, { typed, id: texts.id });
	if (!done.ok) return refusedForm(act, foldedAs(forSomebody ? oneForBoth(done.refusal) : done.refusal, lists), typed);
	redirect(303, to(done.value));
}
