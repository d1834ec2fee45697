import { ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { decider, outcome, show, signed, stepOn, writeStep } from './at-hand.ts';
import { MODERATORS } from './moderators.ts';
import { ReleaseComment } from './release.input.ts';

/** A comment that waited is shown, because it names somebody without breaking a house rule. */
export const release = act({
	name: 'comment.release',
	input: ReleaseComment,
	may: [MODERATORS],
	on: { object: 'comment', states: { shown: 'comment.not-open', reported: 'comment.not-open', waiting: 'done', declined: 'comment.not-open', hidden: 'comment.not-open', appealed: 'comment.not-open', upheld: 'comment.not-open' } },
	refusals: ['object.not-found', 'comment.not-open', 'comment.names-you', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const at = await stepOn(tx, input, 'released');
		if (!at.ok) return at;
		const office = await decider(tx, [MODERATORS], caller, at.value);
		if (!office.ok) return office;
		await writeStep(tx, at.value, { subject: input.subject, step: 'released', reason: input.reason, ...signed(office.value) }, office.value.office);
		await show(tx, at.value, office.value.office);
		return ok(outcome(at.value));
	}
});
