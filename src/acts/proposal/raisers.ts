import type { Day } from '#domain/basics/day.ts';
import { factsOn } from '#domain/community/person-fact.ts';
import type { Raiser } from '#domain/proposal/proposal.ts';
import type { HeldOffice } from '#records/offices.ts';
import { factOf } from '#records/rolls.ts';
import type { Permission, Tx } from '../act.ts';
import { ASSISTANTS } from '../assisted.ts';
import { SPEAKERS } from '../comment/moderators.ts';

/** Offices of the city itself, which may raise a proposal in any of its communities: the government. */
export const GOVERNMENT = { ...SPEAKERS, positions: [...SPEAKERS.positions, 'administrator'], city: true } as const satisfies Permission;

/** Whoever may raise a proposal: residents, whoever holds an office, those who file for others. */
export const RAISING = [{ who: 'resident' }, SPEAKERS, ...ASSISTANTS, GOVERNMENT] as const satisfies readonly Permission[];

/** Whether somebody sits among the representatives of their community on the day of the act. */
export async function isRepresentative(tx: Pick<Tx, 'records' | 'today'>, person: string): Promise<boolean> {
	return factsOn((await tx.records.rolls.factsOf(person)).map(factOf), 'representative', tx.today).length > 0;
}

/** In what part an office raises a proposal. */
export function raiserOf(office: HeldOffice): Raiser {
	return office.ofCity ? 'government' : office.position === 'unit_delegate' ? 'unit' : 'body';
}

/** Whether somebody is of age by the roll: yes, from a day that is still to come, or nobody has entered it. */
export type OfAge = { is: 'adult' } | { is: 'young'; from: Day } | { is: 'unknown' };

/** What only adults are given: the voice of a household, a seat among the representatives, a line on the roll of voters. */
const OF_ADULTS = ['household_representative', 'representative', 'entered'] as const;

/**
 * What the roll says of somebody's age: the day itself, or something that only adults are given. Where it says nothing, they do not count where
 * adults are asked for, as in every list of those who may vote: whoever keeps the roll looks at a paper and enters it.
 */
export async function ageOf(tx: Pick<Tx, 'records' | 'today'>, person: string): Promise<OfAge> {
	const facts = (await tx.records.rolls.factsOf(person)).map(factOf);
	if (factsOn(facts, 'adult', tx.today).length > 0) return { is: 'adult' };
	const from = facts.find((fact) => fact.kind === 'adult' && fact.from !== undefined && fact.from > tx.today)?.from;
	if (from !== undefined) return { is: 'young', from };
	if (OF_ADULTS.some((kind) => factsOn(facts, kind, tx.today).length > 0)) return { is: 'adult' };
	return { is: (await tx.records.offices.held(person, tx.today)).length > 0 ? 'adult' : 'unknown' };
}
