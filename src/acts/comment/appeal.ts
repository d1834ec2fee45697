import { moderationDue } from '#domain/comment/house-rules.ts';
import { toHex } from '#domain/basics/bytes.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { rulesIn } from '../rules-in.ts';
import { AppealComment } from './appeal.input.ts';
import { outcome, stepOn, writeStep } from './at-hand.ts';
import { SPEAKERS } from './moderators.ts';
import { writeNote } from './report.ts';

/** The author of a comment that was hidden, or not shown, asks the overseers. They decide by a day; until then it stays as it is. */
export const appeal = act({
	name: 'comment.appeal',
	input: AppealComment,
	may: [{ who: 'resident' }, SPEAKERS],
	on: { object: 'comment', states: { shown: 'comment.not-open', reported: 'comment.not-open', waiting: 'comment.not-open', declined: 'done', hidden: 'done', appealed: 'comment.not-open', upheld: 'comment.settled' } },
	refusals: ['object.not-found', 'question.day-in-future', 'caller.not-allowed', 'comment.not-open', 'comment.settled', 'delivery.id-used'],
	limit: { count: 10, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		if (input.claimed !== undefined && input.claimed > tx.today) return err(refusal('question.day-in-future', { params: { day: input.claimed } }));
		const at = await stepOn(tx, input, 'appealed');
		if (!at.ok) return at;
		if ((await tx.records.record.author(input.comment)) !== caller.person) return err(refusal('caller.not-allowed'));
		const due = moderationDue('appeal', tx.today, await rulesIn(tx, at.value.words.community));
		const who = at.value.words.author ?? `p-${toHex(tx.random(8))}`;
		await writeStep(tx, at.value, { subject: input.subject, step: 'appealed', due, who }, who);
		await writeNote(tx, at.value.words.community, input.subject, input.text, who);
		await tx.records.record.addAuthor(input.subject, caller.person);
		return ok(outcome(at.value, { due }));
	}
});
