import { readRollOf } from '#acts/roll/standing.ts';
import { comparable } from '#domain/community/roll/row.ts';
import type { FactKind } from '#domain/community/person-fact.ts';
import { factLine } from './facts.ts';
import { keeperOf, noteLook } from './keeper.ts';
import type { PageServerLoad } from './$types';

/** Most people listed at once. */
const MOST = 50;

/** The roll, searched. Whoever is shown is named in the private audit; the numbers alone name nobody. */
export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const officer = keeperOf(locals);
	const { records } = locals.portal;
	const wanted = comparable((url.searchParams.get('q') ?? '').slice(0, 60));
	const persons = await records.communities.personsOf(officer.community);
	const households = new Map((await records.communities.householdsOf(officer.community)).map((household) => [household.id, household]));
	const fits = persons.filter(({ name, household }) => comparable(name).includes(wanted) || comparable(households.get(household ?? '')?.door ?? '').includes(wanted));
	const shown = wanted === '' ? [] : fits.slice(0, MOST);
	const today = locals.portal.today();
	if (shown.length > 0) await noteLook(event, 'roll', shown.map(({ id }) => id));
	const roll = shown.length > 0 ? await readRollOf(records, officer.community) : undefined;
	return {
		search: {
			q: (url.searchParams.get('q') ?? '').slice(0, 60),
			counts: { persons: persons.length, households: households.size },
			found: wanted === '' ? 0 : fits.length,
			most: MOST,
			people: await Promise.all(shown.map(async (person) => ({
				id: person.id, name: person.name, phone: person.phone ?? '', door: households.get(person.household ?? '')?.door ?? '', where: roll!.whereOf(person) ?? '',
				facts: (await records.rolls.factsOf(person.id)).map((row) => factLine(row, roll!, today)).filter(({ holds }) => holds).map(({ kind }) => kind as FactKind)
			}))),
			waiting: (await records.rolls.waitingAppeals(officer.community)).length + (await records.rolls.waitingRegistrations(officer.community)).length
		}
	};
};
