import { toHex } from '#domain/basics/bytes.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { mayCount, pollAtHand, takesBallots } from '../poll/at-hand.ts';
import { refusal } from '../refusal.ts';
import { CastBallot } from './cast.input.ts';
import { heldFor } from './papers.ts';
import { receiptOf, takeIn } from './taking-in.ts';

/**
 * Casts one's own ballot by phone, or that of a line by whose written proxy one votes. Judged on delivery, by the portal's clock and the list as it was frozen. A unit counts once: the same choice
 * again gives the first one's receipt and writes nothing, from however many phones and at once; another choice takes its place only where the
 * poll was opened so.
 */
export const cast = act({
	name: 'ballot.cast',
	input: CastBallot,
	may: [{ who: 'resident' }],
	on: { object: 'poll', states: { announced: 'poll.not-open', open: 'done', ended: 'poll.closed', closed: 'poll.closed' } },
	refusals: [
		'object.not-found', 'question.day-in-future', 'poll.counted-by-tellers', 'poll.not-open', 'poll.closed', 'poll.channel-closed', 'poll.not-on-list', 'poll.recused',
		'poll.not-present', 'poll.voted-already', 'poll.no-proxy', 'poll.proxy-not-allowed', 'delivery.id-used'
	],
	limit: { count: 600, per: 'hour' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		if (input.claimed !== undefined && input.claimed > tx.today) return err(refusal('question.day-in-future', { params: { day: input.claimed } }));
		const at = await pollAtHand(tx, input.community, input.poll);
		if (!at) return err(refusal('object.not-found'));
		const { polls } = tx.records;
		const own = await polls.lineOf(input.poll, caller.person);
		const represented = input.for === own?.n ? undefined : input.for;
		const proxy = represented !== undefined;
		const line = proxy ? own && (await polls.line(input.poll, represented)) : own;
		const before = line && (await polls.ballotsOfUnit(input.poll, line.n));
		// Delivered a second time, maybe after the close: the receipt was lost, not the ballot.
		const same = before?.find(({ id }) => id === input.subject);
		if (same) return same.choice === input.choice ? ok({ ...receiptOf(at, same) }) : err(refusal('delivery.id-used'));
		const takes = takesBallots(at, tx.zone);
		if (!takes.ok) return takes;
		const { precedence } = at.opening;
		const channel = proxy ? 'written_proxy' : 'portal';
		if (!precedence.includes('portal') || !precedence.includes(channel)) return err(refusal('poll.channel-closed'));
		if (!own) return err(refusal('poll.not-on-list'));
		if (!line || (proxy && !(await heldFor(tx.records, input.poll, line.n, own.n)))) return err(refusal('poll.no-proxy'));
		if (proxy && (await polls.recusal(input.poll, own.n))) return err(refusal('poll.proxy-not-allowed'));
		if (proxy && (await polls.recusal(input.poll, line.n))) return err(refusal('poll.recused'));
		const counts = await mayCount(tx, at, own);
		if (!counts.ok) return counts;
		// Whoever came after all, or sent paper, has voted: the paper they gave is not needed any more.
		const theirs = proxy ? before!.find((row) => row.channel !== channel) : undefined;
		if (theirs) return err(refusal('poll.voted-already', { params: { receipt: theirs.hash.slice(0, 12) } }));
		const last = before!.filter((row) => row.channel === channel).at(-1);
		if (last?.choice === input.choice) return ok({ ...receiptOf(at, last) });
		if (last && !at.opening.changeable) return err(refusal('poll.voted-already', { params: { receipt: last.hash.slice(0, 12) } }));
		const row = await takeIn(tx, at, {
			subject: input.subject, n: line.n, choice: input.choice, channel, ...(proxy ? { proxy: own.n } : {}), ...(input.claimed === undefined || input.claimed === tx.today ? {} : { claimed: input.claimed })
		}, `p-${toHex(tx.random(8))}`);
		return ok({ ...receiptOf(at, row) });
	}
});
