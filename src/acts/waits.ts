/** Waiting times after failures, in ms: they grow, end at 15 minutes, and never become for ever. */
const STEPS = [60_000, 120_000, 240_000, 480_000, 900_000] as const;

/** Without a new failure for so long, the old ones are forgotten. */
const FORGOTTEN_AFTER = 24 * 3_600_000;

/** Most keys kept: about 20 MB when somebody fills them all. */
export const MOST_KEYS = 100_000;

/** Who has to wait after failing too often. In memory: a restart forgives everybody, known and unknown names alike. */
export interface Waits {
	/** Ms left to wait for a key; 0 when it is free. */
	left(key: string): number;
	/** Counts a failure; beyond `free` of them each makes the wait longer. */
	failed(key: string, free: number): void;
	/** Forgets a key, after it did right. */
	forget(key: string): void;
	/** How many keys are kept. */
	kept(): number;
}

/**
 * Makes the book of waits. `now` is machine time in ms. A full book forgets what nobody has to remember any more, then the keys with the fewest
 * failures, of these the one that failed longest ago: to wash a key with n failures away, a flood must fail n times under each of 100,000 others.
 */
export function createWaits(now: () => number): Waits {
	/** In the order in which they last failed. */
	const book = new Map<string, { failures: number; at: number; until: number }>();

	/** A tenth of the places, so that the next ones need not look. */
	function makeRoom(at: number): void {
		for (const [key, known] of book) {
			if (at - known.at < FORGOTTEN_AFTER) break;
			book.delete(key);
		}
		const most = MOST_KEYS * 0.9;
		// Sorting keeps the order among equals.
		for (const [key] of [...book].sort(([, a], [, b]) => a.failures - b.failures).slice(0, Math.max(0, book.size - most))) book.delete(key);
	}

	return {
		left: (key) => Math.max(0, (book.get(key)?.until ?? 0) - now()),
		failed(key, free) {
			const at = now();
			const known = book.get(key);
			const failures = known && at - known.at < FORGOTTEN_AFTER ? known.failures + 1 : 1;
			const step = STEPS[Math.min(failures - free, STEPS.length - 1)];
			book.delete(key);
			if (book.size >= MOST_KEYS) makeRoom(at);
			book.set(key, { failures, at, until: failures >= free ? at + step! : 0 });
		},
		forget: (key) => void book.delete(key),
		kept: () => book.size
	};
}
