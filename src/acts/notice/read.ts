import { err, ok } from '#domain/basics/result.ts';
import { readKey } from '#domain/oversight/happening.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ReadRows } from './read.input.ts';

/** Somebody has seen rows of their inbox. Only they know; nobody is shown who has read what. */
export const read = act({
	name: 'notice.read',
	input: ReadRows,
	may: [{ who: 'signed-in' }],
	refusals: [],
	limit: { count: 500, per: 'day' },
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const { notices } = tx.records;
		for (const key of new Set(input.keys)) {
			await notices.markRead(caller.person, key, tx.now);
			const { kind, object, nth } = readKey(key)!;
			const waiting = await notices.notice({ person: caller.person, object, kind, nth });
			// Who has read it need not be told of it.
			if (waiting) await notices.updateNotice(waiting, { readAt: tx.now, ...(waiting.mail === 'waits' ? { mail: 'none' } : {}), ...(waiting.call === 'waits' ? { call: 'none' } : {}) });
		}
		return ok({ about: caller.person });
	}
});
