import type { Ballot, Electorate } from './ballot.ts';
import type { BallotContent, PollOpeningContent } from './opening.ts';
import { countsBy, termsOf } from './opening.ts';
import type { PollContent, ProxyVote } from './poll.ts';
import { tally, type BoxCount, type NotCounted, type Tally } from './tally.ts';

/** A line of the frozen list as counting has it. */
export interface Voter {
	n: number;
	/** Owners: hundredths of a square metre. */
	area: number;
	present: boolean;
	recused: boolean;
}

/** What a result says of the count. */
export type Counted = Pick<
	PollContent,
	'members' | 'attended' | 'issued' | 'returned' | 'yes' | 'no' | 'abstain' | 'invalid' | 'channels' | 'duplicates' | 'changed' | 'notCounted' | 'proxies' | 'area' | 'tellers' | 'elected'
>;

/** Who may be counted, for the tally. */
export function electorateOf(opening: Pick<PollOpeningContent, 'attendance'>, voters: readonly Voter[]): Electorate {
	const named = (which: (voter: Voter) => boolean) => new Set(voters.filter(which).map(({ n }) => String(n)));
	return {
		units: new Map(voters.map(({ n, area }) => [String(n), area])),
		recused: named(({ recused }) => recused),
		...(opening.attendance ? { present: named(({ present }) => present) } : {})
	};
}

/** A ballot of the office as the tally has it. */
export function ballotOf({ subject, n, choice, channel, at, proxy }: BallotContent): Ballot {
	return { id: subject, unit: String(n), choice, channel, at, ...(proxy === undefined ? {} : { proxy: String(proxy) }) };
}

/** Units that voted by more than one way: a number, never a list. */
function duplicatesOf({ counted, superseded }: Tally): number {
	const channels = new Map(counted.map(({ unit, channel }) => [unit, new Set([channel])]));
	for (const { ballot } of superseded) channels.get(ballot.unit)?.add(ballot.channel);
	return [...channels.values()].filter(({ size }) => size > 1).length;
}

/** Whose ballot counts by written proxy, and who brought it. */
function proxiesOf({ counted }: Tally): ProxyVote[] {
	return counted.flatMap(({ unit, proxy }) => (proxy === undefined ? [] : [{ n: Number(unit), by: Number(proxy) }])).sort((a, b) => a.n - b.n);
}

function reasons(rejected: Tally['rejected']): { why: NotCounted; count: number }[] {
	const counts = new Map<NotCounted, number>();
	for (const { why } of rejected) counts.set(why, (counts.get(why) ?? 0) + 1);
	return [...counts].map(([why, count]) => ({ why, count })).sort((a, b) => (a.why < b.why ? -1 : 1));
}

/** Counts a poll unit by unit. Pure: the same ballots, terms and list give the same numbers to whoever counts. */
export function countUnits(opening: PollOpeningContent, voters: readonly Voter[], ballots: readonly BallotContent[]): { counted: Counted; tally: Tally } {
	if (countsBy(opening.secrecy) !== 'units') throw new TypeError('this poll is counted by totals');
	const result = tally(ballots.map(ballotOf), termsOf(opening), electorateOf(opening, voters));
	const { counts, area } = result;
	const duplicates = duplicatesOf(result);
	const notCounted = reasons(result.rejected);
	const channelOf = new Map(result.counted.map(({ unit, channel }) => [unit, channel]));
	const changed = result.superseded.filter(({ ballot }) => ballot.channel === channelOf.get(ballot.unit)).length;
	const channels = opening.precedence.flatMap((channel) => (result.byChannel[channel] === undefined ? [] : [{ channel, count: result.byChannel[channel]! }]));
	return {
		tally: result,
		counted: {
			members: counts.eligible, attended: counts.present, issued: counts.cast, returned: counts.cast, yes: counts.yes, no: counts.no, abstain: counts.abstain, invalid: counts.invalid,
			channels, ...(opening.proxyList ? { proxies: proxiesOf(result) } : {}), ...(duplicates > 0 ? { duplicates } : {}), ...(changed > 0 ? { changed } : {}), ...(notCounted.length > 0 ? { notCounted } : {}),
			...(opening.rule.unit === 'owner' ? { area: { members: area.eligible, attended: area.present, yes: area.yes, no: area.no, abstain: area.abstain, invalid: area.invalid } } : {})
		}
	};
}

/** A box, counted by one of two tellers. Elections also count the candidates. */
export interface TellersCount extends BoxCount {
	box: string;
	votes?: number[];
}

/**
 * Adds up boxes on which two tellers agree. Everybody who got a ballot, or was there when hands were shown, takes part. Whose ballot somebody else
 * took is not in the box: the list of proxies is the papers that were handed in.
 */
export function countTotals(opening: PollOpeningContent, voters: readonly Voter[], boxes: readonly [TellersCount, TellersCount][], papers: readonly ProxyVote[]): Counted {
	const sum = (key: 'issued' | 'returned' | 'yes' | 'no' | 'abstain' | 'invalid') => boxes.reduce((total, [one]) => total + one[key], 0);
	const returned = sum('returned');
	const votes = opening.election?.candidates.map((_, index) => boxes.reduce((total, [one]) => total + (one.votes?.[index] ?? 0), 0));
	return {
		members: voters.filter(({ recused }) => !recused).length, // Whoever took a paper away has not voted: what makes an election valid is papers in the box.
		attended: opening.election ? returned : sum('issued'), issued: sum('issued'), returned,
		yes: sum('yes'), no: sum('no'), abstain: sum('abstain'), invalid: sum('invalid'),
		channels: returned > 0 && opening.secrecy !== 'show-of-hands' ? [{ channel: opening.precedence[0]!, count: returned }] : [],
		...(opening.proxyList ? { proxies: [...papers] } : {}),
		tellers: [...new Set(boxes.flatMap(([one, other]) => [one.teller, other.teller]))],
		...(opening.election && votes ? { elected: electedOf(opening.election, votes, returned) } : {})
	};
}

/**
 * Who is elected: more than half of the votes cast, at most as many as there are seats, those with most first. Where an even split meets the
 * last seat, nobody of those who are even is. Whether enough took part is the poll's quorum.
 */
export function electedOf(election: { seats: number; candidates: readonly string[] }, votes: readonly number[], cast: number): { candidate: string; votes: number; elected: boolean }[] {
	const rows = election.candidates.map((candidate, index) => ({ candidate, votes: votes[index] ?? 0 }));
	return rows
		.map((row) => ({ ...row, elected: 2 * row.votes > cast && rows.filter((other) => other.votes >= row.votes).length <= election.seats }))
		.sort((a, b) => b.votes - a.votes);
}
