import { describe, expect, it } from 'vitest';
import { laxerThan, laxerThanStage, legalRule, raisedTo } from '#domain/ballot/legal-rule.ts';
import type { DecisionRule } from '#domain/procedure/decision.ts';
import { MORE_THAN_HALF, TWO_THIRDS } from '#domain/procedure/majority.ts';

/* A community adopts a stage that asks for more than the law: that counts. One that asks for less changes nothing: the law stands. */

const LAW = legalRule({ unit: 'household', law: 'village', collective: false });
const STAGE: DecisionRule = { unit: 'household', secret: false, tie: 'fails', quorum: { any: [{ unit: 'household', share: { of: [3, 4] } }] }, majority: { base: 'eligible', share: TWO_THIRDS } };
const asks = (rule: DecisionRule, stage = STAGE, secrecy: 'open' | 'secret-paper' = 'open') => laxerThanStage({ rule, secrecy }, stage, 'assembly');

describe('a stage asks for more than the law', () => {
	it('each number that is below it is found, one that reaches it or goes beyond is not', () => {
		expect(asks(LAW)).toBe('quorum');
		const there: DecisionRule = { ...LAW, quorum: STAGE.quorum };
		expect(asks(there)).toBe('majority');
		// As many of those present are fewer than as many of all.
		expect(asks({ ...there, majority: { base: 'present', share: TWO_THIRDS } })).toBe('majority');
		expect(asks({ ...there, majority: { base: 'eligible', share: MORE_THAN_HALF } })).toBe('majority');
		expect(asks({ ...there, majority: STAGE.majority })).toBeUndefined();
		expect(asks({ ...there, quorum: { any: [{ unit: 'household', share: { of: [4, 5] } }] }, majority: { base: 'eligible', share: { of: [3, 4] } } })).toBeUndefined();
	});

	it('where the terms say nothing, its numbers are taken, with its source or none; they satisfy both', () => {
		const raised = raisedTo(LAW, STAGE);
		expect([raised.quorum, raised.majority]).toEqual([STAGE.quorum, STAGE.majority]);
		expect([asks(raised), laxerThan(raised, LAW)]).toEqual([undefined, []]);
	});

	it('a stage that asks for less leaves the law as it is, with its source', () => {
		const weak: DecisionRule = { ...STAGE, quorum: { any: [{ unit: 'household', share: { of: [1, 3] } }] }, majority: { base: 'valid', share: { of: [1, 3] } } };
		expect(raisedTo(LAW, weak)).toEqual(LAW);
		expect(asks(LAW, weak)).toBeUndefined();
	});

	it('people are not households; a stage for representatives has no numbers for an assembly, and its secrecy holds', () => {
		expect(asks(legalRule({ unit: 'person', law: 'village', collective: false }))).toBe('unit');
		const councils: DecisionRule = { ...STAGE, unit: 'representative', secret: true };
		expect([asks(LAW, councils), asks(LAW, councils, 'secret-paper')]).toEqual(['secrecy', undefined]);
	});

	it('owners: what is asked by area is asked too', () => {
		const law = legalRule({ unit: 'owner', law: 'urban', collective: false });
		const stage: DecisionRule = { ...law, majority: { ...law.majority, area: { of: [3, 4] } } };
		const of = (rule: DecisionRule) => laxerThanStage({ rule, secrecy: 'recorded' }, stage, 'owners_assembly');
		expect([of(law), of(raisedTo(law, stage))]).toEqual(['majority', undefined]);
		expect(raisedTo(law, stage).majority.area).toEqual({ of: [3, 4] });
		const { area: _, ...heads } = law.majority;
		expect(of({ ...law, majority: heads })).toBe('majority');
	});
});
