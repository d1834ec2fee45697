import { dayOf, instant, type Day } from '#domain/basics/day.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import type { PlaceContent } from '#domain/community/community.ts';
import type { Portal } from '#acts/portal.ts';
import type { Person } from '#records/communities.ts';

/** A part of a community from which people are chosen: a village or house, or a cell of it. */
export interface Part {
	place: string;
	name: string;
	households: number;
	/** A cell lies in the part before it. */
	within: boolean;
}

/** Somebody a slip can be printed for. No full name: the door says where to bring it. */
export interface Door {
	person: string;
	place: string;
	door: string;
	display: string;
}

/** The name of those who live in no household on the roll. */
export const NO_HOUSEHOLD = 'none';

/** The roll of a community, by part. Office screens read it; it is published nowhere. */
export async function readRoll(portal: Portal, community: CommunityCode): Promise<{ parts: Part[]; doorsIn(part: string): Door[]; unhoused: number }> {
	const { communities } = portal.records;
	const places = new Map((await portal.contents.ofType<PlaceContent>(community, 'place')).map(({ content }) => [content.subject as string, content]));
	const households = new Map((await communities.householdsOf(community)).map((household) => [household.id, household]));
	const cells = new Map<string, string>();
	for (const { id, cell } of households.values()) if (cell !== null) cells.set(id, cell);
	const counts = new Map<string, number>();
	const count = (place: string | undefined) => place !== undefined && counts.set(place, (counts.get(place) ?? 0) + 1);
	for (const household of households.values()) {
		count(household.place);
		count(cells.get(household.id));
	}
	const partOf = (place: string, within: boolean): Part => ({ place, name: places.get(place)?.name ?? '', households: counts.get(place) ?? 0, within });
	const wholes = [...counts.keys()].filter((place) => [...households.values()].some((household) => household.place === place));
	const parts = wholes.flatMap((whole) => [
		partOf(whole, false),
		...[...places.values()].filter(({ subject, parent }) => parent === whole && counts.has(subject)).map(({ subject }) => partOf(subject, true))
	]);
	const persons = await communities.personsOf(community);
	const doorOf = (person: Person): Door => {
		const household = person.household === null ? undefined : households.get(person.household);
		return { person: person.id, place: places.get(household?.place ?? '')?.name ?? '', door: household?.door ?? '', display: person.display };
	};
	return {
		parts,
		unhoused: persons.filter(({ household }) => household === null).length,
		doorsIn: (part) =>
			persons
				.filter(({ household }) => (part === NO_HOUSEHOLD ? household === null : household !== null && (households.get(household)?.place === part || cells.get(household) === part)))
				.map(doorOf)
				.sort((a, b) => a.door.localeCompare(b.door, 'zh-CN', { numeric: true }))
	};
}

/** Where somebody stands: phones that have joined, and until when an unused slip is good. */
export async function standingOf(portal: Portal, person: string): Promise<{ phones: number; until?: Day }> {
	const now = portal.machineNow();
	const { sessions } = portal.records;
	const phones = (await sessions.ofPerson(person)).filter(({ kind, expiresAt }) => kind === 'device' && expiresAt > now).length;
	const open = (await sessions.slipsOf(person)).find(({ usedAt, expiresAt }) => usedAt === null && expiresAt > now);
	return { phones, ...(open ? { until: civilDay(portal, open.expiresAt) } : {}) };
}

/** The civil day of a moment of the machine's clock. */
export function civilDay(portal: Portal, machine: number): Day {
	return dayOf(instant(machine + portal.civilOffset()), portal.zone());
}
