import type { Day } from '#domain/basics/day.ts';
import { holdsOn, type BodyContent, type BodyKind, type CommunityContent } from '#domain/community/community.ts';
import { lawOf, type Asked, type CommitteeLaw, type Standing, type Unit } from '#domain/community/eligibility.ts';
import type { PersonFact } from '#domain/community/person-fact.ts';
import type { Household, Person } from '#records/communities.ts';
import type { Records } from '#records/records.ts';
import { factOf } from '#records/rolls.ts';

/** What `eligibility` asks of a community, read once: for one person or for everybody. */
export interface RollOf {
	persons: Person[];
	households: Map<string, Household>;
	places: { subject: string; name: string; kind: string; parent: string | null }[];
	bodies: { subject: string; kind: string; name: string; place: string | null }[];
	standingOf(person: Person, on: Day): Standing;
	askedOf(body: { subject: string; kind: string; place: string | null }, unit: Unit): Asked;
	/** The law that a body lives under. */
	lawOf(body: string): CommitteeLaw;
	/** The name of where a household lies, as lists have it: its cell, else its village or house. */
	whereOf(person: Person): string | undefined;
}

/** Reads the roll of a community. With `only`, the facts of that person alone. */
export async function readRollOf(records: Records, community: string, only?: Person): Promise<RollOf> {
	const { communities, rolls, contents } = records;
	const [held] = await contents.ofType<CommunityContent>(community as never, 'community');
	const places = await communities.placesOf(community);
	const bodies = await communities.bodiesOf(community);
	const households = new Map((await communities.householdsOf(community)).map((household) => [household.id, household]));
	const laws = new Map((await contents.ofType<BodyContent>(community as never, 'body')).map(({ content }) => [content.subject as string, lawOf(content, held?.content.shape)]));
	const facts = new Map<string, PersonFact[]>();
	for (const row of only ? await rolls.factsOf(only.id) : await rolls.factsIn(community)) {
		const known = facts.get(row.person);
		if (known) known.push(factOf(row));
		else facts.set(row.person, [factOf(row)]);
	}
	const offices = new Map<string, Awaited<ReturnType<typeof rolls.officesIn>>>();
	for (const office of await rolls.officesIn(community)) offices.set(office.person, [...(offices.get(office.person) ?? []), office]);
	const names = new Map(places.map(({ subject, name }) => [subject, name]));
	const inside = placesWithin(places);
	return {
		persons: only ? [only] : await communities.personsOf(community),
		households, places, bodies,
		standingOf: (person, on) => ({
			facts: facts.get(person.id) ?? [],
			place: person.household === null ? undefined : households.get(person.household)?.place,
			offices: (offices.get(person.id) ?? [])
				.filter(({ from, until }) => holdsOn({ from: from as Day, ...(until === null ? {} : { until: until as Day }) }, on))
				.map(({ body, kind, position, place }) => ({ body, kind: kind as BodyKind, position, place: place ?? undefined }))
		}),
		lawOf: (body) => laws.get(body) ?? lawOf(undefined, held?.content.shape),
		askedOf: (body, unit) => ({ body: body.subject, kind: body.kind as BodyKind, unit, law: laws.get(body.subject) ?? lawOf(undefined, held?.content.shape), places: inside(body.place) }),
		whereOf: (person) => {
			const household = person.household === null ? undefined : households.get(person.household);
			return household && (names.get(household.cell ?? '') ?? names.get(household.place));
		}
	};
}

/** A place and every place in it. */
function placesWithin(places: readonly { subject: string; parent: string | null }[]): (place: string | null) => ReadonlySet<string> {
	const children = new Map<string, string[]>();
	for (const { subject, parent } of places) if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), subject]);
	return (place) => {
		const found = new Set<string>(place === null ? [] : [place]);
		for (const one of found) for (const child of children.get(one) ?? []) found.add(child);
		return found;
	};
}
