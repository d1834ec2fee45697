import type { Day } from '#domain/basics/day.ts';
import { factsOn, type PersonFact } from '#domain/community/person-fact.ts';
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

/**
 * The day on which somebody comes of age, where that is still to come; undefined for adults, and for those of whom the roll knows no age: whoever
 * keeps the roll enters it, and nobody is asked to prove it here.
 */
export async function comesOfAge(tx: Pick<Tx, 'records' | 'today'>, person: string): Promise<Day | undefined> {
	const facts = (await tx.records.rolls.factsOf(person)) as unknown as PersonFact[];
	if (factsOn(facts, 'adult', tx.today).length > 0) return undefined;
	return facts.find(({ kind, from }) => kind === 'adult' && from !== undefined && from > tx.today)?.from;
}
