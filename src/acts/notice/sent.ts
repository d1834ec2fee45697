import { err, ok } from '#domain/basics/result.ts';
import { readKey } from '#domain/oversight/happening.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { NoteSent } from './sent.input.ts';

/** How often a letter is tried that the mail server would not take now, and the first wait after it, doubled each time up to six hours, in ms. */
const MOST_TRIES = 10;
const FIRST_WAIT = 60_000;
const LONGEST_WAIT = 6 * 3_600_000;

/** Whoever sends notes what became of letters. Only the holder of the lease may: another has already called these `unsure`. */
export const sent = act({
	name: 'notice.sent',
	input: NoteSent,
	may: [{ who: 'clock' }],
	refusals: ['notice.lease-held'],
	async decide(tx, { holder, letters }) {
		const { notices } = tx.records;
		if ((await notices.lease('mail'))?.holder !== holder) return err(refusal('notice.lease-held'));
		for (const { person, keys, outcome } of letters) {
			for (const key of new Set(keys)) {
				const { kind, object, nth } = readKey(key)!;
				const notice = await notices.notice({ person, object, kind, nth });
				if (notice?.mail !== 'sending') continue;
				const tries = notice.tries + 1;
				if (outcome === 'later' && tries < MOST_TRIES) {
					await notices.updateNotice(notice, { mail: 'waits', tries, notBefore: tx.machineNow + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1)) });
				} else {
					await notices.updateNotice(notice, { mail: outcome === 'later' ? 'failed' : outcome, tries, mailAt: tx.now });
				}
			}
		}
		return ok({ about: letters.map(({ person, outcome }) => `${person} ${outcome}`).join(' ') });
	}
});
