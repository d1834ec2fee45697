import { dayOf, type Day, type Instant } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { BodyKind } from '../community/community.ts';
import type { Unit as ListUnit } from '../community/eligibility.ts';
import type { Competence, MatterKind } from '../community/matter.ts';
import type { Content } from '../content/content.ts';
import type { DecisionRule, Unit } from '../procedure/decision.ts';
import type { Channel, PollTerms } from './ballot.ts';
import type { Secrecy } from './poll.ts';

/** Longest texts, in characters. */
export const MOST_POLL_TITLE = 60;
export const MOST_POLL_TEXT = 1000;
export const MOST_RECUSAL = 200;

/** Candidates of a statutory election, which is held on paper alone: the portal carries roll, notice, counts and result. */
export interface Election {
	position: string;
	/** How many are elected. */
	seats: number;
	candidates: string[];
}

/**
 * Everything that is fixed before a poll opens. Written once, before the first ballot; nothing of it is ever changed. `parent` is the matter,
 * where it belongs to one. The result is a content of its own (`poll`).
 */
export interface PollOpeningContent extends Content {
	type: 'poll-opening';
	/** Readable number: LW-V-2026-0001. */
	number: string;
	title: string;
	/** What is asked, so that yes and no have one meaning. */
	text: string;
	body: SubjectId;
	/** What it is about to the law, and what the law lets this body do with it. */
	kind: MatterKind;
	competence: Competence;
	/** By which decision the assembly has authorised the body, where the law asks for that. */
	authorised?: string;
	/** The frozen list: its subject, the hash of the version that counts, how many lines it has. */
	electorate: { subject: SubjectId; hash: string; number: string; count: number; area?: number };
	rule: DecisionRule;
	secrecy: Secrecy;
	opens: Instant;
	/** The first moment that is too late. */
	closes: Instant;
	/** Ways to vote that are open, the one that counts before the others first. */
	precedence: Channel[];
	changeable: boolean;
	proxiesMost: number;
	/** Who voted for whom by written proxy is published with the result, by numbers of the list (Organic Law of Villagers' Committees 2025 §18). Absent before that was so. */
	proxyList?: true;
	/** Only who is marked as there may vote. */
	attendance?: true;
	/** The chair may close before the time, once every unit has voted. */
	early?: true;
	/** How many have taken part is shown while it runs. */
	turnout?: true;
	election?: Election;
	/** The poll whose even split is asked about once more. */
	first?: SubjectId;
	announced: Day;
	/** Office and name. */
	by: string;
}

/** A unit that stands aside in a poll, with the reason, in public. `parent` is the poll's opening; its ballots never count. */
export interface RecusalContent extends Content {
	type: 'recusal';
	/** The unit, by its line in the frozen list. */
	n: number;
	/** As the list has it: masked. */
	who: string;
	reason: string;
	on: Day;
	/** Office and name; absent where somebody stood aside by themselves. */
	by?: string;
}

/** A ballot as the office keeps it; the record has its hash alone. `parent` is the poll's opening. */
export interface BallotContent extends Content {
	type: 'ballot';
	n: number;
	choice: 'yes' | 'no' | 'abstain' | 'invalid';
	channel: Channel;
	at: Instant;
	/** The line of whoever voted in the unit's place, by written proxy. */
	proxy?: number;
	/** What the device says about when it was filled in, when it waited for the network. */
	claimed?: Day;
	/** Who entered it, for paper. */
	enteredBy?: string;
	witness?: string;
}

/** How a poll is counted: unit by unit, each once whatever it came in by; or by totals that two tellers count apart. Never both in one poll. */
export function countsBy(secrecy: Secrecy): 'units' | 'totals' {
	return secrecy === 'open' || secrecy === 'recorded' ? 'units' : 'totals';
}

/** Ways to vote that a poll may open, by how votes are kept apart from people; the first counts before the others where nobody says otherwise. */
export function channelsOf(secrecy: Secrecy): readonly Channel[] {
	return countsBy(secrecy) === 'units' ? ['onsite_paper', 'mobile_box', 'paper_slip', 'written_proxy', 'liaison_entered', 'telephone', 'portal'] : ['onsite_paper', 'mobile_box'];
}

/** Who counts as one in a poll on a list of voters. */
export function unitOf(list: ListUnit, body: BodyKind): Unit {
	if (body === 'representatives_meeting') return 'representative';
	if (body === 'assembly' || body === 'self_governance_committee') return list;
	return body === 'owners_assembly' ? 'owner' : 'member';
}

/** The terms as counting has them. */
export function termsOf(opening: PollOpeningContent): PollTerms {
	const { opens, closes, precedence, changeable, proxiesMost } = opening;
	return { opens, closes, precedence, changeable, proxiesMost };
}

/** Where a poll stands at a moment. `ended`: its time is over and the result is not there yet. */
export type PollState = 'announced' | 'open' | 'ended' | 'closed';

/** The state of a poll at a moment; the closing moment itself is too late. */
export function pollState(opening: Pick<PollOpeningContent, 'opens' | 'closes'>, closed: boolean, now: Instant): PollState {
	if (closed) return 'closed';
	if (now < opening.opens) return 'announced';
	return now < opening.closes ? 'open' : 'ended';
}

/** The same as far as a day tells: pages know the day, not the minute. On the day it opens and on the day it closes it counts as open. */
export function pollStateOn(opening: Pick<PollOpeningContent, 'opens' | 'closes'>, closed: boolean, today: Day, zone: number): PollState {
	if (closed) return 'closed';
	if (today < dayOf(opening.opens, zone)) return 'announced';
	return today <= dayOf(opening.closes, zone) ? 'open' : 'ended';
}
