import { subjectIdOf, type SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { BodyContent, CommunityContent, PlaceContent } from '#domain/community/community.ts';
import {
	isStrictEnough, OWN_RULES, plannedBodies, ruleNumber, templatesFor, type CommunityTemplateContent, type DeviationContent
} from '#domain/community/template.ts';
import { shapeOf, treeProblems } from '#domain/community/tree.ts';
import type { Held } from '#domain/content/content.ts';
import { act, type Tx } from '../act.ts';
import { ADMINISTRATORS, administering, readTree, refusedTree, TREE_REFUSALS, type ReadTree } from '../community/administrators.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { rulesIn } from '../rules-in.ts';
import { CreateCommunity } from './create.input.ts';

/** What a new community's contents are made of, after everything was found to be as it must. */
interface Ready {
	template: Held<CommunityTemplateContent>;
	town: PlaceContent;
	deviations: Pick<DeviationContent, 'about' | 'reason'>[];
}

/**
 * The administrator makes a community from a template: its log begins with the community, its place, its villages or compounds, its bodies with their
 * duties and open offices, and a line for everything that is otherwise than in the town's template. All of it, or nothing.
 */
export const create = act({
	name: 'community.create',
	input: CreateCommunity,
	may: [ADMINISTRATORS],
	refusals: ['object.not-found', 'input.invalid', 'community.code-taken', 'community.no-unit', 'rules.laxer', 'delivery.id-used', ...TREE_REFUSALS],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const city = await readTree(tx, input.community);
		if (city?.community.content.kind !== 'city') return err(refusal('object.not-found'));
		const ready = await makeReady(tx, city, input);
		if (!ready.ok) return ready;
		const { template, town, deviations } = ready.value;
		const newId = (): SubjectId => subjectIdOf(tx.random(16));
		const made = <T extends string>(type: T, subject: SubjectId = newId()) => ({ type, v: 1, community: input.code, subject, lang: 'zh-CN' as const });
		const followed = { subject: template.content.subject, hash: template.hash };

		const community: CommunityContent = {
			...made('community', input.subject), parent: city.community.content.subject, name: input.name, kind: 'community', city: input.community, town: town.name,
			topology: template.content.topology, template: followed,
			...(input.telephone === undefined ? {} : { telephone: input.telephone }),
			...(input.intro === undefined ? {} : { intro: input.intro }),
			...(input.households === undefined ? {} : { figures: { households: input.households } })
		};
		const place: PlaceContent = { ...made('place'), parent: town.subject, name: input.name, kind: 'community' };
		const units = input.units.map((name): PlaceContent => ({ ...made('place'), parent: place.subject, name, kind: template.content.unit }));
		const choices = {
			rules: {}, without: input.without.map(({ item }) => item),
			duties: input.duties.map(({ item, duty, every }) => ({ item, duty, every: every ?? undefined }))
		};
		const bodies = plannedBodies(template.content, input.name, input.units, choices, input.dutiesFrom).map(({ item, unit, name, duties }): BodyContent => ({
			...made('body'), parent: unit === undefined ? place.subject : units[unit]!.subject, name, kind: item.kind, dutiesFrom: input.dutiesFrom, duties, item: item.key,
			...(item.law === undefined ? {} : { law: item.law }),
			...(item.seats.length === 0 ? {} : { seats: item.seats })
		}));
		const problem = treeProblems({ shape: shapeOf(template.content.topology), places: [place, ...units], bodies, on: tx.today })[0];
		if (problem) {
			const named = [...units, ...bodies].find(({ subject }) => subject === problem.subject)?.name ?? input.name;
			return err(refusedTree(problem.problem === 'dangling' ? 'not-inside' : problem.problem, { name: named, other: input.name }));
		}
		const actor = administering(caller);
		for (const content of [community, place, ...units, ...bodies]) await tx.write(content, actor, { first: true });
		for (const deviation of deviations) {
			await tx.write<DeviationContent>({ ...made('deviation'), template: followed, from: tx.today, ...deviation }, actor, { first: true });
		}
		return ok({ code: input.code, name: input.name, bodies: bodies.length, places: 1 + units.length });
	}
});

/** Asks everything that can be asked before anything is made. */
async function makeReady(tx: Tx, city: ReadTree, input: CreateCommunity): Promise<Result<Ready, Refusal>> {
	const { contents, communities, record } = tx.records;
	const town = city.places.find(({ subject }) => subject === input.town) as PlaceContent | undefined;
	if (!town || (town.kind !== 'town' && town.kind !== 'subdistrict')) return err(refusal('object.not-found'));
	if (town.until !== undefined) return err(refusedTree('closed', { other: town.name }));
	const templates = await contents.ofType<CommunityTemplateContent>(input.community, 'community-template');
	const template = templatesFor(templates, town).find(({ content }) => content.subject === input.template);
	if (!template) return err(refusal('object.not-found'));
	if ((await communities.byCode(input.code)) || (await record.log(input.code))) {
		return err(refusal('community.code-taken', { params: { code: input.code }, fields: [{ path: 'code', code: 'malformed' }] }));
	}
	const beside = await contents.ofParent<CommunityContent>(city.community.content.subject, 'community');
	if (beside.some(({ content }) => content.name === input.name)) return err(refusedTree('name-taken', { name: input.name, other: city.community.content.name }));
	if (input.units.length === 0 && template.content.items.some((item) => item.on === 'each-unit' && item.kind === 'self_governance_committee')) {
		return err(refusal('community.no-unit', { fields: [{ path: 'units', code: 'missing' }] }));
	}
	const bad = (path: string, code: 'not-in-list' | 'too-small' | 'malformed') => err(refusal('input.invalid', { fields: [{ path, code }] }));
	if (input.dutiesFrom < tx.today) return bad('dutiesFrom', 'too-small');
	const items = new Map(template.content.items.map((item) => [item.key, item]));
	const strange = [...input.without, ...input.duties].findIndex(({ item }) => !items.has(item));
	if (strange >= 0) return strange < input.without.length ? bad(`without.${strange}.item`, 'not-in-list') : bad(`duties.${strange - input.without.length}.item`, 'not-in-list');

	const rules = await rulesIn(tx, input.community);
	const deviations: Ready['deviations'] = [];
	for (const rule of OWN_RULES) {
		const given = template.content.rules[rule] ?? ruleNumber(rules, rule);
		const index = input.rules.findIndex((one) => one.rule === rule);
		const chosen = input.rules[index];
		if (chosen && !isStrictEnough(rule, chosen.own, given)) {
			return err(refusal('rules.laxer', { params: { rule, given, layer: 'city' }, fields: [{ path: `rules.${index}.own`, code: rule === 'displayDays' ? 'too-small' : 'too-large' }] }));
		}
		if (chosen && rule.endsWith('Day') && chosen.own > 28) return bad(`rules.${index}.own`, 'malformed');
		// A number that the town has of its own goes along, so that it is in force here.
		if (chosen || template.content.rules[rule] !== undefined) {
			deviations.push({ about: { is: 'rule', rule, template: given, own: chosen?.own ?? given }, reason: chosen?.reason ?? template.content.name });
		}
	}
	for (const { item, reason } of input.without) deviations.push({ about: { is: 'body', item }, reason });
	for (const { item, duty, every, reason } of input.duties) {
		const given = items.get(item)!.duties.find((one) => one.duty === duty)?.every;
		if (given === (every ?? undefined)) continue;
		deviations.push({ about: { is: 'duty', item, duty, ...(given === undefined ? {} : { template: given }), ...(every === null ? {} : { own: every }) }, reason });
	}
	return ok({ template, town, deviations });
}
