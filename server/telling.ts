import type { Portal } from '#acts/portal.ts';
import { isDue, type CodeLetter, type Letter } from '#acts/notice/claim.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { minuteOf } from '#domain/community/quiet-hours.ts';
import { keyOf } from '#domain/oversight/happening.ts';
import { codeMail, letterMail, type Mail } from './letter.ts';
import type { Log } from './log.ts';
import { say } from './say.ts';
import type { MailSettings } from './settings.ts';
import { openSmtp, type Outcome } from './smtp.ts';

/** How often is looked for mail whose hour has come, and how long after a line of the record people are told of it, in ms. */
const LOOK_MS = 5_000;
const SETTLE_MS = 1_000;
/** How much of the lease must be left to begin a letter, in ms. */
const SPARE_MS = 60_000;

/** The clock's work of telling people. */
export interface Telling {
	/** Looks now; resolves when there is nothing to be done at this moment. */
	look(): Promise<void>;
	/** Finishes the letter that is on its way and begins no other. */
	close(): Promise<void>;
}

/**
 * Tells people what the record brought: goes through its new lines in order (acts notice.make), and sends what waits for mail, if there is a
 * mail server. Who sends holds a lease in the ledger, so that two processes never both do; that a letter is on its way is on disk before it
 * goes. If the power fails here, lines are gone through again from where they stood, and a letter on its way is not sent twice.
 */
export function openTelling({ portal, mail, log, random }: { portal: Portal; mail: MailSettings | undefined; log: Log; random(length: number): Uint8Array }): Telling {
	const holder = subjectIdOf(random(16));
	const smtp = mail && openSmtp(mail);
	let running: Promise<void> | undefined;
	let again = false;
	let closed = false;
	let settle: NodeJS.Timeout | undefined;

	/** Goes on where the last one stopped, in every record. */
	async function note(): Promise<void> {
		for (const { community, size } of await portal.records.record.logs()) {
			for (let told = Number((await portal.records.record.state(`told ${community}`)) ?? 0); told < size && !closed; ) {
				const done = await portal.perform('notice.make', { community }, { kind: 'clock' });
				if (!done.ok) return;
				told = size - Number(done.value.left);
			}
		}
	}

	async function isMailDue(): Promise<boolean> {
		const { notices } = portal.records;
		if ((await notices.codesToSend()).length > 0) return true;
		const minute = minuteOf(portal.now(), portal.zone());
		const waiting = await notices.waitingMail(5_000);
		return waiting.some(({ notice, choice }) => notice.mail === 'sending' || isDue(notice, choice, minute, portal.machineNow()));
	}

	async function send(letter: Mail): Promise<Outcome> {
		const headers = { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe': `<${portal.origin}/me/notices>` };
		const { outcome, trouble } = await smtp!.send(letter, headers, new Date(portal.machineNow()));
		if (trouble) log.error({ ...trouble, outcome }, 'a letter could not be sent');
		return outcome;
	}

	/** Sends what is due, turn by turn. False when another process has the lease, or the ledger takes nothing. */
	async function post(): Promise<boolean> {
		const claimed = await portal.perform('notice.claim', { holder }, { kind: 'clock' });
		if (!claimed.ok) return false;
		const { letters, codes, until } = claimed.value as unknown as { letters: Letter[]; codes: CodeLetter[]; until: number };
		for (const code of codes) await send(await codeMail(portal, code));
		const outcomes: { person: string; keys: string[]; outcome: Outcome }[] = [];
		for (const letter of letters) {
			const inTime = !closed && portal.machineNow() < until - SPARE_MS;
			outcomes.push({ person: letter.person, keys: letter.about.map(keyOf), outcome: inTime ? await send(await letterMail(portal, letter)) : 'later' });
		}
		if (outcomes.length > 0) await portal.perform('notice.sent', { holder, letters: outcomes }, { kind: 'clock' });
		return true;
	}

	async function work(): Promise<void> {
		do {
			again = false;
			await note();
			while (smtp && !closed && (await isMailDue())) if (!(await post())) break;
		} while (again && !closed);
	}

	function look(): Promise<void> {
		if (closed) return running ?? Promise.resolve();
		if (running) again = true;
		running ??= work()
			.catch((error: unknown) => log.error({ error }, 'telling people failed'))
			.finally(() => (running = undefined));
		return running;
	}

	const timer = setInterval(() => void look(), LOOK_MS).unref();
	const stopListening = portal.onGrowth(() => (settle ??= setTimeout(() => {
		settle = undefined;
		void look();
	}, SETTLE_MS).unref()));
	void smtp?.reachable().then((is) => {
		if (!closed) say((w) => (is ? w.mail.on(smtp.host) : w.mail.unreachable(smtp.host)));
	});
	void look();

	return {
		look,
		async close() {
			closed = true;
			clearInterval(timer);
			clearTimeout(settle);
			stopListening();
			await running;
			smtp?.close();
		}
	};
}
