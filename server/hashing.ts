import { hash, verify, type Options } from '@node-rs/argon2';
import type { Hashing } from '#acts/act.ts';
import { refusal } from '#acts/refusal.ts';
import { Refused } from '#acts/refused.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. `algorithm` 2 is argon2id: the package has its names in types only. */
const ARGON2ID: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Password hashing that leaves the machine to the others: at most `atOnce` run, at most `mostWaiting` wait, and whoever comes after
 * that is refused with rate.too-many. Each takes about 50 ms of a core and 19 MiB.
 */
export function createHashing({ atOnce = 2, mostWaiting = 64 } = {}): Hashing {
	const waiting: (() => void)[] = [];
	let running = 0;

	async function inTurn<T>(work: () => Promise<T>): Promise<T> {
		if (running < atOnce) running += 1;
		else {
			if (waiting.length >= mostWaiting) throw new Refused(refusal('rate.too-many'));
			// Whoever ends hands its place on, so `running` stays as it is.
			await new Promise<void>((resolve) => waiting.push(resolve));
		}
		try {
			return await work();
		} finally {
			const next = waiting.shift();
			if (next) next();
			else running -= 1;
		}
	}

	return {
		hash: (secret) => inTurn(() => hash(secret, ARGON2ID)),
		verify: (hashed, secret) => inTurn(() => verify(hashed, secret))
	};
}
