import type { DaysRule, RuleSetContent } from './rule-set.ts';

/** From the law down to the community: each may bind itself more strictly than the layer above, none may free itself. */
export const LAYERS = ['law', 'province', 'city', 'community'] as const;
export type Layer = (typeof LAYERS)[number];

/**
 * Parameters that have a stricter side. `sooner`: fewer days, or an earlier day, is stricter (publish, answer, minutes). `longer`: more is stricter
 * (time on display, notice before a meeting). Endorsements: asking for fewer is stricter on the office, which must deal with more.
 * The day of questioning has no stricter side: each layer may set its own.
 */
export const PARAMETERS = {
	disclosureDay: 'sooner', questioningDay: 'free', display: 'longer', answer: 'sooner', assemblyNotice: 'longer', representativesNotice: 'longer', minutes: 'sooner', ofAdults: 'sooner',
	orRepresentatives: 'sooner', open: 'sooner', collect: 'longer'
} as const satisfies Record<string, 'sooner' | 'longer' | 'free'>;
export type Parameter = keyof typeof PARAMETERS;

/** What one layer says; what it does not name, the layer above says. Days with where they come from; other numbers plain. */
export type LayerRules = Partial<Record<Parameter, DaysRule | number>>;

/** A layer that is laxer than what lies above it: the parameter, both numbers, and the layer that set the stricter one. */
export interface Laxer {
	parameter: Parameter;
	layer: Layer;
	given: number;
	own: number;
	above: Layer;
}

const numberOf = (value: DaysRule | number): number => (typeof value === 'number' ? value : value.days);

/** Calendar days and working days are no measure for each other: a layer keeps the kind of the layer above, or it is laxer. */
function isLaxer(parameter: Parameter, own: DaysRule | number, given: DaysRule | number): boolean {
	const side = PARAMETERS[parameter];
	if (side === 'free') return false;
	if (typeof own !== 'number' && typeof given !== 'number' && own.kind !== given.kind) {
		// Working days are never fewer calendar days: sooner in calendar days, or longer in working days, is stricter for sure.
		if (side === 'sooner') return !(own.kind === 'calendar' && own.days <= given.days);
		return !(own.kind === 'working' && own.days >= given.days);
	}
	return side === 'sooner' ? numberOf(own) > numberOf(given) : numberOf(own) < numberOf(given);
}

/** Rules in force with the layer that each comes from. */
export type Layered = Partial<Record<Parameter, { value: DaysRule | number; layer: Layer }>>;

/**
 * Lays rule sets over each other, from the law down. A lower layer that is laxer is refused as a whole, naming the first parameter; nothing of it
 * comes into force.
 * @param layers in the order of LAYERS; a layer that says nothing may be left out
 */
export function layRules(layers: readonly { layer: Layer; rules: LayerRules }[]): { ok: true; value: Layered } | { ok: false; error: Laxer } {
	const laid: Layered = {};
	let last = -1;
	for (const { layer, rules } of layers) {
		const depth = LAYERS.indexOf(layer);
		if (depth <= last) throw new RangeError(`${layer} lies above what was laid before it`);
		last = depth;
		for (const parameter of Object.keys(PARAMETERS) as Parameter[]) {
			const own = rules[parameter];
			if (own === undefined) continue;
			const above = laid[parameter];
			if (above && isLaxer(parameter, own, above.value)) {
				return { ok: false, error: { parameter, layer, given: numberOf(above.value), own: numberOf(own), above: above.layer } };
			}
			laid[parameter] = { value: own, layer };
		}
	}
	return { ok: true, value: laid };
}

/** The parameters of a rule set as one layer. */
export function layerOf(rules: Partial<Pick<RuleSetContent, 'disclosureDay' | 'questioningDay' | 'display' | 'answer' | 'meetings' | 'proposals'>>): LayerRules {
	const { unit: _unit, ...proposals } = rules.proposals ?? {};
	const { disclosureDay, questioningDay, display, answer } = rules;
	const all = { disclosureDay, questioningDay, display, answer, ...rules.meetings, ...proposals };
	return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as LayerRules;
}
