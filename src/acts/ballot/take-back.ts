import { paperOf } from '#domain/ballot/written-proxy.ts';
import { toHex } from '#domain/basics/bytes.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { ASSISTANTS } from '../assisted.ts';
import { localText, pollAtHand } from '../poll/at-hand.ts';
import { refusal } from '../refusal.ts';
import { changesPapers, lineSpokenOf, papersIn } from './papers.ts';
import { TakeBackBallot } from './take-back.input.ts';

/** A written proxy is taken back before it was used: from then on its holder votes for nobody but themselves. */
export const takeBack = act({
	name: 'ballot.take-back',
	input: TakeBackBallot,
	may: [{ who: 'resident' }, ...ASSISTANTS],
	on: { object: 'poll', states: { announced: 'done', open: 'done', ended: 'poll.closed', closed: 'poll.closed' } },
	refusals: [
		'object.not-found', 'caller.not-allowed', 'input.invalid', 'poll.closed', 'poll.channel-closed', 'poll.not-on-list', 'electorate.line-unknown', 'poll.no-proxy', 'poll.voted-already'
	],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const at = await pollAtHand(tx, input.community, input.poll);
		if (!at) return err(refusal('object.not-found'));
		const changes = changesPapers(at, localText(at.opening.closes, tx.zone));
		if (!changes.ok) return changes;
		const spoken = await lineSpokenOf(tx, caller, at, input);
		if (!spoken.ok) return spoken;
		const { line, help } = spoken.value;
		const paper = paperOf(await papersIn(tx.records, input.poll), line.n);
		if (!paper) return err(refusal('poll.no-proxy'));
		const used = (await tx.records.polls.ballotsOfUnit(input.poll, line.n)).find(({ proxy }) => proxy !== null);
		if (used) return err(refusal('poll.voted-already', { params: { receipt: used.hash.slice(0, 12) } }));
		await tx.write({ ...paper.content, revoked: tx.today }, help?.office.office ?? `p-${toHex(tx.random(8))}`);
		return ok({ subject: paper.content.subject, number: at.opening.number, n: line.n });
	}
});
