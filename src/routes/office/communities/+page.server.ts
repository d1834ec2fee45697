import { redirect } from '@sveltejs/kit';
import { OWN_RULES, ruleNumber, type OwnRule } from '#domain/community/template.ts';
import { shapeOf } from '#domain/community/tree.ts';
import { FIRST_RULES } from '#domain/community/rule-set.ts';
import { formAct, freshId, textsOf } from '../../form-act.ts';
import { administered, numberIn } from './administrator.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { city, towns, communities, templates } = await administered(event.locals);
	const rules = (await event.locals.portal.rules())?.content ?? FIRST_RULES;
	const { searchParams } = event.url;
	return {
		city: { code: city.community, name: city.name },
		towns: towns.map(({ subject, name }) => ({ subject, name })),
		communities: communities.map(({ community, name, town, topology }) => ({ code: community, name, town: town ?? '', shape: shapeOf(topology) })),
		templates: templates.map(({ content, version }) => ({
			subject: content.subject, name: content.name, town: towns.find(({ subject }) => subject === content.parent)?.name, version, provenance: content.provenance
		})),
		given: Object.fromEntries(OWN_RULES.map((rule) => [rule, ruleNumber(rules, rule)])) as Record<OwnRule, number>,
		adopted: searchParams.get('adopted')?.slice(0, 60) ?? '',
		made: searchParams.has('made')
			? { code: searchParams.get('made')!.slice(0, 12), places: Number(searchParams.get('places')) || 0, bodies: Number(searchParams.get('bodies')) || 0 }
			: undefined,
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	/** Adopts one of the templates that come with the portal, for the city or for a town. */
	default: async (event) => {
		const { city } = await administered(event.locals);
		const texts = await textsOf(event.request);
		const kept = ['shipped', 'town', 'name', ...OWN_RULES];
		const typed = Object.fromEntries(kept.map((name) => [name, (texts[name] ?? '').slice(0, 100)]));
		const rules = OWN_RULES.flatMap((rule) => {
			const own = numberIn(texts[rule]);
			return own === undefined ? [] : [{ rule, own }];
		});
		const done = await formAct(event, 'template.adopt', {
			community: city.community, subject: texts.subject, shipped: texts.shipped, rules,
			...(texts.town ? { town: texts.town } : {}), ...(texts.name?.trim() ? { name: texts.name } : {})
		}, { typed: { ...typed, asked: rules.map(({ rule }) => rule).join(' ') }, id: texts.id });
		if (!done.ok) return done.failure;
		redirect(303, `/office/communities?adopted=${encodeURIComponent(String(done.value.name))}#templates`);
	}
};
