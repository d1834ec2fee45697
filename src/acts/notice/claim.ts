import { isQuiet, minuteOf } from '#domain/community/quiet-hours.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { NoticeChoice, NoticeRow } from '#records/notices.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { zoneOf } from './choices.ts';
import { ClaimMail } from './claim.input.ts';

/** How long a process may send before it has to ask again, in machine ms. */
export const LEASE_MS = 120_000;
/** Letters of one turn: all of them go out well within the lease. */
const MOST_LETTERS = 20;
/** Notices that are looked through for letters. */
const MOST_WAITING = 5_000;

/** Whether a notice may go out by mail at this minute of the city's day and this machine time. */
export function isDue(notice: Pick<NoticeRow, 'mail' | 'notBefore'>, choice: NoticeChoice, minute: number, machineNow: number): boolean {
	return notice.mail === 'waits' && notice.notBefore <= machineNow && choice.email !== null && choice.confirmed && !isQuiet({ from: choice.quietFrom, until: choice.quietUntil }, minute);
}

/** A letter to be sent: everything that waits for one person. */
export interface Letter {
	person: string;
	to: string;
	lang: 'zh-CN' | 'en';
	about: Pick<NoticeRow, 'object' | 'kind' | 'nth' | 'community' | 'seq' | 'madeAt'>[];
}

/** A code to be sent to an address that is to be confirmed. */
export interface CodeLetter {
	person: string;
	to: string;
	lang: 'zh-CN' | 'en';
	code: string;
}

/**
 * A process takes the right to send mail, or keeps it, and gets what is to be sent now: one letter a person, oldest news first, nobody in
 * their quiet hours. That a notice is on its way is on disk before it goes. What an earlier holder left on its way may have arrived: it
 * does not go again, and says `unsure`.
 */
export const claim = act({
	name: 'notice.claim',
	input: ClaimMail,
	may: [{ who: 'clock' }],
	refusals: ['notice.lease-held'],
	secret: true,
	async decide(tx, { holder }) {
		const { notices } = tx.records;
		const held = await notices.lease('mail');
		if (held && held.holder !== holder && held.until > tx.machineNow) return err(refusal('notice.lease-held'));
		const until = tx.machineNow + LEASE_MS;
		await notices.putLease({ name: 'mail', holder, until });
		const minute = minuteOf(tx.now, await zoneOf(tx));
		const letters = new Map<string, Letter>();
		for (const { notice, choice } of await notices.waitingMail(MOST_WAITING)) {
			if (notice.mail === 'sending') {
				await notices.updateNotice(notice, { mail: 'unsure' });
				continue;
			}
			if (choice.email === null || !choice.confirmed) {
				await notices.updateNotice(notice, { mail: 'none' });
				continue;
			}
			if (!isDue(notice, choice, minute, tx.machineNow)) continue;
			const known = letters.get(notice.person);
			if (!known && letters.size >= MOST_LETTERS) continue;
			const letter = known ?? { person: notice.person, to: choice.email, lang: choice.lang, about: [] };
			const { object, kind, nth, community, seq, madeAt } = notice;
			letter.about.push({ object, kind, nth, community, seq, madeAt });
			letters.set(notice.person, letter);
			await notices.updateNotice(notice, { mail: 'sending', mailAt: tx.now });
		}
		const codes: CodeLetter[] = [];
		for (const choice of (await notices.codesToSend()).slice(0, MOST_LETTERS)) {
			await notices.putChoice({ ...choice, codeMail: 'sent' });
			if (choice.email !== null && choice.code !== null && choice.codeUntil > tx.machineNow) codes.push({ person: choice.person, to: choice.email, lang: choice.lang, code: choice.code });
		}
		const people = [...letters.keys(), ...codes.map(({ person }) => person)];
		return ok({ until, letters: [...letters.values()], codes, about: people.join(' ') });
	}
});
