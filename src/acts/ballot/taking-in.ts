import type { SubjectId } from '#domain/basics/id.ts';
import type { Channel, Choice } from '#domain/ballot/ballot.ts';
import type { BallotContent } from '#domain/ballot/opening.ts';
import type { BallotRow } from '#records/polls.ts';
import type { Tx } from '../act.ts';
import type { PollAtHand } from '../poll/at-hand.ts';

/** What whoever cast a ballot is given: the same for the same ballot, however often it arrives. `receipt` is the beginning of its check code in the record. */
export function receiptOf({ opening }: PollAtHand, row: Pick<BallotRow, 'id' | 'seq' | 'hash'>): { subject: SubjectId; number: string; receipt: string; seq: number } {
	return { subject: row.id as SubjectId, number: opening.number, receipt: row.hash.slice(0, 12), seq: row.seq };
}

/** Takes in a ballot: its content, which the office keeps and whose hash the record has, and its row. */
export async function takeIn(
	tx: Tx, at: PollAtHand, ballot: { subject: SubjectId; n: number; choice: Choice; channel: Channel } & Partial<BallotContent>, actor: string
): Promise<BallotRow> {
	const content: BallotContent = {
		...ballot, type: 'ballot', v: 1, community: at.opening.community, lang: 'zh-CN', parent: at.poll, at: tx.now
	};
	const held = await tx.write(content, actor, { first: true, audience: 'office' });
	const { n, choice, channel, subject: id } = ballot;
	const row = { id, poll: at.poll, n, choice, channel, proxy: ballot.proxy ?? null, at: tx.now, seq: held.seq, hash: held.hash };
	await tx.records.polls.addBallot(row);
	return row;
}
