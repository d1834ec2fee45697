import { err } from '#domain/basics/result.ts';
import type { RuleAdoptionContent, RuleDraftContent } from '#domain/community/rule-layers.ts';
import { act } from '../act.ts';
import { adoptDraft } from '../adopting.ts';
import { refusal } from '../refusal.ts';
import { AdoptRules } from './adopt.input.ts';
import { RULE_ADOPTERS, rulesAtHand } from './at-hand.ts';

/** One of the bodies that a draft of rules needs has adopted it, after the comments. Each says so once, itself or through whoever convenes it. */
export const adoptRules = act({
	name: 'rules.adopt',
	input: AdoptRules,
	may: RULE_ADOPTERS,
	on: { object: 'rule-draft', states: { comments: 'procedure.comments-open', adoption: 'done', ready: 'procedure.adopted', filed: 'procedure.adopted', overtaken: 'procedure.changed-meanwhile' } },
	refusals: ['object.not-found', 'matter.not-yours', 'procedure.comments-open', 'procedure.adopted', 'procedure.changed-meanwhile', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const held = await tx.records.contents.bySubject<RuleDraftContent>(input.draft);
		if (held?.content.type !== 'rule-draft') return err(refusal('object.not-found'));
		const at = await rulesAtHand(tx, held.content.community);
		const current = at?.stack.held.findLast(({ content }) => content.layer === held.content.layer);
		return adoptDraft<RuleAdoptionContent>(tx, input, caller, RULE_ADOPTERS, 'rule-adoption', held, current?.hash);
	}
});
