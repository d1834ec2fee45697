/** How often: so many per household (or address, for guests) in a time. */
export interface Limit {
	count: number;
	per: 'minute' | 'ten-minutes' | 'hour' | 'day';
}

const SPAN = { minute: 60_000, 'ten-minutes': 600_000, hour: 3_600_000, day: 86_400_000 } as const;

/** Token buckets in memory, one for each `who` of a `what`. Forgotten at a restart, which is at most one more full bucket for everybody. */
export interface Rates {
	/** Takes one from somebody's bucket; false when it is empty. */
	take(what: string, who: string, limit: Limit): boolean;
	/** Gives one back, for an act that was refused for the portal's own reasons. */
	give(what: string, who: string, limit: Limit): void;
}

/** Most buckets kept of one `what`: about 10 MB when somebody fills them all. */
export const MOST_BUCKETS = 100_000;

/** The bucket of all newcomers while nobody's can be forgotten. */
const NEWCOMERS = ' newcomers';

/** A store in which nothing can be forgotten is not looked through again for so long, in ms. */
const LOOK_AGAIN_MS = 1000;

interface Bucket {
	left: number;
	/** Machine time in ms at which that was. */
	at: number;
}

interface Store {
	buckets: Map<string, Bucket>;
	/** Machine time in ms before which there is no room. */
	lookAgain: number;
}

/**
 * Makes the buckets. `now` is machine time in ms. Each `what` has a store of its own, so that a flood of one kind forgets nothing of another.
 * A store that is full forgets buckets that have filled up again, then those from which least was taken lately; an empty bucket is never
 * forgotten: if there are no others left, whoever comes new shares one bucket with all that come new.
 */
export function createRates(now: () => number): Rates {
	const stores = new Map<string, Store>();

	function storeOf(what: string, limit: Limit): Store {
		const name = `${what} ${limit.count}/${limit.per}`;
		const store = stores.get(name) ?? { buckets: new Map(), lookAgain: 0 };
		stores.set(name, store);
		return store;
	}

	const leftIn = (bucket: Bucket, limit: Limit, at: number) => Math.min(limit.count, bucket.left + (Math.max(0, at - bucket.at) * limit.count) / SPAN[limit.per]);

	/** A tenth of the places, so that the next ones need not look. */
	function makeRoom(store: Store, limit: Limit, at: number): void {
		const { buckets } = store;
		if (at < store.lookAgain) return;
		for (const [who, bucket] of buckets) if (leftIn(bucket, limit, at) >= limit.count) buckets.delete(who);
		// In the order in which they were last used.
		for (const [who, bucket] of buckets) {
			if (buckets.size <= MOST_BUCKETS * 0.9) return;
			if (leftIn(bucket, limit, at) >= 1) buckets.delete(who);
		}
		if (buckets.size >= MOST_BUCKETS) store.lookAgain = at + LOOK_AGAIN_MS;
	}

	return {
		take(what, asker, limit) {
			const store = storeOf(what, limit);
			const { buckets } = store;
			const at = now();
			if (!buckets.has(asker) && buckets.size >= MOST_BUCKETS) makeRoom(store, limit, at);
			const who = buckets.has(asker) || buckets.size < MOST_BUCKETS ? asker : NEWCOMERS;
			const bucket = buckets.get(who) ?? { left: limit.count, at };
			bucket.left = leftIn(bucket, limit, at);
			bucket.at = at;
			buckets.delete(who);
			buckets.set(who, bucket);
			if (bucket.left < 1) return false;
			bucket.left -= 1;
			return true;
		},
		give(what, asker, limit) {
			const { buckets } = storeOf(what, limit);
			const who = buckets.has(asker) ? asker : NEWCOMERS;
			const bucket = buckets.get(who);
			if (!bucket) return;
			bucket.left = Math.min(limit.count, bucket.left + 1);
			if (bucket.left >= limit.count) buckets.delete(who);
		}
	};
}
