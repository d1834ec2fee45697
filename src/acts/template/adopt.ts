import { err, ok } from '#domain/basics/result.ts';
import { isStrictEnough, ruleNumber, type CommunityTemplateContent, type OwnRules, type TemplateItem } from '#domain/community/template.ts';
import { SHIPPED_TEMPLATES } from '#domain/community/templates.ts';
import { act } from '../act.ts';
import { ADMINISTRATORS, administering, readTree } from '../community/administrators.ts';
import { refusal } from '../refusal.ts';
import { rulesIn } from '../rules-in.ts';
import { AdoptTemplate } from './adopt.input.ts';

/**
 * The city, or a town of it, adopts a template: what new communities of this shape begin with from now on. Adopted again, it becomes the next version;
 * communities made before keep the one they were made from.
 */
export const adopt = act({
	name: 'template.adopt',
	input: AdoptTemplate,
	may: [ADMINISTRATORS, { who: 'operator' }],
	refusals: ['object.not-found', 'input.invalid', 'rules.laxer', 'delivery.id-used'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const tree = await readTree(tx, input.community);
		if (tree?.community.content.kind !== 'city') return err(refusal('object.not-found'));
		const parent = input.town === undefined ? tree.places.find(({ kind }) => kind === 'city') : tree.places.find(({ subject }) => subject === input.town);
		if (!parent || (input.town !== undefined && parent.kind !== 'town' && parent.kind !== 'subdistrict')) return err(refusal('object.not-found'));
		const { key: _key, ...shipped } = SHIPPED_TEMPLATES.find(({ key }) => key === input.shipped)!;
		const inForce = await rulesIn(tx, input.community);
		const rules: OwnRules = {};
		for (const [index, { rule, own }] of input.rules.entries()) {
			const given = ruleNumber(inForce, rule);
			if (!isStrictEnough(rule, own, given)) {
				return err(refusal('rules.laxer', { params: { rule, given, layer: 'city' }, fields: [{ path: `rules.${index}.own`, code: rule === 'displayDays' ? 'too-small' : 'too-large' }] }));
			}
			rules[rule] = own;
		}
		const unknown = input.duties.findIndex(({ item }) => !shipped.items.some(({ key }) => key === item));
		if (unknown >= 0) return err(refusal('input.invalid', { fields: [{ path: `duties.${unknown}.item`, code: 'not-in-list' }] }));
		const items = shipped.items.map((item): TemplateItem => {
			const duties = new Map(item.duties.map(({ duty, every }) => [duty, every]));
			for (const { duty, every } of input.duties.filter((one) => one.item === item.key)) {
				if (every === null) duties.delete(duty);
				else duties.set(duty, every);
			}
			return { ...item, duties: [...duties].map(([duty, every]) => ({ duty, every })) };
		});
		const adopted = await tx.records.contents.ofType<CommunityTemplateContent>(input.community, 'community-template');
		const before = adopted.find(({ content }) => content.parent === parent.subject && content.topology === shipped.topology);
		const template: CommunityTemplateContent = {
			type: 'community-template', v: 1, community: input.community, subject: before?.content.subject ?? input.subject, lang: 'zh-CN', parent: parent.subject,
			...shipped, name: input.name ?? shipped.name, items, rules
		};
		await tx.write(template, administering(caller), { first: !before });
		return ok({ subject: template.subject, name: template.name });
	}
});
