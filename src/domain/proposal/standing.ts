import type { Day } from '../basics/day.ts';
import { period, type Holidays } from '../basics/period.ts';
import type { DaysRule } from '../community/rule-set.ts';
import { collectingState, type EndorsementContent, type ProposalContent } from './proposal.ts';

/** Representatives who are enough where a file names no number. */
export const OR_REPRESENTATIVES = 5;

/**
 * Where a proposal stands before it is a matter. `waits`: enough stand behind it, or none are asked for, and it is to be put on its way by
 * `due`. What a matter became of, the matter tells.
 */
export type ProposalStanding =
	| { state: 'withdrawn'; on: Day; reason: string }
	| { state: 'taken' }
	| { state: 'collecting'; missing: number; daysLeft?: number }
	| { state: 'ended'; missing: number; on: Day }
	| { state: 'waits'; since: Day; due: Day };

/** Where a proposal stands on a day. `taken`: a matter has taken it up. */
export function standingOf(
	proposal: Pick<ProposalContent, 'collectUntil' | 'endorsementsNeeded' | 'orRepresentatives' | 'raised' | 'withdrawn'>,
	endorsements: readonly Pick<EndorsementContent, 'on' | 'representative'>[],
	taken: boolean,
	rules: { open: DaysRule; holidays: Holidays },
	today: Day
): ProposalStanding {
	if (taken) return { state: 'taken' };
	if (proposal.withdrawn) return { state: 'withdrawn', ...proposal.withdrawn };
	const waits = (since: Day): ProposalStanding => ({ state: 'waits', since, due: period(since, rules.open.days, rules.open.kind, rules.holidays).last });
	if (proposal.endorsementsNeeded === undefined) return waits(proposal.raised);
	const collecting = collectingState(proposal, endorsements, { orRepresentatives: proposal.orRepresentatives ?? OR_REPRESENTATIVES }, today);
	return collecting.state === 'reached' ? waits(collecting.on) : collecting;
}
