import { ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { decider, outcome, signed, stepOn, writeStep } from './at-hand.ts';
import { MODERATORS } from './moderators.ts';
import { HideComment } from './hide.input.ts';

/** The words of a comment leave the pages. That it was there, who hid it, by which rule and why stays; its author may appeal. */
export const hide = act({
	name: 'comment.hide',
	input: HideComment,
	may: [MODERATORS],
	on: { object: 'comment', states: { shown: 'done', reported: 'done', waiting: 'comment.not-open', declined: 'comment.not-open', hidden: 'comment.not-open', appealed: 'comment.not-open', upheld: 'comment.not-open' } },
	refusals: ['object.not-found', 'comment.not-open', 'comment.settled', 'comment.names-you', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const at = await stepOn(tx, input, 'hidden', input.rule);
		if (!at.ok) return at;
		const office = await decider(tx, [MODERATORS], caller, at.value);
		if (!office.ok) return office;
		await writeStep(tx, at.value, { subject: input.subject, step: 'hidden', rule: input.rule, reason: input.reason, ...signed(office.value) }, office.value.office);
		return ok(outcome(at.value));
	}
});
