import { canonical, type Json } from '../basics/canonical-json.ts';
import type { Day, Instant } from '../basics/day.ts';
import { boxesFrom } from '../ballot/boxes.ts';
import { countTotals, countUnits, electedOf, type Counted, type TellersCount, type Voter } from '../ballot/counting.ts';
import { countsBy, type BallotContent, type PollOpeningContent, type RecusalContent } from '../ballot/opening.ts';
import { outcomeOf, pollProblems, type PollContent, type Secrecy } from '../ballot/poll.ts';
import { papersOf, type WrittenProxyContent } from '../ballot/written-proxy.ts';
import type { ElectorateContent } from '../community/electorate.ts';
import type { Content } from '../content/content.ts';
import type { DecisionRule, Verdict } from '../procedure/decision.ts';
import { proxyProblem } from '../procedure/proxies.ts';
import type { Entry } from '../record/entry.ts';
import type { Finding, Findings } from './finding.ts';

/** Area of each line of a frozen list, in hundredths of a square metre; undefined where whoever verifies has it not: it is in no content. */
export type AreasOf = (poll: string) => ReadonlyMap<number, number> | undefined;

/** A poll that closed, as later contents are judged by it. */
export interface ClosedPoll {
	matter: string | undefined;
	/** The body that decided it. */
	body: string;
	verdict: Verdict;
	consultative: boolean;
	/** Its matter could not take it when it was closed: it may be laid before another. */
	untaken: boolean;
	/** What it was asked by; absent for polls held elsewhere. */
	opening: string | undefined;
	number: string;
	rule: DecisionRule;
	secrecy: Secrecy;
}

/** A poll while it runs: what has come in of it, as far as the source shows it. */
interface Running {
	opening: PollOpeningContent;
	recusals: RecusalContent[];
	/** Written proxies, in force or taken back, by the line that is represented. */
	papers: WrittenProxyContent[];
	ballots: BallotContent[];
	/** The newest of each teller and box. */
	boxes: Map<string, TellersCount>;
	present: ReadonlySet<number>;
	/** Entries so far that brought ballots, of whatever poll, and how many of them are hidden from this reader. */
	before: { ballots: number; hidden: number };
	closed?: true;
}

/** What must stand in the result as it was fixed before. */
const TERMS = ['title', 'body', 'parent', 'rule', 'secrecy'] as const;
/** What is counted. Tellers are people, not numbers, and stand in the order in which they came. */
const COUNTED = [
	'members', 'attended', 'issued', 'returned', 'yes', 'no', 'abstain', 'invalid', 'channels', 'duplicates', 'changed', 'notCounted', 'proxies', 'elected'
] as const satisfies readonly (keyof Counted)[];
const BALLOT_ACTS: ReadonlySet<string> = new Set(['ballot.cast', 'ballot.enter', 'poll.count', 'poll.attend']);

type Where = Required<Pick<Finding, 'seq' | 'subject'>>;

/** A ballot by proxy that nobody entered from paper, and for which no written proxy stands in the record. */
const isUnfounded = ({ n, proxy, enteredBy }: BallotContent, { papers }: Running): boolean =>
	proxy !== undefined && enteredBy === undefined && !papersOf(papers).some((one) => one.n === n && one.by === proxy);

const same = (a: unknown, b: unknown): boolean => a === b || (a !== undefined && b !== undefined && canonical(a as Json) === canonical(b as Json));
const closedOf = (content: PollContent, number: string | undefined): ClosedPoll => ({
	matter: content.parent, body: content.body, verdict: outcomeOf(content).verdict, consultative: content.rule.consultative === true, untaken: content.notLaid !== undefined,
	opening: content.opening, number: number ?? content.title, rule: content.rule, secrecy: content.secrecy
});
/** A value as it fits a sentence. */
const shown = (value: unknown): string | number => (typeof value === 'number' ? value : value === undefined ? '–' : typeof value === 'string' ? value : canonical(value as Json).slice(0, 60));

/**
 * Recounts every poll of a log from what the record holds of it: the terms that were fixed, the frozen list, who stood aside, and, where the
 * source shows what the office keeps, every ballot, box and list of who was there. Who has only what is public checks terms, sums and list,
 * and that no more is counted than came in.
 */
export function startPollMeaning(findings: Findings, counts: { polls: number; recounted: number }, areasOf?: AreasOf) {
	const lists = new Map<string, ReadonlySet<number>>();
	const running = new Map<string, Running>();
	const closed = new Map<string, ClosedPoll>();
	const arrived = { ballots: 0, hidden: 0 };

	function votersOf({ opening, recusals, present }: Running): Voter[] | undefined {
		const list = lists.get(opening.electorate.hash);
		const areas = opening.rule.unit === 'owner' ? areasOf?.(opening.subject) : undefined;
		const aside = new Set(recusals.map(({ n }) => n));
		return list && [...list].map((n) => ({ n, area: areas?.get(n) ?? 1, present: present.has(n), recused: aside.has(n) }));
	}

	/** The count made again; undefined where something of it is not at hand. */
	function recount(poll: Running, voters: Voter[]): Counted | undefined {
		if (arrived.hidden > poll.before.hidden) return undefined;
		if (countsBy(poll.opening.secrecy) === 'units') return countUnits(poll.opening, voters, poll.ballots).counted;
		const boxes = boxesFrom([...poll.boxes].map(([key, count]) => ({ box: count.box, person: key, count })));
		return countTotals(poll.opening, voters, boxes.flatMap(({ settled }) => (settled ? [settled] : [])), papersOf(poll.papers));
	}

	/** What a reader without the ballots can still ask of the numbers. */
	function checkPublic(result: PollContent, poll: Running, voters: Voter[], where: Where, number: string): void {
		for (const problem of pollProblems(result)) findings.add({ check: 'poll-does-not-add-up', ...where, params: { number, problem } });
		const members = voters.filter(({ recused }) => !recused).length;
		if (result.members !== members) findings.add({ check: 'poll-count-differs', ...where, params: { number, field: 'members', expected: members, found: result.members } });
		const came = arrived.ballots - poll.before.ballots;
		const { returned, changed = 0, notCounted = [] } = result;
		const told = returned + changed + notCounted.reduce((sum, { count }) => sum + count, 0);
		if (countsBy(poll.opening.secrecy) === 'units' && told > came) findings.add({ check: 'poll-more-than-came', ...where, params: { number, told, came } });
		if (result.elected && poll.opening.election) {
			const votes = poll.opening.election.candidates.map((name) => result.elected!.find(({ candidate }) => candidate === name)?.votes ?? 0);
			if (!same(electedOf(poll.opening.election, votes, returned), result.elected)) findings.add({ check: 'poll-count-differs', ...where, params: { number, field: 'elected', expected: '–', found: '–' } });
		}
	}

	/** Of a recorded vote: who is said to have voted how is on the list, each once, and comes to the same sums. */
	function checkRecorded(result: PollContent, list: ReadonlySet<number> | undefined, where: Where, number: string): void {
		if (!result.recorded) return;
		const seen = new Set(result.recorded.map(({ n }) => n));
		const strangers = list && [...seen].some((n) => !list.has(n));
		if (seen.size !== result.recorded.length || strangers) findings.add({ check: 'poll-count-differs', ...where, params: { number, field: 'recorded', expected: seen.size, found: result.recorded.length } });
		for (const choice of ['yes', 'no', 'abstain', 'invalid'] as const) {
			const expected = result.recorded.filter((one) => one.choice === choice).length;
			if (result[choice] !== expected) findings.add({ check: 'poll-count-differs', ...where, params: { number, field: choice, expected, found: result[choice] } });
		}
	}

	/** The published list of proxies: on the list, each represented once, nobody by themselves, no holder over the cap, and as many as came that way. */
	function checkProxies({ proxies, channels }: PollContent, { opening, papers }: Running, list: ReadonlySet<number> | undefined, where: Where): void {
		const { number, proxyList, proxiesMost } = opening;
		// In a box nobody's ballot is told from another's: there the papers that were handed in are the list.
		const told = countsBy(opening.secrecy) === 'totals' ? papersOf(papers).length : (channels.find(({ channel }) => channel === 'written_proxy')?.count ?? 0);
		const differs = (expected: number, found: number) => void findings.add({ check: 'poll-count-differs', ...where, params: { number, field: 'proxies', expected, found } });
		if (proxies === undefined) {
			if (proxyList) differs(told, 0);
			return;
		}
		const held = new Map<number, number>();
		for (const { by } of proxies) held.set(by, (held.get(by) ?? 0) + 1);
		const good = proxies.filter(({ n, by }) => n !== by && held.get(by)! <= proxiesMost && (!list || (list.has(n) && list.has(by)))).length;
		if (good !== proxies.length || new Set(proxies.map(({ n }) => n)).size !== proxies.length || proxies.length !== told) differs(told, good);
	}

	function compare(result: PollContent, poll: Running, where: Where): void {
		const { opening, recusals } = poll;
		const { number } = opening;
		const differs = (check: 'poll-terms-differ' | 'poll-count-differs', field: string, expected: unknown, found: unknown) => {
			if (!same(expected, found)) findings.add({ check, ...where, params: { number, field, expected: shown(expected), found: shown(found) } });
		};
		for (const field of TERMS) differs('poll-terms-differ', field, opening[field], result[field]);
		differs('poll-terms-differ', 'recused', recusals.map(({ who, reason }) => ({ who, reason })), result.recused);
		checkProxies(result, poll, lists.get(opening.electorate.hash), where);
		checkRecorded(result, lists.get(opening.electorate.hash), where, number);
		const voters = votersOf(poll);
		if (!voters) return;
		const again = recount(poll, voters);
		if (!again) {
			checkPublic(result, poll, voters, where, number);
			return;
		}
		counts.recounted++;
		for (const field of COUNTED) differs('poll-count-differs', field, again[field], result[field]);
		if (opening.rule.unit === 'owner' && areasOf?.(opening.subject)) differs('poll-count-differs', 'area', again.area, result.area);
		// By area only with the rows of the list: without them the outcome by heads alone would say nothing.
		const comparable = opening.rule.unit !== 'owner' || areasOf?.(opening.subject) !== undefined;
		const [expected, found] = [outcomeOf({ ...result, ...again, rule: opening.rule }).verdict, outcomeOf(result).verdict];
		if (comparable && expected !== found) findings.add({ check: 'poll-outcome-differs', ...where, params: { number, expected, found } });
	}

	return {
		/** A closed poll, by the subject of its result. */
		closed: (subject: string | undefined): ClosedPoll | undefined => (subject === undefined ? undefined : closed.get(subject)),
		electorate(content: ElectorateContent, hash: string): void {
			lists.set(hash, new Set(content.list.map(({ n }) => n)));
		},
		opening(content: PollOpeningContent, where: Where): void {
			const first = content.first === undefined ? undefined : running.get(content.first);
			if (running.has(content.subject)) findings.add({ check: 'poll-terms-changed', ...where, params: { number: content.number } });
			else {
				running.set(content.subject, {
					opening: content, recusals: [], papers: [], ballots: [], boxes: new Map(), present: first?.present ?? new Set(), before: { ...arrived }
				});
			}
		},
		/** A written proxy, or that it was taken back: before the close, within the cap, on the list, without chains. */
		paper(content: WrittenProxyContent, where: Where): void {
			const poll = running.get(content.parent ?? '');
			if (!poll) return;
			const others = poll.papers.filter(({ subject }) => subject !== content.subject);
			const list = lists.get(poll.opening.electorate.hash);
			const { n, by, revoked } = content;
			const given = new Map(papersOf(others).map((one) => [one.n, one.by]));
			const bad = poll.closed || (list && !(list.has(n) && list.has(by))) || (revoked === undefined && (given.has(n) || proxyProblem(given, n, by, poll.opening.proxiesMost) !== undefined));
			if (bad) findings.add({ check: 'proxy-out-of-turn', ...where, params: { number: poll.opening.number, n } });
			poll.papers = [...others, content];
		},
		recusal: (content: RecusalContent): void => void running.get(content.parent ?? '')?.recusals.push(content),
		/** An entry that brought something of the office: whether its content is at hand or not. */
		arrived(entry: Pick<Entry, 'act' | 'actor' | 'recordedAt'>, content: Content | undefined, where: Where): void {
			if (!BALLOT_ACTS.has(entry.act)) return;
			if (entry.act.startsWith('ballot.')) arrived.ballots++;
			if (!content) {
				arrived.hidden++;
				return;
			}
			const poll = running.get(content.parent ?? '');
			if (!poll) return;
			const outOfTurn = poll.closed || (content.type === 'ballot' && poll.ballots.some(({ subject }) => subject === content.subject));
			if (outOfTurn) findings.add({ check: 'ballot-out-of-turn', ...where, params: { number: poll.opening.number } });
			// By the record's own clock, whatever the ballot says of itself.
			else if (content.type === 'ballot' && isUnfounded(content as BallotContent, poll)) {
				findings.add({ check: 'proxy-out-of-turn', ...where, params: { number: poll.opening.number, n: (content as BallotContent).n } });
			} else if (content.type === 'ballot') poll.ballots.push({ ...(content as BallotContent), at: entry.recordedAt as Instant });
			else if (content.type === 'presence') poll.present = new Set((content as Content & { present: number[] }).present);
			else if (content.type === 'box-count') {
				const count = content as Content & TellersCount;
				poll.boxes.set(`${entry.actor} ${count.box}`, count);
			}
		},
		/** A poll that a file tells of: what came of it, by its own numbers. */
		told: (content: PollContent): void => void closed.set(content.subject, closedOf(content, undefined)),
		result(content: PollContent, entry: Entry, where: Where, published: Day | undefined): void {
			counts.polls++;
			const poll = running.get(content.opening ?? '');
			closed.set(content.subject, closedOf(content, poll?.opening.number));
			if (!poll) {
				findings.add({ check: 'poll-without-opening', ...where, params: { title: content.title } });
				return;
			}
			const { number, closes, early } = poll.opening;
			if (poll.closed) findings.add({ check: 'poll-closed-twice', ...where, params: { number } });
			else if (entry.recordedAt < closes && !early) findings.add({ check: 'poll-closed-early', ...where, params: { number, expected: closes, found: entry.recordedAt } });
			if (published !== undefined && content.published !== published) findings.add({ check: 'day-differs', ...where, params: { field: 'published', expected: published, found: content.published ?? '' } });
			compare(content, poll, where);
			// What came in is not needed any more: a record with many polls keeps none of it.
			Object.assign(poll, { closed: true, ballots: [], boxes: new Map() });
		}
	};
}
