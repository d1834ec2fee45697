import type { Counts } from '../procedure/majority.ts';
import type { Ballot, Channel, Electorate, PollTerms } from './ballot.ts';

/** Why a ballot does not count. The ballot stays in the record; it is never thrown away. */
export type NotCounted = 'too-early' | 'too-late' | 'channel-closed' | 'not-eligible' | 'recused' | 'absent' | 'too-many-proxies' | 'proxy-not-allowed';

export interface Tally {
	/** One ballot for each unit that voted, in the order of units. */
	counted: Ballot[];
	/** Ballots in whose place another of the same unit counts: only their number is published. */
	superseded: { ballot: Ballot; by: string }[];
	rejected: { ballot: Ballot; why: NotCounted }[];
	/** The same by heads, and by area where units have one. `eligible` and `present` leave out whoever stands aside. */
	counts: Counts;
	area: Counts;
	byChannel: Partial<Record<Channel, number>>;
}

function whyNot(ballot: Ballot, terms: PollTerms, who: Electorate): NotCounted | undefined {
	if (ballot.at < terms.opens) return 'too-early';
	if (ballot.at >= terms.closes) return 'too-late';
	if (!terms.precedence.includes(ballot.channel)) return 'channel-closed';
	if (!who.units.has(ballot.unit)) return 'not-eligible';
	if (who.recused.has(ballot.unit)) return 'recused';
	if (ballot.proxy === undefined) return who.present && !who.present.has(ballot.unit) ? 'absent' : undefined;
	if (ballot.proxy === ballot.unit || who.recused.has(ballot.proxy) || who.noProxyFor?.has(ballot.proxy)) return 'proxy-not-allowed';
	return who.present && !who.present.has(ballot.proxy) ? 'absent' : undefined;
}

/** Which of two ballots of one unit counts: the channel that goes before, then the later where it may be changed, then the smaller id. */
function goesBefore(a: Ballot, b: Ballot, terms: PollTerms): number {
	const channel = terms.precedence.indexOf(a.channel) - terms.precedence.indexOf(b.channel);
	if (channel !== 0) return channel;
	const order = a.at === b.at ? 0 : a.at < b.at ? -1 : 1;
	if (order !== 0) return terms.changeable ? -order : order;
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function emptyCounts(): Counts {
	return { eligible: 0, present: 0, cast: 0, valid: 0, yes: 0, no: 0, abstain: 0, invalid: 0 };
}

function add(counts: Counts, ballot: Ballot, weight: number): void {
	counts.cast += weight;
	counts[ballot.choice] += weight;
	if (ballot.choice !== 'invalid') counts.valid += weight;
}

/**
 * Counts the ballots of a poll. Pure, and the same for every order in which they are given: whoever has the ballots, the terms and the
 * frozen electorate comes to the same numbers. Proxies over the cap are refused from the latest on.
 */
export function tally(ballots: readonly Ballot[], terms: PollTerms, who: Electorate): Tally {
	const rejected: Tally['rejected'] = [];
	const ofUnit = new Map<string, Ballot[]>();
	const seen = new Set<string>();
	const inOrder = [...ballots].sort((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
	const held = new Map<string, Set<string>>();
	for (const ballot of inOrder) {
		if (seen.has(ballot.id)) continue;
		seen.add(ballot.id);
		const why = whyNot(ballot, terms, who);
		if (why) {
			rejected.push({ ballot, why });
			continue;
		}
		if (ballot.proxy !== undefined) {
			const units = held.get(ballot.proxy) ?? new Set<string>();
			if (!units.has(ballot.unit) && units.size >= terms.proxiesMost) {
				rejected.push({ ballot, why: 'too-many-proxies' });
				continue;
			}
			held.set(ballot.proxy, units.add(ballot.unit));
		}
		ofUnit.set(ballot.unit, [...(ofUnit.get(ballot.unit) ?? []), ballot]);
	}
	const counted: Ballot[] = [];
	const superseded: Tally['superseded'] = [];
	const counts = emptyCounts();
	const area = emptyCounts();
	const byChannel: Tally['byChannel'] = {};
	for (const unit of [...ofUnit.keys()].sort()) {
		const [first, ...others] = ofUnit.get(unit)!.sort((a, b) => goesBefore(a, b, terms)) as [Ballot, ...Ballot[]];
		counted.push(first);
		for (const ballot of others) superseded.push({ ballot, by: first.id });
		add(counts, first, 1);
		add(area, first, who.units.get(unit)!);
		byChannel[first.channel] = (byChannel[first.channel] ?? 0) + 1;
	}
	for (const [unit, size] of who.units) {
		if (who.recused.has(unit)) continue;
		counts.eligible += 1;
		area.eligible += size;
		const there = who.present ? who.present.has(unit) || ofUnit.has(unit) : ofUnit.has(unit);
		if (!there) continue;
		counts.present += 1;
		area.present += size;
	}
	return { counted, superseded, rejected, counts, area, byChannel };
}

/** What two tellers counted of one box, apart from each other. */
export interface BoxCount {
	teller: string;
	issued: number;
	returned: number;
	yes: number;
	no: number;
	abstain: number;
	invalid: number;
}

export type BoxProblem = 'same-teller' | 'more-than-issued' | 'does-not-add-up' | 'tellers-differ' | 'not-a-number';

/** Whether two tellers' counts of one box hold: two people, each adds up, and both say the same. A third look is people's business. */
export function checkBox(one: BoxCount, other: BoxCount): BoxProblem[] {
	const problems = new Set<BoxProblem>();
	const numbers = ({ issued, returned, yes, no, abstain, invalid }: BoxCount) => [issued, returned, yes, no, abstain, invalid];
	if (one.teller.trim() === other.teller.trim()) problems.add('same-teller');
	for (const count of [one, other]) {
		if (numbers(count).some((number) => !Number.isSafeInteger(number) || number < 0)) problems.add('not-a-number');
		if (count.returned > count.issued) problems.add('more-than-issued');
		if (count.yes + count.no + count.abstain + count.invalid !== count.returned) problems.add('does-not-add-up');
	}
	if (numbers(one).some((number, index) => number !== numbers(other)[index])) problems.add('tellers-differ');
	return [...problems];
}
