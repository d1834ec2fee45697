import { subjectIdOf, type CommunityCode, type PersonId, type SubjectId } from '#domain/basics/id.ts';
import type { Household, Person } from '#records/communities.ts';
import type { CheckedFile } from './check.ts';
import type { FactRow } from '#records/rolls.ts';
import { leftover } from './leftovers.ts';
import type { Making } from './planned.ts';
import { factRows, type ImportedElectorate } from './roll.ts';

/** The private rows of a file: never contents, never published, and named by ids that nobody can compute. */
export interface PrivateRows {
	persons: Person[];
	households: Household[];
	holders: { office: SubjectId; person: PersonId }[];
	facts: FactRow[];
	voters: { electorate: SubjectId; n: number; person: PersonId; household: string | null }[];
	assigned: { assignment: SubjectId; person: PersonId }[];
}

/** What the file says more, as JSON. */
function moreOf(left: Record<string, unknown> | undefined): string | null {
	return left === undefined ? null : JSON.stringify(left);
}

/** People, households, facts, who holds which office and who stands behind the lists of voters. `random` gives the ids. */
export function privateRows(making: Making, electorates: readonly ImportedElectorate[], random: (length: number) => Uint8Array): PrivateRows {
	const file: CheckedFile = making.file;
	const { tenants } = file;
	const fresh = () => subjectIdOf(random(16)) as string;
	const householdIds = new Map(file.households.map(({ value }) => [value.id, fresh()]));
	const personIds = new Map(file.people.map(({ value }) => [value.id, fresh() as PersonId]));
	const homes = new Map(file.people.map(({ value }) => [value.id, value.household_id ? householdIds.get(value.household_id)! : null]));
	return {
		facts: factRows(making, personIds, fresh),
		voters: electorates.flatMap(({ members }) => members.map(({ electorate, n, person }) => ({ electorate, n, person: personIds.get(person)!, household: homes.get(person) ?? null }))),
		households: file.households.map(({ value, raw }) => ({
			id: householdIds.get(value.id)!,
			community: tenants.ofPlace(value.place_id)!,
			place: making.subject('places', value.place_id),
			cell: typeof raw.cell_id === 'string' ? making.subject('places', raw.cell_id) : null,
			door: value.door,
			source: value.id,
			more: moreOf(leftover('households', raw))
		})),
		persons: file.people.map(({ value, raw }) => {
			const community = tenants.ofCommunity(value.community_id) as CommunityCode;
			const { community_id: said, ...left } = leftover('people', raw) ?? {};
			// A town's officers belong to the city's log; the town they are of is kept.
			const more = said === community ? left : { ...left, community_id: said };
			return {
				id: personIds.get(value.id)!,
				community,
				name: value.name,
				display: value.display,
				household: value.household_id ? householdIds.get(value.household_id)! : null,
				phone: value.phone ?? null,
				source: value.id,
				more: moreOf(Object.keys(more).length > 0 ? more : undefined)
			};
		}),
		holders: file.offices.map(({ value }) => ({ office: making.subject('offices', value.id), person: personIds.get(value.person_id)! })),
		assigned: file.assignments.map(({ value, at }) => ({ assignment: making.subject('assignments', `#${at[1]}`), person: personIds.get(value.person_id)! }))
	};
}
