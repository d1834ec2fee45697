import type { Day } from '../basics/day.ts';
import { daysBetween } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';

/** The longest absence that somebody else can stand in for, in days; after that the office is vacant in all but name. */
export const MOST_DELEGATED = 92;

/**
 * An office handed on for days while its holder is away: [from, until). `parent` is the office; whoever holds `to`, an office of the same
 * body, may do in these days what it may do. It is not handed on further.
 */
export interface DelegationContent extends Content {
	type: 'delegation';
	to: SubjectId;
	/** The names of both, as they stood when it was given. */
	absent: string;
	standIn: string;
	from: Day;
	until: Day;
	reason?: string;
}

/** How a delegation stands. One that lasts no day was taken back before it began. */
export function delegationState({ from, until }: { from: Day; until: Day }, on: Day): 'coming' | 'now' | 'ended' {
	if (until <= from) return 'ended';
	if (on < from) return 'coming';
	return on < until ? 'now' : 'ended';
}

/** Why a delegation cannot last so long, or undefined. Given for the days before today, it would make good what was done without it. */
export function delegationProblem({ from, until }: { from: Day; until: Day }, today: Day): 'from' | 'until' | undefined {
	if (from < today) return 'from';
	return until <= from || daysBetween(from, until) > MOST_DELEGATED ? 'until' : undefined;
}
