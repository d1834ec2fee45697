import { redirect } from '@sveltejs/kit';
import { OWN_RULES, ruleNumber, templatesFor, type OwnRule } from '#domain/community/template.ts';
import { FIRST_RULES } from '#domain/community/rule-set.ts';
import { formAct, freshId, textsOf, wrongFields } from '../../../form-act.ts';
import { administered, codeIn, numberIn } from '../administrator.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { towns, templates } = await administered(event.locals);
	const town = towns.find(({ subject }) => subject === event.url.searchParams.get('town'));
	const offered = town ? templatesFor(templates, town) : [];
	const chosen = offered.find(({ content }) => content.subject === event.url.searchParams.get('template'))?.content;
	const rules = (await event.locals.portal.rules())?.content ?? FIRST_RULES;
	return {
		towns: towns.map((one) => ({
			subject: one.subject, name: one.name, templates: templatesFor(templates, one).map(({ content: { subject, name } }) => ({ subject, name }))
		})),
		town: town && { subject: town.subject, name: town.name },
		template: chosen && { subject: chosen.subject, name: chosen.name, unit: chosen.unit, items: chosen.items, provenance: chosen.provenance },
		given: Object.fromEntries(OWN_RULES.map((rule) => [rule, chosen?.rules[rule] ?? ruleNumber(rules, rule)])) as Record<OwnRule, number>,
		today: event.locals.portal.today(),
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

/** Most characters of a refused form that are shown again. */
const MOST_KEPT = 3000;

export const actions: Actions = {
	default: async (event) => {
		const { city, towns, templates } = await administered(event.locals);
		const texts = await textsOf(event.request);
		const typed = Object.fromEntries(Object.entries(texts).filter(([name]) => name !== 'id' && name !== 'subject').map(([name, text]) => [name, text.slice(0, MOST_KEPT)]));
		const town = towns.find(({ subject }) => subject === texts.town);
		const template = town && templatesFor(templates, town).find(({ content }) => content.subject === texts.template)?.content;
		const reason = texts.reason?.trim() ?? '';
		const without = (template?.items ?? []).filter(({ key }) => texts[`without.${key}`] === 'yes').map(({ key }) => ({ item: key, reason }));
		const duties = (template?.items ?? []).flatMap((item) => item.duties.flatMap(({ duty }) => {
			const every = texts[`duty.${item.key}.${duty}`] ?? '';
			return every === '' || without.some((one) => one.item === item.key) ? [] : [{ item: item.key, duty, every: every === 'none' ? null : every, reason }];
		}));
		const rules = OWN_RULES.flatMap((rule) => {
			const own = numberIn(texts[rule]);
			return own === undefined ? [] : [{ rule, own, reason }];
		});
		// The form asks for one reason; the act for one with each difference.
		if (reason === '' && without.length + duties.length + rules.length > 0) return wrongFields('community.create', [{ path: 'reason', code: 'missing' }], typed);
		const done = await formAct(event, 'community.create', {
			community: city.community, code: codeIn(texts.code), subject: texts.subject, name: texts.name, town: texts.town, template: texts.template,
			units: (texts.units ?? '').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ''),
			dutiesFrom: texts.dutiesFrom, without, duties, rules,
			...(texts.telephone?.trim() ? { telephone: texts.telephone } : {}),
			...(texts.intro?.trim() ? { intro: texts.intro } : {}),
			...(numberIn(texts.households) === undefined ? {} : { households: numberIn(texts.households) })
		}, { typed: { ...typed, asked: rules.map(({ rule }) => rule).join(' ') }, id: texts.id });
		if (!done.ok) return done.failure;
		redirect(303, `/office/communities?made=${String(done.value.code)}&places=${String(done.value.places)}&bodies=${String(done.value.bodies)}`);
	}
};
