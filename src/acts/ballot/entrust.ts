import type { WrittenProxyContent } from '#domain/ballot/written-proxy.ts';
import { paperOf } from '#domain/ballot/written-proxy.ts';
import { toHex } from '#domain/basics/bytes.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { ASSISTANTS } from '../assisted.ts';
import { localText, pollAtHand } from '../poll/at-hand.ts';
import { refusal } from '../refusal.ts';
import { EntrustBallot } from './entrust.input.ts';
import { changesPapers, lineSpokenOf, mayRepresent, papersIn } from './papers.ts';

/**
 * Somebody who cannot come has another on the list vote in their place, in this poll: by their own phone, or at the desk, where the paper is read
 * back to them. It is public at once, by numbers of the list, and can be taken back until it has been used. Whoever is represented represents
 * nobody.
 */
export const entrust = act({
	name: 'ballot.entrust',
	input: EntrustBallot,
	may: [{ who: 'resident' }, ...ASSISTANTS],
	on: { object: 'poll', states: { announced: 'done', open: 'done', ended: 'poll.closed', closed: 'poll.closed' } },
	refusals: [
		'object.not-found', 'caller.not-allowed', 'input.invalid', 'poll.closed', 'poll.channel-closed', 'poll.not-on-list', 'electorate.line-unknown', 'poll.recused', 'poll.voted-already',
		'poll.proxy-not-allowed', 'poll.proxy-given', 'poll.proxy-chain', 'poll.too-many-proxies', 'poll.proxy-other-household', 'delivery.id-used'
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
		const { polls } = tx.records;
		if (await polls.recusal(input.poll, line.n)) return err(refusal('poll.recused'));
		const [voted] = await polls.ballotsOfUnit(input.poll, line.n);
		if (voted) return err(refusal('poll.voted-already', { params: { receipt: voted.hash.slice(0, 12) } }));
		const holder = await mayRepresent(tx, at, line, await polls.line(input.poll, input.by));
		if (!holder.ok) return holder;
		// The same paper twice, from the phone and at the desk, is one.
		const before = paperOf(await papersIn(tx.records, input.poll), line.n);
		if (before) return ok({ subject: before.content.subject, number: at.opening.number, n: line.n, by: input.by });
		const content: WrittenProxyContent = {
			type: 'written-proxy', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.poll, n: line.n, by: input.by, on: tx.today,
			...(help ? { assisted: help.mark } : {})
		};
		await tx.write(content, help?.office.office ?? `p-${toHex(tx.random(8))}`, { first: true });
		if (help) await help.note(tx, input.subject);
		else await tx.records.record.addAuthor(input.subject, line.person);
		return ok({ subject: input.subject, number: at.opening.number, n: line.n, by: input.by });
	}
});
