import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type Counted, type DecisionRule } from '#domain/procedure/decision.ts';
import { REPRESENTATIVES_DECIDE } from '#domain/procedure/library/common.ts';
import { isShare, MORE_THAN_HALF, needed, reaches, TWO_THIRDS, type Counts } from '#domain/procedure/majority.ts';

const counts = (more: Partial<Counts>): Counts => ({ eligible: 0, present: 0, cast: 0, valid: 0, yes: 0, no: 0, abstain: 0, invalid: 0, ...more });

/** The representatives of 北仓 on 15 November: 71 members, 58 there, two of them stood aside. */
const beicang: Counted = {
	counts: counts({ eligible: 71, present: 58, cast: 56, valid: 56, yes: 47, no: 6, abstain: 3 }),
	attending: { representative: { present: 58, of: 71 } }
};

describe('the arithmetic of a vote', () => {
	it('北仓: 58 of 71 are enough for a meeting, 47 yes of 58 present are more than half', () => {
		const { verdict, steps } = decide(REPRESENTATIVES_DECIDE, beicang);
		expect(verdict).toBe('passed');
		expect(steps.map(({ what, have, need, of, holds }) => [what, have, need, of, holds])).toEqual([
			['quorum', 58, 48, 71, true],
			['majority', 47, 30, 58, true]
		]);
	});

	it('28 yes against 20 is lost when 58 are there: whoever abstains is present', () => {
		const tight = { ...beicang, counts: counts({ eligible: 71, present: 58, cast: 56, valid: 56, yes: 29, no: 20, abstain: 7 }) };
		expect(decide(REPRESENTATIVES_DECIDE, tight).verdict).toBe('failed');
	});

	it('47 of 71 are not two thirds, 48 are', () => {
		const there = (present: number) => decide(REPRESENTATIVES_DECIDE, { ...beicang, attending: { representative: { present, of: 71 } } }).verdict;
		expect([there(47), there(48)]).toEqual(['no-quorum', 'passed']);
	});

	it('an assembly meets with more than half of the adults or two thirds of the households', () => {
		const assembly: DecisionRule = {
			unit: 'person', secret: false, tie: 'fails', majority: { base: 'present', share: MORE_THAN_HALF },
			quorum: { any: [{ unit: 'person', share: MORE_THAN_HALF }, { unit: 'household', share: TWO_THIRDS }] }
		};
		const held = (person: number, household: number) =>
			decide(assembly, { counts: counts({ present: person, yes: person }), attending: { person: { present: person, of: 1000 }, household: { present: household, of: 300 } } }).verdict;
		expect([held(500, 199), held(501, 0), held(200, 200)]).toEqual(['no-quorum', 'passed', 'passed']);
	});

	it('owners count twice, by heads and by area', () => {
		const owners: DecisionRule = {
			unit: 'owner', secret: false, tie: 'fails',
			quorum: { any: [{ unit: 'owner', share: TWO_THIRDS }], area: TWO_THIRDS, source: '民法典§278' },
			majority: { base: 'present', share: { of: [3, 4] }, area: { of: [3, 4] }, source: '民法典§278' }
		};
		const vote = (areaYes: number) => decide(owners, {
			counts: counts({ present: 40, yes: 30 }), attending: { owner: { present: 40, of: 60 } },
			area: { counts: counts({ present: 400_000, yes: areaYes }), present: 400_000, of: 600_000 }
		});
		expect([vote(299_999).verdict, vote(300_000).verdict]).toEqual(['failed', 'passed']);
		expect(vote(300_000).steps.map(({ what }) => what)).toEqual(['quorum', 'quorum-area', 'majority', 'majority-area']);
	});

	it('an even split is a tie only where the rule does something about it', () => {
		const even = { counts: counts({ present: 10, yes: 5, no: 5 }), attending: { representative: { present: 10, of: 10 } } };
		expect(decide(REPRESENTATIVES_DECIDE, even).verdict).toBe('failed');
		expect(decide({ ...REPRESENTATIVES_DECIDE, tie: 'second-round' }, even).verdict).toBe('tie');
	});
});

describe('shares', () => {
	const share = fc.record({ of: fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 })), more: fc.boolean() })
		.map(({ of, more }) => (more ? { of, more: true as const } : { of })).filter(isShare);
	const base = fc.integer({ min: 1, max: 10_000_000 });

	it('the number that is needed is the smallest that is enough, and everybody together is always enough', () => {
		fc.assert(fc.property(share, base, (wanted, of) => {
			const least = needed(of, wanted);
			expect(reaches(least, of, wanted)).toBe(true);
			expect(reaches(least - 1, of, wanted)).toBe(false);
			expect(least).toBeLessThanOrEqual(of);
		}));
	});

	it('one more yes never turns a result from passed to failed', () => {
		fc.assert(fc.property(share, base, fc.nat(10_000_000), (wanted, of, part) => {
			if (reaches(part, of, wanted)) expect(reaches(part + 1, of, wanted)).toBe(true);
		}));
	});

	it('of nothing, nothing is reached; a share of more than all is no share', () => {
		expect(reaches(0, 0, MORE_THAN_HALF)).toBe(false);
		expect([isShare({ of: [1, 1], more: true }), isShare({ of: [3, 2] }), isShare({ of: [0, 2] }), isShare({ of: [1, 0] }), isShare({ of: [1, 1] })])
			.toEqual([false, false, false, false, true]);
	});
});
