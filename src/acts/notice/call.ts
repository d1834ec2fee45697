import { err, ok } from '#domain/basics/result.ts';
import { readKey } from '#domain/oversight/happening.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { CALLERS } from './choices.ts';
import { TickCall } from './call.input.ts';

/** A clerk called, and ticks off what was told. What came up since the list was printed stays on it. */
export const call = act({
	name: 'notice.call',
	input: TickCall,
	may: [CALLERS],
	refusals: ['object.not-found'],
	limit: { count: 1000, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input) {
		const { notices } = tx.records;
		let ticked = 0;
		for (const key of new Set(input.keys)) {
			const { kind, object, nth } = readKey(key)!;
			const waiting = await notices.notice({ person: input.person, object, kind, nth });
			if (!waiting || waiting.community !== input.community || waiting.call === 'none') return err(refusal('object.not-found'));
			// Two clerks at two telephones: what the first told stays told.
			if (waiting.call !== 'waits') continue;
			await notices.updateNotice(waiting, { call: input.outcome === 'not-reached' ? 'waits' : input.outcome, callAt: tx.now, calls: waiting.calls + 1 });
			ticked++;
		}
		return ok({ ticked, about: `${input.person} ${input.outcome}` });
	}
});
