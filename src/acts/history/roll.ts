import { isDay, type Day } from '#domain/basics/day.ts';
import { inOrder } from '#domain/basics/order.ts';
import type { CommunityCode, PersonId, SubjectId } from '#domain/basics/id.ts';
import type { FactKind } from '#domain/community/person-fact.ts';
import { countByPlace, type ElectorateContent } from '#domain/community/electorate.ts';
import { toHex } from '#domain/basics/bytes.ts';
import { factRow, type FactRow } from '#records/rolls.ts';
import { objects, textOf, votesWithVoters } from './check-rolls.ts';
import { isObject } from './file.ts';
import { base, given, type Making, type Planned } from './planned.ts';

/* What a file says of the roll: who speaks for a household, who sits in a meeting, who could vote in what was voted on. */

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);

/** Facts about people: of what the file says, and no more. That somebody is registered or of age it does not say. */
export function factRows(making: Making, personIds: ReadonlyMap<string, PersonId>, fresh: () => string): FactRow[] {
	const { file } = making;
	const homes = new Map(file.people.map(({ value }) => [value.id, value.household_id ?? undefined]));
	const rows: FactRow[] = [];
	const add = (person: string, community: CommunityCode, kind: FactKind, more: { body?: string; from?: Day; until?: Day } = {}) => {
		const id = personIds.get(person);
		if (id) rows.push(factRow({ id: fresh(), person: id, kind, ...more }, community, 'history'));
	};
	const tenants = new Map<string, boolean>();
	for (const { value, raw } of file.households) {
		tenants.set(value.id, raw.tenure === 'tenant');
		const representative = textOf(raw.representative_id);
		// Of a household that somebody else's roll has them in, they cannot speak.
		if (representative && homes.get(representative) === value.id) add(representative, file.tenants.ofPlace(value.place_id)!, 'household_representative');
	}
	for (const { value } of file.people) {
		const community = file.tenants.ofCommunity(value.community_id);
		if (community && value.household_id) add(value.id, community, tenants.get(value.household_id) ? 'tenant' : 'resident');
	}
	for (const { value, raw } of file.bodies) {
		const members = isObject(raw.members) ? raw.members : {};
		const day = (key: string) => (isDay(raw[key]) ? raw[key] : undefined);
		const from = day('members_from');
		const until = day('members_until');
		for (const person of texts(members.representatives)) {
			add(person, file.tenants.ofBody(value.id)!, 'representative', {
				body: making.subject('bodies', value.id), ...(from ? { from } : {}), ...(until ? { until } : {})
			});
		}
	}
	return rows;
}

/** A frozen list of the file, and who stands behind its numbers. */
export interface ImportedElectorate {
	planned: Planned<ElectorateContent>;
	members: { electorate: SubjectId; n: number; person: string }[];
}

/** The lists of voters that votes of the file carry, masked. Their order tells nothing: within a cell names come as they are sorted, equal ones as they fall. */
export function electoratesOf(making: Making, random: (length: number) => Uint8Array): ImportedElectorate[] {
	const { file } = making;
	const people = new Map(file.people.map(({ value }) => [value.id, value]));
	const cells = new Map(file.households.map(({ value, raw }) => [value.id, textOf(raw.cell_id) ?? value.place_id]));
	const places = new Map(file.places.map(({ value }) => [value.id, value.name]));
	const titles = new Map(objects(file.raw.proposals).map((proposal) => [textOf(proposal.id), textOf(proposal.title)]));
	const serials = new Map<string, number>();
	const lists = votesWithVoters(file.raw)
		.flatMap(({ vote, voters }) => {
			const id = textOf(vote.id);
			const body = textOf(vote.body_id);
			const community = body === undefined ? undefined : file.tenants.ofBody(body);
			return id && body && community && isDay(vote.date) ? [{ id, body, community, day: vote.date, vote, voters }] : [];
		})
		.sort((a, b) => inOrder(a.day, b.day));
	return lists.map(({ id, body, community, day, vote, voters }) => {
		const subject = making.subject('electorates', id);
		const sorted = voters
			.map((person) => {
				const { display = '', household_id: home } = people.get(person) ?? {};
				const at = home ? places.get(cells.get(home) ?? '') : undefined;
				return { person, name: display, at, key: toHex(random(8)) };
			})
			.sort((a, b) => inOrder(a.at ?? '', b.at ?? '') || inOrder(a.name, b.name) || inOrder(a.key, b.key));
		const list = sorted.map(({ name, at }, index) => ({ n: index + 1, name, ...given('at', at) }));
		const year = day.slice(0, 4);
		const serial = (serials.get(`${community} ${year}`) ?? 0) + 1;
		serials.set(`${community} ${year}`, serial);
		const content: ElectorateContent = {
			...base(making, 'electorate', 'electorates', id, community),
			parent: making.subject('bodies', body),
			number: `${community}-E-${year}-${String(serial).padStart(2, '0')}`,
			title: textOf(vote.topic) ?? titles.get(textOf(vote.proposal_id)) ?? id,
			unit: 'person',
			day,
			poll: day,
			count: list.length,
			byPlace: countByPlace(list),
			list
		};
		return { planned: { content, list: 'electorates', happenedAt: day }, members: sorted.map(({ person }, index) => ({ electorate: subject, n: index + 1, person })) };
	});
}
