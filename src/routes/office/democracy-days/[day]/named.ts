import type { RequestEvent } from '@sveltejs/kit';
import type { CommunityCode } from '#domain/basics/id.ts';

/** Somebody of the roll who has a name, with the door that tells them from others. */
export interface NamedPerson {
	person: string;
	door: string;
}

/** People of that name are looked at together: more than these are not shown. */
const MOST_OF_A_NAME = 20;

/** Everybody on the roll of a community who is called so. Looking is noted for each of them. */
export async function named(event: Pick<RequestEvent, 'locals'>, community: CommunityCode, name: string): Promise<NamedPerson[]> {
	const { portal, caller } = event.locals;
	const plain = name.normalize('NFC').trim();
	if (plain === '') return [];
	const { communities } = portal.records;
	const found = (await communities.personsOf(community)).filter((person) => person.name === plain).slice(0, MOST_OF_A_NAME);
	if (found.length === 0) return [];
	const looked = await portal.perform('person.look', { community, persons: found.map(({ id }) => id), why: 'roll' }, caller);
	if (!looked.ok) return [];
	return Promise.all(found.map(async ({ id, household }) => ({ person: id, door: (household === null ? undefined : await communities.household(household))?.door ?? '' })));
}

/** The one who is meant: the only one, or the one that was chosen among several. */
export function oneNamed(found: readonly NamedPerson[], chosen: string | undefined): string | undefined {
	return found.length === 1 ? found[0]!.person : found.find(({ person }) => person === chosen)?.person;
}
