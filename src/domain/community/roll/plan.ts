import type { Day } from '../../basics/day.ts';
import type { BodyKind } from '../community.ts';
import { maskedName } from '../person.ts';
import { factHolds, type FactKind, type PersonFact } from '../person-fact.ts';
import { comparable, type RollProblem, type RollRow, type Said } from './row.ts';

/* What a file would do to the roll, row by row: the dry run, and what is then applied and undone. Pure: ids are passed in. */

export interface KnownPerson {
	id: string;
	name: string;
	phone: string | null;
	household: string | null;
}

export interface KnownHousehold {
	id: string;
	place: string;
	cell: string | null;
	door: string;
}

export interface KnownFact extends PersonFact {
	id: string;
	person: string;
}

/** A place of the community, as rows name it. */
export interface KnownPlace {
	id: string;
	name: string;
	kind: string;
	parent: string | undefined;
}

/** A body whose members rows may name. */
export interface KnownBody {
	id: string;
	kind: BodyKind;
	place: string | undefined;
}

/** The roll as it is, and what is around it. */
export interface RollToday {
	persons: readonly KnownPerson[];
	households: readonly KnownHousehold[];
	facts: readonly KnownFact[];
	places: readonly KnownPlace[];
	bodies: readonly KnownBody[];
	today: Day;
}

/** What one row does, with everything that undoing it needs. */
export interface RollStep {
	row: number;
	person: string;
	/** The person is new. */
	added?: { name: string; display: string; phone: string | null; household: string | null };
	/** The person is there and is written anew. */
	changed?: { before: KnownPerson; after: KnownPerson };
	/** A household that was not there. */
	household?: KnownHousehold;
	facts: KnownFact[];
	/** Facts that end, with the end they had before. */
	ended: { id: string; person: string; kind: FactKind; before: Day | null; until: Day }[];
}

/** What changes about somebody, in the words of fields. */
export interface Change {
	field: 'name' | 'phone' | 'household' | FactKind;
	before: string;
	after: string;
}

export type Verdict = 'new' | 'changed' | 'same' | 'wrong' | 'duplicate';

/** One row of the dry run. */
export interface PlannedRow {
	row: number;
	verdict: Verdict;
	problems: RollProblem[];
	/** The row it repeats. */
	repeats?: number;
	changes: Change[];
	step?: RollStep;
}

/** Rows as read, with what was decided by hand. */
export interface RowToPlan {
	read: RollRow;
	problems: RollProblem[];
	/** The same name at the same door are two people. */
	both?: boolean;
}

/** Where a household lies: the place, and the cell in it. */
function placeOf(name: string | undefined, defaultPlace: string | undefined, byName: Map<string, KnownPlace>, byId: Map<string, KnownPlace>): { place: string; cell: string | null } | 'unknown' | 'missing' {
	const place = name === undefined ? (defaultPlace === undefined ? undefined : byId.get(defaultPlace)) : byName.get(comparable(name));
	if (!place) return name === undefined ? 'missing' : 'unknown';
	return place.kind === 'cell' && place.parent !== undefined ? { place: place.parent, cell: place.id } : { place: place.id, cell: null };
}

/**
 * Plans a file. Call `row` for each in order, so that whoever calls can do other things between.
 * @param defaultPlace where rows without a place belong
 * @param fresh gives an id for what is new
 */
export function planner(roll: RollToday, defaultPlace: string | undefined, fresh: () => string) {
	const placesByName = new Map(roll.places.map((place) => [comparable(place.name), place]));
	const placesById = new Map(roll.places.map((place) => [place.id, place]));
	const door = (place: string, text: string) => `${place}|${comparable(text)}`;
	const households = new Map(roll.households.map((household) => [door(household.place, household.door), household]));
	const byHousehold = new Map<string, KnownPerson[]>();
	const byPhone = new Map<string, KnownPerson>();
	const called = (household: string | null, name: string) => `${household ?? ''}|${comparable(name)}`;
	for (const person of roll.persons) {
		const key = called(person.household, person.name);
		const there = byHousehold.get(key);
		if (there) there.push(person);
		else byHousehold.set(key, [person]);
		if (person.phone) byPhone.set(`${comparable(person.name)}|${person.phone}`, person);
	}
	const factsOf = new Map<string, KnownFact[]>();
	for (const fact of roll.facts) {
		const there = factsOf.get(fact.person);
		if (there) there.push(fact);
		else factsOf.set(fact.person, [fact]);
	}
	const speaksFor = new Map<string, KnownFact>();
	for (const person of roll.persons) {
		const fact = person.household === null ? undefined : factsOf.get(person.id)?.find((one) => one.kind === 'household_representative' && factHolds(one, roll.today));
		if (fact) speaksFor.set(person.household!, fact);
	}
	const namesById = new Map(roll.persons.map(({ id, name }) => [id, name]));
	/** Rows already seen in this file, by door and name; and who speaks for a household in it. */
	const seen = new Map<string, number>();
	const speaks = new Map<string, number>();
	const taken = new Set<string>();

	/** The one body of a kind that a place belongs to: its own, else that of a place around it. */
	function bodyFor(kind: BodyKind, place: string | undefined): string | undefined {
		for (let at = place, steps = 0; at !== undefined && steps < 20; at = placesById.get(at)?.parent, steps++) {
			const found = roll.bodies.filter((body) => body.kind === kind && body.place === at);
			if (found.length > 0) return found.length === 1 ? found[0]!.id : undefined;
		}
		return undefined;
	}

	/** What becomes of one kind of fact. */
	function factStep(step: RollStep, changes: Change[], kind: FactKind, said: Said, body: string | undefined): void {
		const current = (factsOf.get(step.person) ?? []).filter((fact) => fact.kind === kind && (factHolds(fact, roll.today) || (fact.from !== undefined && fact.from > roll.today)) && (body === undefined || fact.body === body));
		const same = current.find((fact) => (said.from === undefined || fact.from === said.from) && (said.area === undefined || fact.area === said.area));
		const text = (fact: { from?: Day; area?: number }) => (fact.area === undefined ? (fact.from ?? 'yes') : (fact.area / 100).toFixed(2));
		if (said.holds && same) return;
		if (!said.holds && current.length === 0) return;
		for (const fact of current) step.ended.push({ id: fact.id, person: step.person, kind, before: fact.until ?? null, until: fact.from !== undefined && fact.from >= roll.today ? fact.from : roll.today });
		if (said.holds) {
			step.facts.push({
				id: fresh(), person: step.person, kind,
				...(body === undefined ? {} : { body }), ...(said.area === undefined ? {} : { area: said.area }), ...(said.from === undefined ? {} : { from: said.from })
			});
		}
		changes.push({ field: kind, before: current[0] ? text(current[0]) : 'no', after: said.holds ? text(said) : 'no' });
	}

	return function plan({ read, problems: found, both = false }: RowToPlan): PlannedRow {
		const problems = [...found];
		const at = read.door === undefined && read.place === undefined ? undefined : placeOf(read.place, defaultPlace, placesByName, placesById);
		if (at === 'unknown') problems.push({ field: 'place', code: 'place-unknown', found: read.place! });
		if (at === 'missing') problems.push({ field: 'place', code: 'place-missing', found: '' });
		const where = at === undefined || typeof at === 'string' || read.door === undefined ? undefined : at;
		const bodies = new Map<FactKind, string>();
		for (const [kind, bodyKind] of [['member', 'collective_economic_organisation'], ['representative', 'representatives_meeting']] as const) {
			if (!read.says[kind]) continue;
			const body = bodyFor(bodyKind, where?.place ?? defaultPlace);
			if (body === undefined) problems.push({ field: kind, code: 'no-such-body', found: '' });
			else bodies.set(kind, body);
		}
		if (problems.length > 0) return { row: read.row, verdict: 'wrong', problems, changes: [] };

		const key = where ? door(where.place, read.door!) : undefined;
		const known = key === undefined ? undefined : households.get(key);
		const name = comparable(read.name);
		const line = `${key ?? `phone ${read.phone ?? ''}`}|${name}`;
		const before = seen.get(line);
		if (before !== undefined && !both) return { row: read.row, verdict: 'duplicate', problems: [], repeats: before, changes: [] };
		seen.set(line, before ?? read.row);

		const there = known ? (byHousehold.get(called(known.id, read.name)) ?? []).find(({ id }) => !taken.has(id)) : undefined;
		const byNumber = read.phone === undefined ? undefined : byPhone.get(`${name}|${read.phone}`);
		const unhoused = key === undefined && byNumber === undefined ? (byHousehold.get(called(null, read.name)) ?? []).filter(({ id }) => !taken.has(id)) : [];
		const person = there ?? (byNumber && !taken.has(byNumber.id) ? byNumber : unhoused.length === 1 ? unhoused[0] : undefined);
		const household: KnownHousehold | undefined = known ?? (where && { id: fresh(), place: where.place, cell: where.cell, door: read.door! });
		if (person) taken.add(person.id);

		if (read.says.household_representative?.holds) {
			const other = household && speaks.get(household.id);
			if (!household) return { row: read.row, verdict: 'wrong', problems: [{ field: 'door', code: 'missing', found: '' }], changes: [] };
			if (other !== undefined) return { row: read.row, verdict: 'wrong', problems: [{ field: 'household_representative', code: 'two-representatives', found: read.name, params: { row: other } }], changes: [] };
			speaks.set(household.id, read.row);
		}
		if (household && !known) households.set(key!, household);

		const changes: Change[] = [];
		const step: RollStep = { row: read.row, person: person?.id ?? fresh(), facts: [], ended: [], ...(household && !known ? { household } : {}) };
		if (!person) step.added = { name: read.name, display: maskedName(read.name), phone: read.phone ?? null, household: household?.id ?? null };
		else {
			const after: KnownPerson = { ...person, phone: read.phone ?? person.phone, household: household?.id ?? person.household };
			if (after.phone !== person.phone) changes.push({ field: 'phone', before: person.phone ?? '', after: after.phone ?? '' });
			if (after.household !== person.household) changes.push({ field: 'household', before: doorOf(person.household), after: household?.door ?? '' });
			if (changes.length > 0) step.changed = { before: person, after };
		}
		const replaced = read.says.household_representative?.holds && known ? speaksFor.get(known.id) : undefined;
		if (replaced && replaced.person !== step.person) {
			step.ended.push({ id: replaced.id, person: replaced.person, kind: 'household_representative', before: replaced.until ?? null, until: roll.today });
			changes.push({ field: 'household_representative', before: namesById.get(replaced.person) ?? '', after: read.name });
		}
		const others = [...changes];
		for (const [kind, said] of Object.entries(read.says) as [FactKind, Said][]) factStep(step, changes, kind, said, bodies.get(kind));
		if (!person) return { row: read.row, verdict: 'new', problems: [], changes: others, step };
		return changes.length === 0 ? { row: read.row, verdict: 'same', problems: [], changes } : { row: read.row, verdict: 'changed', problems: [], changes, step };
	};

	function doorOf(household: string | null): string {
		return roll.households.find(({ id }) => id === household)?.door ?? '';
	}
}

/** How many rows of each verdict. */
export function countVerdicts(rows: readonly Pick<PlannedRow, 'verdict'>[]): Record<Verdict, number> {
	const counts: Record<Verdict, number> = { new: 0, changed: 0, same: 0, wrong: 0, duplicate: 0 };
	for (const { verdict } of rows) counts[verdict]++;
	return counts;
}
