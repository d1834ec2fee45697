import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, type Instant } from '#domain/basics/day.ts';
import { CHANNELS, CHOICES, type Ballot, type Channel, type Choice, type Electorate, type PollTerms } from '#domain/ballot/ballot.ts';
import { checkBox, tally, type BoxCount } from '#domain/ballot/tally.ts';

const at = (minute: number): Instant => instant(Date.UTC(2026, 8, 14) + minute * 60_000);
const terms: PollTerms = { opens: at(0), closes: at(1000), precedence: CHANNELS, changeable: true, proxiesMost: 3 };
const among = (units: string[], more: Partial<Electorate> = {}): Electorate => ({ units: new Map(units.map((unit) => [unit, 100])), recused: new Set(), ...more });
let serial = 0;
const ballot = (unit: string, choice: Choice, more: Partial<Ballot> = {}): Ballot => ({ id: `b${++serial}`, unit, choice, channel: 'portal', at: at(10), ...more });

interface Recorded { voter: string; channel: string; choice: Choice; cast_on?: string }
const { votes } = JSON.parse(readFileSync(new URL('../../../server/demo/city.json', import.meta.url), 'utf8')) as {
	votes: { id: string; yes: number; no: number; abstain: number; invalid: number; records?: Recorded[]; superseded?: Recorded[]; polling: { opened_at: string; closed_at: string } }[];
};

describe('who counts', () => {
	it('the recorded votes of the demo city come out as they were announced', () => {
		for (const vote of votes.filter(({ records }) => records)) {
			const channel = (name: string) => (name === 'paper_slip_collected_by_informant' ? 'paper_slip' : name) as Channel;
			const opens = new Date(vote.polling.opened_at).toISOString() as Instant;
			const all = [...vote.records!, ...(vote.superseded ?? [])].map((one, index): Ballot => ({ id: `${index}`, unit: one.voter, choice: one.choice, channel: channel(one.channel), at: opens }));
			const { counts, superseded, rejected } = tally(all, { ...terms, opens, closes: new Date(vote.polling.closed_at).toISOString() as Instant }, among(all.map(({ unit }) => unit)));
			expect([counts.yes, counts.no, counts.abstain, counts.invalid], vote.id).toEqual([vote.yes, vote.no, vote.abstain, vote.invalid]);
			expect([superseded.length, rejected.length], vote.id).toEqual([vote.superseded?.length ?? 0, 0]);
		}
		expect(votes.filter(({ records }) => records)).toHaveLength(3);
	});

	it('上柳西巷3号 voted on paper and on the portal: paper counts, and the other is a number', () => {
		const paper = ballot('西巷3号', 'no', { channel: 'onsite_paper', at: at(900) });
		const portal = ballot('西巷3号', 'yes');
		const result = tally([portal, paper], terms, among(['西巷3号']));
		expect(result.counted).toEqual([paper]);
		expect(result.superseded).toEqual([{ ballot: portal, by: paper.id }]);
	});

	it('until the close the last one counts, where it may be changed; else the first', () => {
		const [first, second] = [ballot('a', 'yes', { at: at(1) }), ballot('a', 'no', { at: at(2) })];
		expect(tally([second, first], terms, among(['a'])).counted).toEqual([second]);
		expect(tally([second, first], { ...terms, changeable: false }, among(['a'])).counted).toEqual([first]);
	});

	it('the closing moment is too late, the one before is not', () => {
		const [last, late] = [ballot('a', 'yes', { at: instant(Date.parse(terms.closes) - 1) }), ballot('b', 'yes', { at: terms.closes })];
		const { counts, rejected } = tally([late, last], terms, among(['a', 'b']));
		expect(counts.yes).toBe(1);
		expect(rejected).toEqual([{ ballot: late, why: 'too-late' }]);
	});

	it('whoever stands aside, is not there, or is not on the list does not count; whoever is proxy for four, for three', () => {
		const who = among(['贺', '陈', '李', 'a', 'b', 'c', 'd'], { recused: new Set(['贺']), present: new Set(['陈', '贺']) });
		const proxies = ['a', 'b', 'c', 'd'].map((unit, index) => ballot(unit, 'yes', { proxy: '陈', channel: 'written_proxy', at: at(20 + index) }));
		const given = [ballot('贺', 'yes'), ballot('陈', 'no'), ballot('李', 'yes'), ballot('外人', 'yes'), ...proxies, ballot('李', 'yes', { proxy: '贺' })];
		const { counts, rejected } = tally(given, terms, who);
		expect([counts.yes, counts.no, counts.eligible, counts.present]).toEqual([3, 1, 6, 4]);
		expect(rejected.map(({ why }) => why).sort()).toEqual(['absent', 'not-eligible', 'proxy-not-allowed', 'recused', 'too-many-proxies']);
	});

	it('two tellers count one box apart, and must say the same', () => {
		const count: BoxCount = { teller: '芒夏', issued: 88, returned: 88, yes: 79, no: 5, abstain: 3, invalid: 1 };
		expect(checkBox(count, { ...count, teller: '禾处暑' })).toEqual([]);
		expect(checkBox(count, { ...count })).toEqual(['same-teller']);
		expect(checkBox(count, { ...count, teller: '禾处暑', yes: 78 })).toEqual(['does-not-add-up', 'tellers-differ']);
		expect(checkBox({ ...count, issued: 87 }, { ...count, teller: '禾处暑', issued: 87 })).toEqual(['more-than-issued']);
	});
});

describe('whatever comes in', () => {
	const units = ['a', 'b', 'c', 'd', 'e', 'f'];
	const cast = fc.record({
		id: fc.integer({ min: 0, max: 60 }).map(String), unit: fc.constantFrom(...units, 'stranger'), choice: fc.constantFrom(...CHOICES), channel: fc.constantFrom(...CHANNELS),
		at: fc.integer({ min: -5, max: 1005 }).map(at), proxy: fc.option(fc.constantFrom(...units), { nil: undefined })
	}).map(({ proxy, ...rest }): Ballot => (proxy === undefined ? rest : { ...rest, proxy }));
	// One id is one ballot: what is delivered again is the same.
	const some = fc.uniqueArray(cast, { selector: ({ id }) => id, maxLength: 40 });
	const who = fc.record({ recused: fc.subarray(units), present: fc.option(fc.subarray(units), { nil: undefined }) }).map(({ recused, present }) =>
		among(units, { recused: new Set(recused), ...(present ? { present: new Set(present) } : {}) }));
	const set = fc.record({ changeable: fc.boolean(), proxiesMost: fc.nat(3), precedence: fc.shuffledSubarray([...CHANNELS], { minLength: 1 }) }).map((more): PollTerms => ({ ...terms, ...more }));

	it('the order of delivery changes nothing, nor does delivering twice', () => {
		fc.assert(fc.property(some, set, who, fc.infiniteStream(fc.nat()), (ballots, by, electorate, randoms) => {
			const keyed = [...ballots, ...ballots.slice(0, 5)].map((one) => ({ one, key: randoms.next().value as number }));
			const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
			const [first, second] = [tally(ballots, by, electorate), tally(shuffled, by, electorate)];
			expect(second.counted).toEqual(first.counted);
			expect(second.counts).toEqual(first.counts);
		}));
	});

	it('every ballot is counted, superseded or rejected; a unit counts once; nobody who stands aside, is away or a stranger counts; the numbers add up', () => {
		fc.assert(fc.property(some, set, who, (ballots, by, electorate) => {
			const { counted, superseded, rejected, counts } = tally(ballots, by, electorate);
			expect(counted.length + superseded.length + rejected.length).toBe(ballots.length);
			expect(new Set(counted.map(({ unit }) => unit)).size).toBe(counted.length);
			for (const { unit, proxy, at: when, channel } of counted) {
				expect(electorate.units.has(unit) && !electorate.recused.has(unit)).toBe(true);
				if (electorate.present) expect(electorate.present.has(proxy ?? unit)).toBe(true);
				expect(when >= by.opens && when < by.closes && by.precedence.includes(channel)).toBe(true);
			}
			for (const holder of units) expect(counted.filter(({ proxy }) => proxy === holder).length).toBeLessThanOrEqual(by.proxiesMost);
			expect(counts.yes + counts.no + counts.abstain + counts.invalid).toBe(counts.cast);
			expect(counts.cast).toBeLessThanOrEqual(counts.present);
			expect(counts.present).toBeLessThanOrEqual(counts.eligible);
		}));
	});

	it('a ballot that comes too late changes nothing of the result', () => {
		fc.assert(fc.property(some, cast, set, who, (ballots, more, by, electorate) => {
			const late = { ...more, id: 'late', at: by.closes };
			expect(tally([...ballots, late], by, electorate).counts).toEqual(tally(ballots, by, electorate).counts);
		}));
	});
});
