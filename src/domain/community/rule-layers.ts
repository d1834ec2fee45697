import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import type { Adoption, Filed, Putting } from './adoption.ts';
import { FIRST_RULES, meetingRules, proposalRules, type DaysRule, type RuleSetContent } from './rule-set.ts';
import type { DeviationContent } from './template.ts';

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

export const PARAMETER_NAMES = Object.keys(PARAMETERS) as Parameter[];

/** What one layer says; what it does not name, the layer above says. Days with where they come from; other numbers plain. */
export type LayerRules = Partial<Record<Parameter, DaysRule | number>>;

/** A layer that is laxer than what lies above it: the parameter, both numbers, and the layer that set the stricter one. */
export interface Laxer {
	parameter: Parameter;
	layer: Layer;
	given: number;
	own: number;
	above: Layer;
	/** The provision that it would break, where the layer above names one. */
	source?: string;
}

/** The number of a rule, of days or plain. */
export const numberOf = (value: DaysRule | number): number => (typeof value === 'number' ? value : value.days);

/** Calendar days and working days are no measure for each other: a layer keeps the kind of the layer above, or it is laxer. */
export function isLaxer(parameter: Parameter, own: DaysRule | number, given: DaysRule | number): boolean {
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

/** What one layer breaks of a layer above it. */
function laxer(parameter: Parameter, layer: Layer, own: DaysRule | number, above: { value: DaysRule | number; layer: Layer }): Laxer {
	const source = typeof above.value === 'number' ? undefined : above.value.source;
	return { parameter, layer, given: numberOf(above.value), own: numberOf(own), above: above.layer, ...(source === undefined ? {} : { source }) };
}

/** One layer as it lies on a day. */
export interface LaidRules {
	layer: Layer;
	rules: LayerRules;
}

/**
 * Lays rule sets over each other, from the law down, as they bind: where a layer above has become stricter since a lower one was adopted, the lower
 * number gives way to it. So what binds is never laxer than any layer above, whatever was adopted in which order.
 */
export function rulesThatBind(layers: readonly LaidRules[]): { binding: Layered; overtaken: Laxer[] } {
	const binding: Layered = {};
	const overtaken: Laxer[] = [];
	for (const { layer, rules } of layers) {
		for (const parameter of PARAMETER_NAMES) {
			const own = rules[parameter];
			if (own === undefined) continue;
			const above = binding[parameter];
			if (above && isLaxer(parameter, own, above.value)) overtaken.push(laxer(parameter, layer, own, above));
			else binding[parameter] = { value: own, layer };
		}
	}
	return { binding, overtaken };
}

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
		for (const parameter of PARAMETER_NAMES) {
			const own = rules[parameter];
			if (own === undefined) continue;
			const above = laid[parameter];
			if (above && isLaxer(parameter, own, above.value)) {
				return { ok: false, error: laxer(parameter, layer, own, above) };
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

/** What the law sets itself, whatever a city enters: its numbers of the first rules that name a provision. */
export const LAW: LayerRules = { display: FIRST_RULES.display, assemblyNotice: FIRST_RULES.meetings.assemblyNotice };

/** A layer of rules that is proposed: all of the numbers that it is to have. It takes the place of the layer there is. */
export interface RuleDraftContent extends Content, Putting {
	type: 'rule-draft';
	layer: Layer;
	/** The subject of the layer that it becomes the next version of, or the first. */
	target: SubjectId;
	rules: LayerRules;
}

/** That a body has adopted a draft of rules. */
export interface RuleAdoptionContent extends Content, Adoption {
	type: 'rule-adoption';
}

/** A layer of rules as it was filed. It binds from `from`, which lies after the day on which it was filed: no day has two sets of rules. */
export interface RuleLayerContent extends Content, Filed {
	type: 'rule-layer';
	layer: Layer;
	rules: LayerRules;
	adoptedBy: Adoption[];
}

/** What there is to lay on a day: a rule set of the city, numbers of the community's own from when it was made, every version of every layer in the order of the record. */
export interface Stack {
	base: Pick<RuleSetContent, 'disclosureDay' | 'questioningDay' | 'display' | 'answer' | 'meetings' | 'proposals'>;
	deviations: readonly Pick<DeviationContent, 'about'>[];
	versions: readonly Pick<RuleLayerContent, 'layer' | 'rules' | 'from' | 'community'>[];
}

/** The newest version of a layer that binds on a day. Versions of a community lie on its own layer, the others are the city's. */
const onDay = <V extends Pick<RuleLayerContent, 'layer' | 'from'>>(versions: readonly V[], layer: Layer, day: Day): V | undefined =>
	versions.findLast((one) => one.layer === layer && one.from <= day);

/** A community's own numbers as they came with its making, as a layer. */
function ownLayer(base: Stack['base'], deviations: Stack['deviations']): LayerRules {
	const own: LayerRules = {};
	for (const { about } of deviations) {
		if (about.is !== 'rule') continue;
		if (about.rule === 'answerDays') own.answer = { days: about.own, kind: base.answer.kind };
		else if (about.rule === 'displayDays') own.display = { days: about.own, kind: base.display.kind };
		else own[about.rule] = about.own;
	}
	return own;
}

/** The layers as they lie on a day, from the law down. */
export function layersOn({ base, deviations, versions }: Stack, day: Day): LaidRules[] {
	const city = layerOf({ ...base, meetings: meetingRules(base), proposals: proposalRules(base) });
	return [
		{ layer: 'law', rules: { ...LAW, ...onDay(versions, 'law', day)?.rules } },
		{ layer: 'province', rules: { ...onDay(versions, 'province', day)?.rules } },
		{ layer: 'city', rules: { ...city, ...onDay(versions, 'city', day)?.rules } },
		{ layer: 'community', rules: { ...ownLayer(base, deviations), ...onDay(versions, 'community', day)?.rules } }
	];
}

/** A rule set with the numbers that bind in place of its own. */
export function withBinding<R extends Stack['base']>(base: R, binding: Layered): R {
	const of = <T>(parameter: Parameter, given: T): T => (binding[parameter]?.value as T | undefined) ?? given;
	const meetings = meetingRules(base);
	const proposals = proposalRules(base);
	return {
		...base,
		disclosureDay: of('disclosureDay', base.disclosureDay), questioningDay: of('questioningDay', base.questioningDay), display: of('display', base.display), answer: of('answer', base.answer),
		meetings: {
			assemblyNotice: of('assemblyNotice', meetings.assemblyNotice), representativesNotice: of('representativesNotice', meetings.representativesNotice), minutes: of('minutes', meetings.minutes)
		},
		proposals: {
			...proposals, ofAdults: of('ofAdults', proposals.ofAdults), orRepresentatives: of('orRepresentatives', proposals.orRepresentatives), collect: of('collect', proposals.collect),
			open: of('open', proposals.open)
		}
	};
}

/** The rules that bind on a day. */
export function rulesOn<R extends Stack['base']>(stack: Stack & { base: R }, day: Day): R {
	return withBinding(stack.base, rulesThatBind(layersOn(stack, day)).binding);
}

/**
 * What a layer would break if it bound from a day on: the first of its numbers that is laxer than what binds above it on that day, or on any later
 * day for which something above is filed already. Undefined where it breaks nothing.
 */
export function brokenBy(stack: Stack, layer: Layer, rules: LayerRules, from: Day): Laxer | undefined {
	const depth = LAYERS.indexOf(layer);
	const later = stack.versions.filter((one) => LAYERS.indexOf(one.layer) < depth && one.from > from).map((one) => one.from);
	for (const day of [from, ...later.sort()]) {
		const above = layersOn(stack, day).filter((one) => LAYERS.indexOf(one.layer) < depth);
		const { binding } = rulesThatBind(above);
		for (const parameter of PARAMETER_NAMES) {
			const [own, over] = [rules[parameter], binding[parameter]];
			if (own !== undefined && over && isLaxer(parameter, own, over.value)) return laxer(parameter, layer, own, over);
		}
	}
	return undefined;
}

/** A number that is otherwise than before; `was` is absent where nothing bound. */
export interface NumberDifference {
	parameter: Parameter;
	was?: { value: DaysRule | number; layer: Layer };
	is?: { value: DaysRule | number; layer: Layer };
}

/** In which numbers two sets of binding rules differ; where a number comes from is no difference. */
export function numbersThatDiffer(before: Layered, after: Layered): NumberDifference[] {
	const same = (one: DaysRule | number | undefined, other: DaysRule | number | undefined): boolean => {
		if (one === undefined || other === undefined) return one === other;
		const kind = (value: DaysRule | number) => (typeof value === 'number' ? '' : value.kind);
		return numberOf(one) === numberOf(other) && kind(one) === kind(other);
	};
	return PARAMETER_NAMES.flatMap((parameter): NumberDifference[] => {
		const [was, is] = [before[parameter], after[parameter]];
		return same(was?.value, is?.value) ? [] : [{ parameter, ...(was ? { was } : {}), ...(is ? { is } : {}) }];
	});
}
