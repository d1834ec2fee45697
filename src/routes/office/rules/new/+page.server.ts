import { error } from '@sveltejs/kit';
import { adoptingBodies } from '#acts/procedure/desk.ts';
import { isPromulgated } from '#acts/rules/at-hand.ts';
import { layersFor } from '#acts/rules/desk.ts';
import { communityOf, rulesFor, stackOf } from '#domain/community/in-force.ts';
import { layersOn, LAYERS, numberOf, PARAMETER_NAMES, rulesThatBind } from '#domain/community/rule-layers.ts';
import { FIRST_RULES } from '#domain/community/rule-set.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { countOf, deskAct } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const layerOf = (event: Pick<RequestEvent, 'url'>) => LAYERS.find((one) => one === event.url.searchParams.get('layer'));

export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { caller, community } = officerOf(event.locals);
	const place = (await communityOf(portal.contents, community))!.content;
	const layer = layerOf(event);
	if (!layer || !layersFor(caller, place).includes(layer)) error(404, { message: words[lang].pages.notFound });
	const today = portal.today();
	const { held } = await rulesFor(portal.contents, place, today);
	const stack = await stackOf(portal.contents, place, held?.content ?? FIRST_RULES);
	const { binding } = rulesThatBind(layersOn(stack, today));
	// A layer takes the place of the one there is: what it says now is filled in.
	const own = stack.versions.findLast((one) => one.layer === layer)?.rules ?? {};
	return {
		layer, promulgated: isPromulgated(layer), binding,
		own: Object.fromEntries(PARAMETER_NAMES.flatMap((one) => (own[one] === undefined ? [] : [[one, { value: String(numberOf(own[one])), source: typeof own[one] === 'object' ? (own[one].source ?? '') : '' }]]))),
		bodies: isPromulgated(layer) ? [] : await adoptingBodies(portal.records, community, today), fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	draft: async (event) => {
		const { community } = officerOf(event.locals);
		const layer = layerOf(event);
		return deskAct(
			event, 'rules.draft',
			(texts) => {
				const numbers = PARAMETER_NAMES.flatMap((parameter) => {
					const value = countOf(texts[`number.${parameter}`]);
					const source = texts[`source.${parameter}`];
					return value === undefined ? [] : [{ parameter, value, ...(source ? { source } : {}) }];
				});
				const bodies = Object.keys(texts).filter((name) => name.startsWith('bodies.')).map((name) => texts[name]!);
				const { subject, reason, comments } = texts;
				return { community, subject, layer, numbers, reason, comments: countOf(comments) ?? 0, bodies };
			},
			({ subject }) => `/office/rules/${String(subject)}?done=1`
		) as never;
	}
};
