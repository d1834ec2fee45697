import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layerOf, layRules, PARAMETERS, type LayerRules, type Parameter } from '#domain/community/rule-layers.ts';
import { FIRST_RULES } from '#domain/community/rule-set.ts';

/* Law, province, city, community: 青禾市 publishes by the 9th, and 柳湾 may do it on the 7th but not on the 12th. */

const days = (n: number, kind: 'calendar' | 'working' = 'calendar') => ({ days: n, kind });
const city = { layer: 'city', rules: layerOf(FIRST_RULES) } as const;

describe('a lower layer may only be stricter', () => {
	test.each([
		[{ disclosureDay: 7 }, undefined], [{ disclosureDay: 12 }, 'disclosureDay'], [{ display: days(20) }, undefined], [{ display: days(5) }, 'display'], [{ answer: days(3) }, undefined],
		[{ answer: days(6) }, 'answer'], [{ questioningDay: 28 }, undefined], [{ assemblyNotice: days(9) }, 'assemblyNotice'], [{ orRepresentatives: 3 }, undefined], [{ ofAdults: 200 }, 'ofAdults'],
		// Five working days are more than five calendar days.
		[{ answer: days(5, 'working') }, 'answer'], [{ display: days(15, 'working') }, undefined]
	] as [LayerRules, Parameter | undefined][])('%j → %s', (rules, laxer) => {
		const laid = layRules([city, { layer: 'community', rules }]);
		expect(laid.ok ? undefined : laid.error.parameter).toBe(laxer);
		if (!laid.ok) expect(laid.error).toMatchObject({ layer: 'community', above: 'city' });
	});

	test('who set the stricter rule is named, however many layers say nothing in between', () => {
		const laid = layRules([{ layer: 'law', rules: { display: days(15) } }, { layer: 'province', rules: {} }, { layer: 'city', rules: { answer: days(5) } }, { layer: 'community', rules: { display: days(5) } }]);
		expect(laid).toEqual({ ok: false, error: { parameter: 'display', layer: 'community', given: 15, own: 5, above: 'law' } });
	});

	test('layers lie in their order', () => {
		expect(() => layRules([city, { layer: 'law', rules: {} }])).toThrow(RangeError);
	});
});

const aRule = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.record({ days: fc.integer({ min: 1, max: 40 }), kind: fc.constantFrom('calendar' as const, 'working' as const) }));
const aLayer = fc.dictionary(fc.constantFrom(...(Object.keys(PARAMETERS) as Parameter[])), aRule) as fc.Arbitrary<LayerRules>;

test('whatever the layers say: either one is refused and named, or every rule in force is at least as strict as every layer above it', () => {
	const number = (value: NonNullable<LayerRules[Parameter]>) => (typeof value === 'number' ? value : value.days);
	fc.assert(
		fc.property(aLayer, aLayer, aLayer, (law, province, own) => {
			const layers = [{ layer: 'law', rules: law }, { layer: 'province', rules: province }, { layer: 'community', rules: own }] as const;
			const laid = layRules(layers);
			if (!laid.ok) {
				const { parameter, layer } = laid.error;
				// Without the parameter that is named, that layer is no longer refused for it.
				const mended = layRules(layers.map((one) => (one.layer === layer ? { ...one, rules: { ...one.rules, [parameter]: undefined } } : one)));
				if (!mended.ok) expect([mended.error.parameter, mended.error.layer]).not.toEqual([parameter, layer]);
				return;
			}
			for (const { rules } of layers) {
				for (const [name, given] of Object.entries(rules) as [Parameter, NonNullable<LayerRules[Parameter]>][]) {
					const now = laid.value[name]!.value;
					const kinds = [given, now].map((value) => (typeof value === 'number' ? 'calendar' : value.kind));
					if (PARAMETERS[name] === 'sooner' && kinds[0] === kinds[1]) expect(number(now)).toBeLessThanOrEqual(number(given));
					if (PARAMETERS[name] === 'longer' && kinds[0] === kinds[1]) expect(number(now)).toBeGreaterThanOrEqual(number(given));
				}
			}
		})
	);
});
