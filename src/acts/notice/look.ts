import { ok } from '#domain/basics/result.ts';
import { formatMinute, isQuiet, minuteOf, type Minute, type QuietHours } from '#domain/community/quiet-hours.ts';
import { keyOf } from '#domain/oversight/happening.ts';
import type { CallRow } from '#records/notices.ts';
import { act } from '../act.ts';
import { CALLERS } from './choices.ts';
import { LookAtCalls } from './look.input.ts';

/** Somebody to be called, and about what. */
export interface Call {
	person: string;
	name: string;
	phone: string;
	household: string | null;
	/** Hours in which they are not to be called, and whether it is one now. */
	quiet: { from: string; until: string; now: boolean };
	/** How often they were called in vain for what waits. */
	tries: number;
	about: { key: string; object: string; kind: string; nth: number; seq: number }[];
}

/** Whoever agreed and has something waiting: first whoever may be called at this minute of the day, then whoever has quiet hours; each in the order in which it happened. */
export function callsOf(rows: readonly CallRow[], agreed: ReadonlyMap<string, QuietHours>, minute: Minute): Call[] {
	const calls = new Map<string, Call>();
	for (const row of rows) {
		const hours = agreed.get(row.person);
		if (!hours || !row.phone) continue;
		const quiet = { from: formatMinute(hours.from), until: formatMinute(hours.until), now: isQuiet(hours, minute) };
		const call = calls.get(row.person) ?? { person: row.person, name: row.name, phone: row.phone, household: row.household, quiet, tries: 0, about: [] };
		call.about.push({ key: keyOf(row), object: row.object, kind: row.kind, nth: row.nth, seq: row.seq });
		call.tries = Math.max(call.tries, row.calls);
		calls.set(row.person, call);
	}
	return [...calls.values()].sort((a, b) => Number(a.quiet.now) - Number(b.quiet.now));
}

/**
 * A clerk looks at whom to call about what, with names and numbers: only of those who agreed, and whose they were is written into the
 * private audit each time.
 */
export const look = act({
	name: 'notice.look',
	input: LookAtCalls,
	may: [CALLERS],
	refusals: [],
	limit: { count: 300, per: 'day' },
	// The book of deliveries keeps no telephone numbers.
	secret: true,
	community: (input) => input.community,
	async decide(tx, input) {
		const { notices } = tx.records;
		const agreed = new Map((await notices.callable(input.community)).map(({ person, quietFrom, quietUntil }) => [person, { from: quietFrom, until: quietUntil }]));
		const calls = callsOf(await notices.callsIn(input.community), agreed, minuteOf(tx.now, tx.zone));
		return ok({ calls, about: calls.map(({ person }) => person).join(' ') });
	}
});
