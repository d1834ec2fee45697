import { subjectIdOf } from '#domain/basics/id.ts';
import { endOfDay } from '#domain/basics/day.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { outcome, show, stepOn, writeStep } from './at-hand.ts';
import { LapseComment } from './lapse.input.ts';

/** Nobody reviewed a comment in time: it shows by itself. It happened when the last day ended, however late the clock comes to it. */
export const lapse = act({
	name: 'comment.lapse',
	input: LapseComment,
	may: [{ who: 'clock' }],
	on: { object: 'comment', states: { shown: 'comment.not-open', reported: 'comment.not-open', waiting: 'done', declined: 'comment.not-open', hidden: 'comment.not-open', appealed: 'comment.not-open', upheld: 'comment.not-open' } },
	refusals: ['object.not-found', 'comment.not-open'],
	community: (input) => input.community,
	async decide(tx, input) {
		const at = await stepOn(tx, input, 'lapsed');
		if (!at.ok) return at;
		const due = at.value.standing.open?.due;
		if (due === undefined || tx.today <= due) return err(refusal('comment.not-open'));
		const happenedAt = endOfDay(due, tx.zone);
		await writeStep(tx, at.value, { subject: subjectIdOf(tx.random(16)), step: 'lapsed' }, 'clock', { happenedAt });
		await show(tx, at.value, 'clock', { happenedAt });
		return ok(outcome(at.value));
	}
});
