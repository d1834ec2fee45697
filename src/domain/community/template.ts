import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import type { BodyContent, BodyDuty, BodyKind, BodyLaw, PlaceKind, Seat } from './community.ts';
import type { RuleSetContent } from './rule-set.ts';
import type { Topology } from './tree.ts';

/** A duty as a template gives it: from the day on which a community begins. */
export type TemplateDuty = Pick<BodyDuty, 'duty' | 'every'>;

/** A body that a template provides for. */
export interface TemplateItem {
	/** Name of the item within its template; bodies made from it keep it. */
	key: string;
	kind: BodyKind;
	/** Its name, with {name} for the community's or, on units, the unit's. */
	name: string;
	/** Once on the community, or once on each of its villages, compounds … */
	on: 'community' | 'each-unit';
	law?: BodyLaw;
	duties: TemplateDuty[];
	seats: Seat[];
}

/** Rules that a template or a community may have its own number for. */
export const OWN_RULES = ['disclosureDay', 'questioningDay', 'answerDays', 'displayDays'] as const;
export type OwnRule = (typeof OWN_RULES)[number];
export type OwnRules = Partial<Record<OwnRule, number>>;

/**
 * What a new community begins with. It is a content of the city's log; `parent` is the town whose template it is, or the city's place where it is
 * for every town that has none of its own for this shape.
 */
export interface CommunityTemplateContent extends Content {
	type: 'community-template';
	name: string;
	topology: Topology;
	/** What its villages or compounds are; each bears the items on units. */
	unit: PlaceKind;
	/** Where it comes from: the source, what of it is law, what is this portal's reconstruction. */
	provenance: string;
	items: TemplateItem[];
	/** Where the town has other numbers than the city. */
	rules: OwnRules;
}

/** Something in which a community was made otherwise than its template has it, with the reason. A content of the community's log. */
export interface DeviationContent extends Content {
	type: 'deviation';
	/** The template: its subject, and the hash of the version that is meant. */
	template: { subject: SubjectId; hash: string };
	about:
		| { is: 'rule'; rule: OwnRule; template: number; own: number }
		| { is: 'duty'; item: string; duty: string; template?: BodyDuty['every']; own?: BodyDuty['every'] }
		| { is: 'body'; item: string };
	reason: string;
	from: Day;
}

/** What somebody chose otherwise than the template, when a community is made. */
export interface Choices {
	rules: OwnRules;
	/** Items left out. */
	without: readonly string[];
	/** Duties with another frequency than the template's; `undefined` takes one away. */
	duties: readonly { item: string; duty: string; every?: BodyDuty['every'] | undefined }[];
}

/** A body to be made, with the place that it sits on: the community's own, or the unit of that number. */
export interface PlannedBody {
	item: TemplateItem;
	unit?: number;
	name: string;
	duties: BodyDuty[];
}

/** The templates that a town's new communities may be made from: its own, and the city's for shapes of which it has none. */
export function templatesFor<H extends { content: CommunityTemplateContent }>(templates: readonly H[], town: { subject: SubjectId; parent?: SubjectId }): H[] {
	const own = templates.filter(({ content }) => content.parent === town.subject);
	const shared = templates.filter(({ content }) => content.parent === town.parent && !own.some((other) => other.content.topology === content.topology));
	return [...own, ...shared];
}

/** The number that a rule has in a rule set. */
export function ruleNumber(rules: Pick<RuleSetContent, 'disclosureDay' | 'questioningDay' | 'answer' | 'display'>, rule: OwnRule): number {
	return rule === 'answerDays' ? rules.answer.days : rule === 'displayDays' ? rules.display.days : rules[rule];
}

/**
 * Whether a number of one's own is at least as strict as the rule it replaces: published no later, answered no later, displayed no shorter. The day
 * of questioning is nobody's loss. A community binds itself; it does not free itself.
 */
export function isStrictEnough(rule: OwnRule, own: number, given: number): boolean {
	if (rule === 'questioningDay') return true;
	return rule === 'displayDays' ? own >= given : own <= given;
}

/** A rule set with a community's own numbers in place of the city's. Sources do not go along: the number is the community's own. */
export function withOwnRules<R extends Pick<RuleSetContent, 'disclosureDay' | 'questioningDay' | 'answer' | 'display'>>(rules: R, own: OwnRules): R {
	const { disclosureDay, questioningDay, answerDays, displayDays } = own;
	return {
		...rules,
		...(disclosureDay === undefined ? {} : { disclosureDay }),
		...(questioningDay === undefined ? {} : { questioningDay }),
		...(answerDays === undefined ? {} : { answer: { days: answerDays, kind: rules.answer.kind } }),
		...(displayDays === undefined ? {} : { display: { days: displayDays, kind: rules.display.kind } })
	};
}

/** A community's own numbers: of its deviations on rules, the newest of each. */
export function ownRulesOf(deviations: readonly Pick<DeviationContent, 'about'>[]): OwnRules {
	const own: OwnRules = {};
	for (const { about } of deviations) if (about.is === 'rule') own[about.rule] = about.own;
	return own;
}

/** The bodies that a template makes of a community and its units, with the choices made. */
export function plannedBodies(template: CommunityTemplateContent, community: string, units: readonly string[], choices: Choices, from: Day): PlannedBody[] {
	return template.items.filter(({ key }) => !choices.without.includes(key)).flatMap((item) => {
		const changed = choices.duties.filter((one) => one.item === item.key);
		const named = new Map<string, BodyDuty['every'] | undefined>(item.duties.map(({ duty, every }) => [duty, every]));
		for (const { duty, every } of changed) named.set(duty, every);
		const duties = [...named].flatMap(([duty, every]) => (every === undefined ? [] : [{ duty, every, from }]));
		const planned = (name: string, unit?: number): PlannedBody => ({
			item, name: item.name.replaceAll('{name}', name), duties, ...(unit === undefined ? {} : { unit })
		});
		return item.on === 'community' ? [planned(community)] : units.map((name, index) => planned(name, index));
	});
}

/** One difference between a community as it is and its template, with the reason where one was recorded. */
export type Difference = DeviationContent['about'] & { reason?: string; body?: { subject: SubjectId; name: string } };

/**
 * In what a community differs from its template today, computed from its bodies and rules: what was never recorded as a deviation shows too.
 * @param bodies those that are there today
 */
export function differencesFrom(
	template: CommunityTemplateContent,
	bodies: readonly Pick<BodyContent, 'subject' | 'name' | 'item' | 'duties'>[],
	rules: { own: OwnRules; template(rule: OwnRule): number },
	deviations: readonly Pick<DeviationContent, 'about' | 'reason'>[],
	today: Day
): Difference[] {
	const reason = (fits: (about: DeviationContent['about']) => boolean): { reason?: string } => {
		const found = deviations.filter(({ about }) => fits(about)).at(-1);
		return found ? { reason: found.reason } : {};
	};
	const differences: Difference[] = [];
	for (const rule of OWN_RULES) {
		const own = rules.own[rule];
		const given = rules.template(rule);
		if (own !== undefined && own !== given) differences.push({ is: 'rule', rule, template: given, own, ...reason((about) => about.is === 'rule' && about.rule === rule) });
	}
	for (const item of template.items) {
		const made = bodies.filter((body) => body.item === item.key);
		if (made.length === 0) {
			differences.push({ is: 'body', item: item.key, ...reason((about) => about.is === 'body' && about.item === item.key) });
			continue;
		}
		for (const body of made) {
			const held = new Map(body.duties.filter((duty) => duty.until === undefined || duty.until > today).map(({ duty, every }) => [duty, every]));
			const given = new Map<string, BodyDuty['every']>(item.duties.map(({ duty, every }) => [duty, every]));
			for (const duty of new Set([...given.keys(), ...held.keys()])) {
				const [was, is] = [given.get(duty), held.get(duty)];
				if (was === is) continue;
				differences.push({
					is: 'duty', item: item.key, duty, ...(was === undefined ? {} : { template: was }), ...(is === undefined ? {} : { own: is }),
					body: { subject: body.subject, name: body.name }, ...reason((about) => about.is === 'duty' && about.item === item.key && about.duty === duty)
				});
			}
		}
	}
	return differences;
}
