import { createTransport, type Transporter } from 'nodemailer';
import type { SENT_OUTCOMES } from '#acts/notice/sent.input.ts';
import type { Mail } from './letter.ts';
import type { MailSettings } from './settings.ts';

/** How long a mail server may take for a step, in ms. */
const STEP_MS = 15_000;

/** What became of a letter: taken; not now; never to this address; nobody knows. */
export type Outcome = (typeof SENT_OUTCOMES)[number];

/** What of an error is of use, and names nobody. */
export interface SmtpTrouble {
	code?: string | undefined;
	responseCode?: number | undefined;
	/** Whether the letter itself was on its way. */
	handed: boolean;
}

/** A mail server, to which letters are given one after another. */
export interface Smtp {
	host: string;
	send(mail: Mail, headers: Record<string, string>, date: Date): Promise<{ outcome: Outcome; trouble?: SmtpTrouble }>;
	/** Whether it can be reached now. */
	reachable(): Promise<boolean>;
	close(): void;
}

/**
 * What an error means. Until the server was asked to take the letter (DATA, RFC 5321 §4.1.1.4) it surely has not; its own answers say; a
 * connection that ends after that says nothing, and then the letter is not sent again.
 */
export function outcomeOf({ code, responseCode, handed }: SmtpTrouble): Outcome {
	// Name and password are our own trouble, and no word on the address.
	if (code === 'EAUTH') return 'later';
	if (responseCode !== undefined) return responseCode >= 500 ? 'failed' : 'later';
	return handed ? 'unsure' : 'later';
}

/** Opens the way to a mail server; connects for each letter. nodemailer reads neither files nor addresses that stand in a letter. */
export function openSmtp({ url, from }: MailSettings): Smtp {
	let handed = false;
	const quiet = () => undefined;
	// Errors of the network do not say how far it had come; the commands do, one letter at a time.
	const logger = {
		level: quiet, trace: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet,
		debug: (entry: { tnx?: string }, line?: unknown) => {
			if (entry.tnx === 'client' && line === 'DATA') handed = true;
		}
	};
	const settings = {
		connectionTimeout: STEP_MS, greetingTimeout: STEP_MS, socketTimeout: STEP_MS, disableFileAccess: true, disableUrlAccess: true, transactionLog: true, logger, url
	};
	const transport = createTransport(settings as never) as unknown as Transporter;
	return {
		host: new URL(url).host,
		async send({ to, subject, text, messageId }, headers, date) {
			handed = false;
			try {
				await transport.sendMail({ from, to, subject, text, messageId, headers, date });
				return { outcome: 'sent' };
			} catch (error) {
				const { code, responseCode } = error as { code?: string; responseCode?: number };
				const trouble = { code, responseCode, handed };
				return { outcome: outcomeOf(trouble), trouble };
			}
		},
		reachable: () => transport.verify().then(() => true, () => false),
		close: () => transport.close()
	};
}
