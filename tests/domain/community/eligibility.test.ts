import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { addDays, day } from '#domain/basics/day.ts';
import { BODY_KINDS } from '#domain/community/community.ts';
import { eligibility, REASONS, sourceOf, unitsOf, yearOver, type Asked, type Standing } from '#domain/community/eligibility.ts';
import { adultFrom, FACT_KINDS, factHolds, type FactKind, type PersonFact } from '#domain/community/person-fact.ts';

/* 柳湾 is a village community, 北仓 an urban one. 上柳村 lies in 柳湾, its cell in it. */

const TODAY = day('2026-12-02');
const LIUWAN = new Set(['liuwan', 'shangliu', 'cell']);
const village = (more: Partial<Asked> = {}): Asked => ({ body: 'LW-C', kind: 'self_governance_committee', unit: 'person', law: 'village', places: LIUWAN, ...more });
const urban = (more: Partial<Asked> = {}): Asked => village({ law: 'urban', ...more });
const fact = (kind: FactKind, more: Partial<PersonFact> = {}): PersonFact => ({ kind, ...more });
const at = (facts: PersonFact[], more: Partial<Standing> = {}): Standing => ({ facts, place: 'shangliu', offices: [], ...more });
const adult = fact('adult', { from: day('1990-01-01') });

describe('the election of a committee', () => {
	test('in a village: of age, registered and living there; who lives elsewhere says so first', () => {
		expect(eligibility(at([adult, fact('registered'), fact('resident')]), village(), TODAY)).toEqual({ may: 'vote', reasons: ['registered-here'] });
		expect(eligibility(at([adult, fact('registered')]), village(), TODAY)).toEqual({ may: 'speak', reasons: ['lives-away'] });
		expect(eligibility(at([adult, fact('registered'), fact('entered', { place: 'liuwan' })]), village(), TODAY)).toEqual({ may: 'vote', reasons: ['entered-here'] });
		expect(eligibility(at([adult, fact('registered')]), urban(), TODAY).may).toBe('vote');
	});

	test('registered elsewhere: a village asks for application, consent and a year; a city for application alone', () => {
		const since = (from: string) => [adult, fact('tenant', { from: day(from) })];
		expect(eligibility(at(since('2020-01-01')), village(), TODAY)).toEqual({ may: 'speak', reasons: ['not-yet-entered'] });
		const entered = fact('entered', { place: 'liuwan', from: day('2026-11-01') });
		expect(eligibility(at([...since('2020-01-01'), entered]), village(), TODAY).may).toBe('vote');
		expect(eligibility(at([...since('2026-03-01'), entered]), village(), TODAY)).toEqual({ may: 'speak', reasons: ['not-yet-a-year'], from: '2027-03-01' });
		expect(eligibility(at([...since('2026-03-01'), entered]), urban(), TODAY).may).toBe('vote');
		expect(eligibility(at([...since('2026-03-01'), entered]), village(), day('2027-03-01')).may).toBe('vote');
	});

	test('eighteen on the birthday, not the day before; nobody recorded is not the same as too young', () => {
		const young = at([fact('registered'), fact('resident'), fact('adult', { from: adultFrom(day('2008-12-03')) })]);
		expect(eligibility(young, village(), TODAY)).toEqual({ may: 'speak', reasons: ['under-age'], from: '2026-12-03' });
		expect(eligibility(young, village(), day('2026-12-03')).may).toBe('vote');
		expect(eligibility(at([fact('registered'), fact('resident')]), village(), TODAY).reasons).toEqual(['age-not-recorded']);
		expect(adultFrom(day('2008-02-29'))).toBe('2026-03-01');
	});
});

describe('other bodies', () => {
	test('a household has one vote, cast by its representative; the others may speak', () => {
		const household = village({ kind: 'assembly', unit: 'household' });
		expect(eligibility(at([fact('household_representative')]), household, TODAY)).toEqual({ may: 'vote', reasons: ['speaks-for-household'] });
		expect(eligibility(at([fact('resident')]), household, TODAY)).toEqual({ may: 'speak', reasons: ['household-has-another'] });
		expect(eligibility(at([fact('household_representative')], { place: 'beicang' }), household, TODAY)).toEqual({ may: 'nothing', reasons: ['not-on-this-roll'] });
	});

	test('representatives vote in the meeting they were elected to, and so does the committee of that place', () => {
		const meeting = village({ body: 'LW-R', kind: 'representatives_meeting' });
		expect(eligibility(at([fact('representative', { body: 'LW-R' })]), meeting, TODAY).reasons).toEqual(['is-representative']);
		expect(eligibility(at([fact('representative', { body: 'BC-R' }), fact('resident')]), meeting, TODAY)).toEqual({ may: 'speak', reasons: ['not-a-representative'] });
		const sits = { body: 'LW-C', kind: 'self_governance_committee' as const, position: 'member', place: 'liuwan' };
		expect(eligibility(at([], { offices: [sits] }), meeting, TODAY).reasons).toEqual(['sits-on-committee']);
		expect(eligibility(at([], { offices: [{ ...sits, place: 'beicang' }] }), meeting, TODAY).may).toBe('nothing');
		// A liaison carries the committee's letters and has no seat in it.
		expect(eligibility(at([fact('resident')], { offices: [{ ...sits, position: 'liaison' }] }), meeting, TODAY)).toEqual({ may: 'speak', reasons: ['not-a-representative'] });
	});

	test('members of one collective have no vote in the next, and tenants none among owners', () => {
		const collective = village({ body: 'LW-E2', kind: 'collective_economic_organisation', unit: 'member' });
		expect(eligibility(at([fact('member', { body: 'LW-E2' })]), collective, TODAY).may).toBe('vote');
		expect(eligibility(at([fact('member', { body: 'LW-E1' }), adult, fact('registered'), fact('resident')]), collective, TODAY)).toEqual({ may: 'speak', reasons: ['not-a-member'] });
		const owners = urban({ kind: 'owners_assembly', unit: 'owner' });
		expect(eligibility(at([fact('tenant')]), owners, TODAY)).toEqual({ may: 'speak', reasons: ['not-an-owner'] });
		expect(eligibility(at([fact('owner', { area: 8950 }), fact('owner', { area: 1000, place: 'cell' }), fact('owner', { area: 5000, place: 'beicang' })]), owners, TODAY)).toEqual({ may: 'vote', reasons: ['is-owner'], area: 9950 });
	});
});

/* Whatever the roll says. */

const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day('1990-01-01'), n));
const facts = fc.array(
	fc.record(
		{ kind: fc.constantFrom(...FACT_KINDS), body: fc.constantFrom('LW-C', 'LW-R', 'other'), place: fc.constantFrom('liuwan', 'shangliu', 'beicang'), from: days, until: days, area: fc.integer({ min: 1, max: 50_000 }) },
		{ requiredKeys: ['kind'] }
	),
	{ maxLength: 12 }
) as fc.Arbitrary<PersonFact[]>;
const standings: fc.Arbitrary<Standing> = fc.record({
	facts,
	place: fc.option(fc.constantFrom('liuwan', 'shangliu', 'cell', 'beicang'), { nil: undefined }),
	offices: fc.array(fc.record({ body: fc.constantFrom('LW-C', 'other'), kind: fc.constantFrom(...BODY_KINDS), position: fc.constantFrom('member', 'liaison'), place: fc.constantFrom('liuwan', 'beicang') }), { maxLength: 2 })
});
const askeds: fc.Arbitrary<Asked> = fc
	.tuple(fc.constantFrom(...BODY_KINDS), fc.nat(), fc.constantFrom('village' as const, 'urban' as const), fc.constantFrom('LW-C', 'LW-R'))
	.map(([kind, n, law, body]) => ({ body, kind, unit: unitsOf(kind, law)[n % unitsOf(kind, law).length]!, law, places: LIUWAN }));

describe('whatever the roll says', () => {
	test('there is an answer with a reason, and the reason has a source', () => {
		fc.assert(fc.property(standings, askeds, days, (standing, asked, on) => {
			const { may, reasons, area } = eligibility(standing, asked, on);
			expect(reasons.length).toBeGreaterThan(0);
			for (const reason of reasons) expect(sourceOf(reason, asked.law)).not.toBe('');
			expect(area === undefined || (asked.kind === 'owners_assembly' && may === 'vote')).toBe(true);
		}), { numRuns: 2000 });
	});

	test('facts that do not hold on the day change nothing, nor do facts about somewhere else', () => {
		fc.assert(fc.property(standings, askeds, days, (standing, asked, on) => {
			const before = eligibility(standing, asked, on);
			// Full age that is still to come is told as such; every other fact that does not hold is as if it were not there.
			const holding = standing.facts.filter((one) => factHolds(one, on) || one.kind === 'adult');
			expect(eligibility({ ...standing, facts: holding }, asked, on)).toEqual(before);
			const elsewhere = FACT_KINDS.filter((kind) => kind !== 'adult').map((kind) => fact(kind, { place: 'beicang' }));
			const away = FACT_KINDS.filter((kind) => kind !== 'adult').map((kind) => fact(kind, { body: 'nowhere' }));
			expect(eligibility({ ...standing, facts: [...standing.facts, ...elsewhere, ...away] }, asked, on)).toEqual(before);
		}), { numRuns: 2000 });
	});

	test('nobody votes as a person who is not of age, and nobody without a tie to the place may even speak', () => {
		fc.assert(fc.property(standings, askeds, days, (standing, asked, on) => {
			const { may } = eligibility(standing, asked, on);
			if (may === 'vote' && (asked.kind === 'assembly' || asked.kind === 'self_governance_committee') && asked.unit === 'person') {
				expect(standing.facts.some((one) => one.kind === 'adult' && factHolds(one, on))).toBe(true);
			}
			const tied = standing.facts.some((one) => factHolds(one, on) && (one.body === asked.body || LIUWAN.has(one.place ?? standing.place ?? '')));
			const sits = standing.offices.some((office) => office.body === asked.body || LIUWAN.has(office.place ?? ''));
			if (!tied && !sits) expect(may).toBe('nothing');
		}), { numRuns: 2000 });
	});

	test('the day that is promised is the day on which it changes, when nothing else does', () => {
		fc.assert(fc.property(standings, askeds, days, (standing, asked, on) => {
			const now = eligibility(standing, asked, on);
			if (now.from === undefined) return;
			expect(now.from > on).toBe(true);
			const lasting = { ...standing, facts: standing.facts.filter((one) => one.until === undefined) };
			const then = eligibility(lasting, asked, now.from);
			const dayBefore = eligibility(lasting, asked, addDays(now.from, -1));
			if (eligibility(lasting, asked, on).from === now.from) expect(then).not.toEqual(dayBefore);
		}), { numRuns: 2000 });
	});

	test('a fact holds from its first day to the day before its end', () => {
		fc.assert(fc.property(days, fc.integer({ min: 1, max: 4000 }), (from, length) => {
			const until = addDays(from, length);
			const one: PersonFact = { kind: 'member', from, until };
			expect([addDays(from, -1), from, addDays(until, -1), until].map((on) => factHolds(one, on))).toEqual([false, true, true, false]);
			expect(yearOver([{ ...one, from }])! > from).toBe(true);
		}));
	});

	test('every reason says yes or no, never both', () => {
		const said = new Map<string, Set<string>>();
		fc.assert(fc.property(standings, askeds, days, (standing, asked, on) => {
			const { may, reasons } = eligibility(standing, asked, on);
			for (const reason of reasons) said.set(reason, (said.get(reason) ?? new Set()).add(may));
		}), { numRuns: 5000 });
		for (const [reason, mays] of said) expect([...mays], reason).toHaveLength(1);
		expect(Object.keys(REASONS).length).toBe(21);
	});
});

