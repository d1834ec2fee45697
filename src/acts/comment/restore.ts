import { ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { decider, outcome, show, signed, stepOn, writeStep } from './at-hand.ts';
import { APPEAL_JUDGES } from './moderators.ts';
import { RestoreComment } from './restore.input.ts';

/** An overseer, never whoever hid it, finds that a comment was not rightly hidden: it shows, and is not hidden again for that rule. */
export const restore = act({
	name: 'comment.restore',
	input: RestoreComment,
	may: APPEAL_JUDGES,
	on: { object: 'comment', states: { shown: 'comment.not-open', reported: 'comment.not-open', waiting: 'comment.not-open', declined: 'comment.not-open', hidden: 'comment.not-open', appealed: 'done', upheld: 'comment.not-open' } },
	refusals: ['object.not-found', 'comment.not-open', 'comment.own-decision', 'comment.names-you', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const at = await stepOn(tx, input, 'restored');
		if (!at.ok) return at;
		const office = await decider(tx, APPEAL_JUDGES, caller, at.value);
		if (!office.ok) return office;
		await writeStep(tx, at.value, { subject: input.subject, step: 'restored', reason: input.reason, ...signed(office.value) }, office.value.office);
		await show(tx, at.value, office.value.office);
		return ok(outcome(at.value));
	}
});
