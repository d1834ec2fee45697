import { err, ok } from '#domain/basics/result.ts';
import { boxesFrom } from '#domain/ballot/boxes.ts';
import { countsBy } from '#domain/ballot/opening.ts';
import type { TellersCount } from '#domain/ballot/counting.ts';
import { checkBox } from '#domain/ballot/tally.ts';
import type { Content } from '#domain/content/content.ts';
import { act, officesFor } from '../act.ts';
import { refusal } from '../refusal.ts';
import { localText, pollAtHand } from './at-hand.ts';
import { CountPoll } from './count.input.ts';
import { actingIn, ORGANISERS, TELLERS, WATCHERS } from './may.ts';

/** What one teller counted, kept by the office: the other counts apart, without it. `parent` is the poll's opening. */
interface BoxCountContent extends Content, TellersCount {
	type: 'box-count';
}

/**
 * A teller counts a box, or hands, apart from the other. The box is settled once two tellers say the same; until then both may count again.
 * Neither is told what the other has.
 */
export const count = act({
	name: 'poll.count',
	input: CountPoll,
	may: [TELLERS, ...ORGANISERS, WATCHERS],
	on: { object: 'poll', states: { announced: 'poll.not-open', open: 'done', ended: 'done', closed: 'poll.closed' } },
	refusals: ['object.not-found', 'input.invalid', 'caller.not-allowed', 'poll.counted-by-units', 'poll.not-open', 'poll.closed', 'poll.count-wrong', 'poll.box-settled', 'delivery.id-used'],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const at = await pollAtHand(tx, input.community, input.poll);
		if (!at) return err(refusal('object.not-found'));
		const { opening } = at;
		const watcher = officesFor(WATCHERS, caller, input.community)[0];
		const by = actingIn([TELLERS, ...ORGANISERS], caller, input.community, opening.body, input.poll) ?? (watcher && { actor: watcher.office, by: `${watcher.bodyName} ${watcher.holder}` });
		if (!by) return err(refusal('caller.not-allowed'));
		if (countsBy(opening.secrecy) !== 'totals') return err(refusal('poll.counted-by-units'));
		if (at.state === 'announced') return err(refusal('poll.not-open', { params: { opens: localText(opening.opens, tx.zone) } }));
		if (at.state === 'closed') return err(refusal('poll.closed', { params: { closes: localText(opening.closes, tx.zone) } }));
		const { community: _community, subject, poll, ...numbers } = input;
		const counted: TellersCount = { ...numbers, teller: by.by, ...(input.votes === undefined ? {} : { votes: input.votes }) } as TellersCount;
		// Against itself: whether it adds up.
		const [problem] = checkBox(counted, { ...counted, teller: `${counted.teller} ` }).filter((one) => one !== 'same-teller');
		if (problem) return err(refusal('poll.count-wrong', { params: { what: problem } }));
		const { election } = opening;
		const valid = input.returned - input.invalid;
		if (election ? input.votes?.length !== election.candidates.length || input.votes.some((one) => one > valid) : input.votes !== undefined) {
			return err(refusal('input.invalid', { fields: [{ path: 'votes', code: input.votes === undefined ? 'missing' : 'malformed' }] }));
		}
		const rows = await tx.records.polls.boxesOf(poll);
		if (boxesFrom(rows).some(({ box, settled }) => box === input.box && settled)) return err(refusal('poll.box-settled', { params: { box: input.box } }));
		const content: BoxCountContent = { ...counted, type: 'box-count', v: 1, community: input.community, subject, lang: 'zh-CN', parent: poll };
		const held = await tx.write(content, by.actor, { first: true, audience: 'office' });
		await tx.records.polls.addBox({ id: subject, poll, box: input.box, person: caller.person, count: counted }, held.seq);
		const box = boxesFrom(await tx.records.polls.boxesOf(poll)).find((one) => one.box === input.box)!;
		return ok({ subject, number: opening.number, box: input.box, state: box.settled ? 'settled' : box.problems ? 'differ' : 'one' });
	}
});
