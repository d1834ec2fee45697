import type { Caller } from '#acts/act.ts';
import type { Limit } from '#acts/rates.ts';
import type { Rates } from '#acts/rates.ts';

/**
 * How much of the portal one household may use, or one address for those who are not signed in: a building may share an address, so the
 * numbers leave room for fifty neighbours. Reading pages is not limited here: a flood of that kind is the business of a proxy in front.
 */
const LIMITS = {
	/** Anything that may write. Each act has its own, narrower limit besides. */
	change: { count: 120, per: 'minute' },
	/** What costs more than a page: the record as a whole, a replica, a proof. */
	record: { count: 600, per: 'minute' }
} as const satisfies Record<string, Limit>;

/** Which limit a request falls under; undefined for reading pages. */
export function limitOf(method: string, path: string): keyof typeof LIMITS | undefined {
	if (method !== 'GET' && method !== 'HEAD') return 'change';
	return /^\/[A-Z0-9]+\/(replica|record\/(export|tile))(\/|$)/.test(path) || /\.json$/.test(path) ? 'record' : undefined;
}

/** Takes one request from the bucket of whoever asks; false when it is empty. */
export function withinLimit(rates: Rates, caller: Caller, method: string, path: string): boolean {
	const limit = limitOf(method, path);
	if (!limit) return true;
	const who = caller.kind === 'person' ? `household:${caller.household ?? caller.person}` : `address:${caller.kind === 'guest' ? caller.address : caller.kind}`;
	return rates.take(limit, who, LIMITS[limit]);
}
