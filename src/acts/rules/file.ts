import { err, ok } from '#domain/basics/result.ts';
import { brokenBy, type RuleAdoptionContent, type RuleDraftContent, type RuleLayerContent } from '#domain/community/rule-layers.ts';
import { act } from '../act.ts';
import { notAdoptedBy } from '../adopting.ts';
import { refusal } from '../refusal.ts';
import { makerOf, refusedAsLaxer, RULE_MAKERS, rulesAtHand } from './at-hand.ts';
import { FileRules } from './file.input.ts';

/**
 * Files a layer of rules that every one of its bodies has adopted. It binds from a day after today, so that no day has two sets of rules, and only
 * what starts on that day or later. It is compared again with what lies above it: that may have become stricter since it was drafted.
 */
export const fileRules = act({
	name: 'rules.file',
	input: FileRules,
	may: RULE_MAKERS,
	on: { object: 'rule-draft', states: { comments: 'procedure.not-adopted', adoption: 'procedure.not-adopted', ready: 'done', filed: 'procedure.filed', overtaken: 'procedure.changed-meanwhile' } },
	refusals: ['object.not-found', 'input.invalid', 'rules.laxer', 'procedure.not-adopted', 'procedure.filed', 'procedure.changed-meanwhile', 'caller.not-allowed'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const at = await rulesAtHand(tx, input.community);
		const office = at && makerOf(at.community, caller);
		if (!at || !office) return err(refusal(at ? 'caller.not-allowed' : 'object.not-found'));
		const { contents } = tx.records;
		const held = await contents.bySubject<RuleDraftContent>(input.draft);
		if (held?.content.type !== 'rule-draft' || held.content.community !== input.community) return err(refusal('object.not-found'));
		const { layer, rules, target, base } = held.content;
		const adoptions = (await contents.ofParent<RuleAdoptionContent>(input.draft, 'rule-adoption')).map(({ content }) => content);
		const missing = await notAdoptedBy(tx.records, held, adoptions);
		if (missing !== undefined) return err(refusal('procedure.not-adopted', { params: { name: missing } }));
		const versions = at.stack.held.filter(({ content }) => content.layer === layer);
		if (versions.some(({ content }) => content.draft === input.draft)) return err(refusal('procedure.filed'));
		// Another layer of this kind was filed meanwhile: what the bodies adopted was to take the place of something else.
		if (versions.at(-1)?.hash !== base) return err(refusal('procedure.changed-meanwhile'));
		if (input.from <= tx.today) return err(refusal('input.invalid', { fields: [{ path: 'from', code: 'too-small' }] }));
		const broken = brokenBy(at.stack, layer, rules, input.from);
		if (broken) return err(refusedAsLaxer(broken, 'from'));
		const content: RuleLayerContent = {
			type: 'rule-layer', v: 1, community: input.community, subject: target, lang: 'zh-CN', layer, rules, from: input.from, draft: input.draft, filed: input.filed,
			adoptedBy: adoptions.map(({ body, on, decision }) => ({ body, on, decision }))
		};
		await tx.write(content, office.office, base === undefined ? { first: true } : {});
		return ok({ subject: target, from: input.from });
	}
});
