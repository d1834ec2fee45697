import { addDays, daysBetween, type Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { AssistedMark } from '../content/assisted.ts';
import type { Content } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import type { Photo } from '../content/photo.ts';
import { needed } from '../procedure/majority.ts';

/** Who raises a proposal: a resident, one of the representatives, a body, a unit on the ground of the community, the government. */
export const RAISERS = ['resident', 'representative', 'body', 'unit', 'government'] as const;
export type Raiser = (typeof RAISERS)[number];

/** Ways in which a proposal or an endorsement comes in. All count the same. */
export const PROPOSAL_CHANNELS = ['portal', 'paper_slip', 'telephone', 'onsite_paper', 'liaison_entered'] as const;
export type ProposalChannel = (typeof PROPOSAL_CHANNELS)[number];

/** Most characters of a proposal. */
export const MOST_PROPOSAL = 2000;
export const MOST_TITLE = 80;

/**
 * A proposal: how a matter starts. In imported history `parent` is the matter; one raised here has none, and the matter that takes it up names
 * it. The public sees who raised it masked, or by office.
 */
export interface ProposalContent extends Content {
	type: 'proposal';
	title: string;
	text: string;
	/** The body that would decide. */
	body: SubjectId;
	/** Masked, as the public may see it. */
	by: string;
	channel: string;
	/** Who wrote it in for somebody else: by office and name. */
	enteredBy?: string;
	raised: Day;
	tags?: string[];
	/** Endorsements are collected until the end of this day. */
	collectUntil?: Day;
	/** How many are asked for; fixed when collecting began. */
	endorsementsNeeded?: number;
	/** What the source says of who may raise or decide it. */
	note?: string;
	/** Of those raised here: LW-P-2026-0001. */
	number?: string;
	/** What it is about, as far as whoever raised it knew: a kind of matter. */
	kind?: string;
	raiser?: Raiser;
	place?: SubjectId;
	/** A photograph of what it is about. */
	photo?: Photo;
	/** So many representatives are enough; fixed with the number of endorsements. */
	orRepresentatives?: number;
	/** Who counts once; fixed with it. Absent: a person. */
	unit?: 'person' | 'household';
	/** The day the device says it was written, when it waited for the network. */
	claimed?: Day;
	/** Filed by somebody for another. */
	assisted?: AssistedMark;
	/** Taken back by whoever raised it. */
	withdrawn?: { on: Day; reason: string };
}

/** Somebody stands behind a proposal. `parent` is the proposal. Who it is stays with the office; one person counts once, whatever the channel. */
export interface EndorsementContent extends Content {
	type: 'endorsement';
	no: number;
	on: Day;
	channel: string;
	/** Counted as a representative: fewer of them are enough. */
	representative?: true;
	enteredBy?: string;
	/** The day the device says it was made. */
	claimed?: Day;
	assisted?: AssistedMark;
	/** Taken out of the count on this day: the same person stands behind another one. */
	double?: Day;
}

/** The endorsements of a proposal that count, oldest first. */
export async function endorsementsOf(contents: Contents, proposal: SubjectId): Promise<EndorsementContent[]> {
	return (await contents.ofParent<EndorsementContent>(proposal, 'endorsement')).map(({ content }) => content).filter(({ double }) => double === undefined);
}

/** How many stand behind a proposal that may go on: a share of the adults, or so many representatives. */
export interface EndorsementRule {
	/** In hundredths of a percent of the adults, so that 1 % is 100. */
	ofAdults: number;
	orRepresentatives: number;
}

/** The number of adults that a rule asks for, at least one: 1 % of 5,690 are 57. */
export function endorsementsNeeded(adults: number, rule: EndorsementRule): number {
	return Math.max(1, needed(adults, { of: [rule.ofAdults, 10_000] }));
}

/** Where the collecting of endorsements stands on a day. */
export type CollectingState =
	| { state: 'reached'; on: Day }
	| { state: 'collecting'; missing: number; daysLeft?: number }
	| { state: 'ended'; missing: number; on: Day };

/** Whether enough stand behind a proposal: by number, or by representatives, within its time. What comes in after the last day does not count. */
export function collectingState(
	proposal: Pick<ProposalContent, 'collectUntil' | 'endorsementsNeeded'>,
	endorsements: readonly Pick<EndorsementContent, 'on' | 'representative'>[],
	rule: Pick<EndorsementRule, 'orRepresentatives'>,
	today: Day
): CollectingState {
	const until = proposal.collectUntil;
	const wanted = proposal.endorsementsNeeded ?? Number.POSITIVE_INFINITY;
	const inTime = endorsements.filter(({ on }) => on <= today && (until === undefined || on <= until)).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
	let representatives = 0;
	for (const [index, one] of inTime.entries()) {
		if (one.representative) representatives++;
		if (index + 1 >= wanted || (one.representative && representatives === rule.orRepresentatives)) return { state: 'reached', on: one.on };
	}
	const missing = Number.isFinite(wanted) ? wanted - inTime.length : rule.orRepresentatives - representatives;
	if (until !== undefined && today > until) return { state: 'ended', missing, on: addDays(until, 1) };
	return { state: 'collecting', missing, ...(until === undefined ? {} : { daysLeft: daysBetween(today, until) }) };
}
