import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import { decide, type Decided, type DecisionRule } from '../procedure/decision.ts';
import type { Channel, Choice } from './ballot.ts';
import type { NotCounted } from './tally.ts';

/**
 * How a vote is kept apart from who cast it. Only what is named here is promised. `open`: the office can look up who voted how, and publishes
 * it of nobody; `recorded`: who voted how is published with the result.
 */
export const SECRECIES = ['open', 'recorded', 'show-of-hands', 'secret-paper'] as const;
export type Secrecy = (typeof SECRECIES)[number];

/** A unit that voted by written proxy, and whose hand did it: lines of the frozen list. */
export interface ProxyVote {
	n: number;
	by: number;
}

/** A poll that was held: its rule as fixed before, and what was counted. `parent` is the matter, where it belongs to one. */
export interface PollContent extends Content {
	type: 'poll';
	title: string;
	body: SubjectId;
	on: Day;
	rule: DecisionRule;
	secrecy: Secrecy;
	/** Members, households or owners that the body consists of. */
	members: number;
	/** Those who were there, or took part; whoever stood aside is among them. */
	attended: number;
	issued: number;
	returned: number;
	yes: number;
	no: number;
	abstain: number;
	invalid: number;
	channels: { channel: Channel; count: number }[];
	/** Units that voted on two ways: how many, and which way counted. */
	duplicates?: number;
	recused: { who: string; reason: string }[];
	tellers?: string[];
	chair?: string;
	noticed?: Day;
	studied?: Day;
	published?: Day;
	resolution?: string;
	note?: string;
	/** What it was asked by: absent for polls held elsewhere. Those who stood aside are in none of its numbers. */
	opening?: SubjectId;
	/** Ballots in whose place a later one of the same unit and way counts. */
	changed?: number;
	/** Ballots that do not count, by the reason. */
	notCounted?: { why: NotCounted; count: number }[];
	/** Why its matter could not take it when it was closed, by the reason of the refusal: the matter had closed meanwhile, say. */
	notLaid?: string;
	/** Owners: the same by area, in hundredths of a square metre. */
	area?: { members: number; attended: number; yes: number; no: number; abstain: number; invalid: number };
	/** Who voted for whom by written proxy and counts, by numbers of the frozen list, never how; where the terms said that it is published. */
	proxies?: ProxyVote[];
	/** Of a recorded vote: who voted how. */
	recorded?: { n: number; who: string; choice: Choice }[];
	/** Of an election: the candidates, those with most votes first. */
	elected?: { candidate: string; votes: number; elected: boolean }[];
}

/** The outcome of a poll by its own rule and numbers. Computed, never stored. */
export function outcomeOf(poll: PollContent): Decided {
	const { yes, no, abstain, invalid } = poll;
	const counts = { eligible: poll.members, present: poll.attended, cast: poll.returned, valid: yes + no + abstain, yes, no, abstain, invalid };
	const { area } = poll;
	return decide(poll.rule, {
		counts, attending: { [poll.rule.unit]: { present: poll.attended, of: poll.members } },
		...(area ? { area: { counts: { ...area, eligible: area.members, present: area.attended, cast: area.yes + area.no + area.abstain + area.invalid, valid: area.yes + area.no + area.abstain }, present: area.attended, of: area.members } } : {})
	});
}

export type PollProblem = 'more-than-members' | 'more-issued-than-there' | 'more-returned-than-issued' | 'does-not-add-up' | 'channels-differ';

/** What cannot be in the numbers of a poll. */
export function pollProblems(poll: Pick<PollContent, 'members' | 'attended' | 'issued' | 'returned' | 'yes' | 'no' | 'abstain' | 'invalid' | 'channels' | 'recused'>): PollProblem[] {
	const problems: PollProblem[] = [];
	if (poll.attended > poll.members) problems.push('more-than-members');
	if (poll.issued > poll.attended) problems.push('more-issued-than-there');
	if (poll.returned > poll.issued) problems.push('more-returned-than-issued');
	if (poll.yes + poll.no + poll.abstain + poll.invalid !== poll.returned) problems.push('does-not-add-up');
	if (poll.channels.length > 0 && poll.channels.reduce((sum, { count }) => sum + count, 0) !== poll.returned) problems.push('channels-differ');
	return problems;
}
