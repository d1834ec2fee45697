import type { Records } from '#records/records.ts';

/** Where somebody can live: villages, estates and their cells, each cell after the place it lies in. */
export async function placesToLive(records: Records, community: string): Promise<{ id: string; name: string }[]> {
	const places = await records.communities.placesOf(community);
	const houses = places.filter(({ kind }) => kind !== 'cell' && kind !== 'community');
	const inside = (parent: string) => places.filter((place) => place.kind === 'cell' && place.parent === parent).sort((a, b) => (a.name < b.name ? -1 : 1));
	return (houses.length > 0 ? houses : places.filter(({ kind }) => kind !== 'cell')).flatMap((house) => [house, ...inside(house.subject)]).map(({ subject, name }) => ({ id: subject, name }));
}

/** The texts of the person fields as acts take them; empty ones are not sent. */
export function typedPerson(texts: Record<string, string>): Record<string, unknown> {
	return { name: texts.name ?? '', ...Object.fromEntries(['place', 'door', 'phone'].flatMap((field) => (texts[field]?.trim() ? [[field, texts[field]]] : []))) };
}
