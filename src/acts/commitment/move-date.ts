import { err, ok } from '#domain/basics/result.ts';
import type { CommitmentContent } from '#domain/resolution/resolution.ts';
import { act } from '../act.ts';
import { spoken } from '../democracy-day/may.ts';
import { refusal } from '../refusal.ts';
import { commitmentIn, workOffice, WORKERS } from './at-hand.ts';
import { MoveDate } from './move-date.input.ts';

/** Times a last day can be moved: what is moved again and again was not promised. */
const MOST_MOVES = 12;

/** The last day of a commitment is moved, with the reason. The day that was promised first, and every day since, stays to be seen. */
export const moveDate = act({
	name: 'commitment.move-date',
	input: MoveDate,
	may: [WORKERS],
	on: { object: 'commitment', states: { open: 'done', done: 'commitment.done' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'commitment.done'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const commitment = await commitmentIn(tx, input.community, input.commitment);
		const by = workOffice(caller, input.community, commitment?.office);
		if (!by) return err(refusal('caller.not-allowed'));
		if (!commitment) return err(refusal('object.not-found'));
		if (commitment.done !== undefined) return err(refusal('commitment.done'));
		if (input.to < tx.today) return err(refusal('input.invalid', { fields: [{ path: 'to', code: 'too-small' }] }));
		const moved = commitment.moved ?? [];
		if (input.to === commitment.due || moved.length >= MOST_MOVES) return err(refusal('input.invalid', { fields: [{ path: 'to', code: 'wrong' }] }));
		await tx.write<CommitmentContent>({ ...commitment, due: input.to, moved: [...moved, { from: commitment.due, to: input.to, on: tx.today, reason: input.reason, by: spoken(by) }] }, by.office);
		return ok({ subject: input.commitment });
	}
});
