import { moderationDue } from '#domain/comment/house-rules.ts';
import type { ModerationNoteContent } from '#domain/comment/moderation.ts';
import { toHex } from '#domain/basics/bytes.ts';
import { subjectIdOf, type CommunityCode, type SubjectId } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act, type Tx } from '../act.ts';
import { refusal } from '../refusal.ts';
import { rulesIn } from '../rules-in.ts';
import { outcome, stepOn, writeStep } from './at-hand.ts';
import { ReportComment } from './report.input.ts';

/** Keeps what somebody wrote with a step: a content of the office, because it may repeat what is hidden. */
export async function writeNote(tx: Tx, community: CommunityCode, step: SubjectId, text: string, who: string): Promise<void> {
	const note: ModerationNoteContent = { type: 'moderation-note', v: 1, community, subject: subjectIdOf(tx.random(16)), lang: 'zh-CN', parent: step, text };
	await tx.write(note, who, { first: true, audience: 'office' });
}

/** A resident says that a comment breaks a house rule. One person reports a comment once; the office answers in public, by a day. */
export const report = act({
	name: 'comment.report',
	input: ReportComment,
	may: [{ who: 'resident' }],
	on: { object: 'comment', states: { shown: 'done', reported: 'done', waiting: 'comment.not-open', declined: 'comment.not-open', hidden: 'comment.not-open', appealed: 'comment.not-open', upheld: 'comment.not-open' } },
	refusals: ['object.not-found', 'question.day-in-future', 'comment.not-open', 'comment.settled', 'comment.reported-already', 'delivery.id-used'],
	limit: { count: 10, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		if (input.claimed !== undefined && input.claimed > tx.today) return err(refusal('question.day-in-future', { params: { day: input.claimed } }));
		const at = await stepOn(tx, input, 'reported', input.rule);
		if (!at.ok) return at;
		if (await tx.records.comments.hasDone(input.comment, 'reported', caller.person)) return err(refusal('comment.reported-already'));
		// The first report starts the clock; those that follow do not put it off.
		const running = at.value.standing.open?.due;
		const due = running ?? moderationDue('report', tx.today, await rulesIn(tx, at.value.words.community));
		const who = `p-${toHex(tx.random(8))}`;
		await writeStep(tx, at.value, { subject: input.subject, step: 'reported', rule: input.rule, who, ...(running === undefined ? { due } : {}) }, who);
		if (input.text !== undefined) await writeNote(tx, at.value.words.community, input.subject, input.text, who);
		await tx.records.record.addAuthor(input.subject, caller.person);
		return ok(outcome(at.value, { due }));
	}
});
