import { SESSION_MS } from '../caller.ts';
import { SLIP_REMEMBERED_MS } from '../slip/slips.ts';

const DAY_MS = 86_400_000;

/** How long what is private is kept, in days. Stated on /privacy, kept by `retention.run`; security.md §5. */
export const RETENTION_DAYS = {
	/** Phones that have not been used, and desks: their sign-in goes. */
	idleDevice: SESSION_MS.device.idle / DAY_MS,
	/** Slips after they ended or were used up: until then whoever types one is told what became of it. */
	slip: SLIP_REMEMBERED_MS / DAY_MS,
	/** The private audit: sign-ins, slips, who looked at whose data. */
	audit: 180,
	/** The book of deliveries: after so long nobody's phone still sends an act again. */
	delivery: 120,
	/** What was typed letter by letter, and by whom, after the draft was sealed or given up: the text itself is in the record. */
	draft: 30
} as const;
