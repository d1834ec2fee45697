import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { mayCount, pollAtHand, takesBallots } from '../poll/at-hand.ts';
import { ORGANISERS, organiserOf } from '../poll/may.ts';
import { refusal } from '../refusal.ts';
import { EnterBallot } from './enter.input.ts';
import { mayRepresent } from './papers.ts';
import { receiptOf, takeIn } from './taking-in.ts';

/**
 * A clerk enters what came of one unit on paper, by telephone or by written proxy, with somebody looking on. Whatever else came of that unit
 * stays in the record; which one counts is for the order that the poll was opened with, and how many came twice is published as a number.
 */
export const enterBallot = act({
	name: 'ballot.enter',
	input: EnterBallot,
	may: ORGANISERS,
	on: { object: 'poll', states: { announced: 'poll.not-open', open: 'done', ended: 'poll.closed', closed: 'poll.closed' } },
	refusals: [
		'object.not-found', 'input.invalid', 'caller.not-allowed', 'poll.counted-by-tellers', 'poll.not-open', 'poll.closed', 'poll.channel-closed', 'electorate.line-unknown',
		'poll.recused', 'poll.not-present', 'poll.too-many-proxies', 'poll.proxy-not-allowed', 'poll.proxy-given', 'poll.proxy-chain', 'poll.proxy-other-household', 'poll.voted-already', 'delivery.id-used'
	],
	limit: { count: 5000, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const at = await pollAtHand(tx, input.community, input.poll);
		if (!at) return err(refusal('object.not-found'));
		const office = organiserOf(ORGANISERS, caller, input.community, at.opening.body);
		if (!office || caller.kind !== 'person') return err(refusal('caller.not-allowed'));
		const { polls } = tx.records;
		const line = await polls.line(input.poll, input.n);
		const before = line ? await polls.ballotsOfUnit(input.poll, line.n) : [];
		const takes = takesBallots(at, tx.zone);
		if (!takes.ok) return takes;
		if (!at.opening.precedence.includes(input.channel)) return err(refusal('poll.channel-closed'));
		if (!line) return err(refusal('electorate.line-unknown', { params: { n: input.n } }));
		if ((input.channel === 'written_proxy') !== (input.proxy !== undefined)) return err(refusal('input.invalid', { fields: [{ path: 'proxy', code: 'missing' }] }));
		if (input.proxy === undefined) {
			const counts = await mayCount(tx, at, line);
			if (!counts.ok) return counts;
		} else {
			if (await polls.recusal(input.poll, line.n)) return err(refusal('poll.recused'));
			// Paper that is brought along with the ballot is judged like paper that was handed in before.
			const holder = await mayRepresent(tx, at, line, await polls.line(input.poll, input.proxy));
			if (!holder.ok) return holder;
			const counts = await mayCount(tx, at, holder.value);
			if (!counts.ok) return err(refusal('poll.proxy-not-allowed'));
		}
		const same = before.filter(({ channel }) => channel === input.channel).at(-1);
		// Two clerks type the same slip, or one of them twice.
		if (same && same.choice === input.choice && same.proxy === (input.proxy ?? null)) return ok({ ...receiptOf(at, same), duplicate: 0 });
		if (same && !at.opening.changeable) return err(refusal('poll.voted-already', { params: { receipt: same.hash.slice(0, 12) } }));
		const row = await takeIn(tx, at, {
			subject: input.subject, n: line.n, choice: input.choice, channel: input.channel, enteredBy: `${office.bodyName} ${office.holder}`, witness: input.witness,
			...(input.proxy === undefined ? {} : { proxy: input.proxy })
		}, office.office);
		return ok({ ...receiptOf(at, row), duplicate: before.some(({ channel }) => channel !== input.channel) ? 1 : 0 });
	}
});
