/** How often: so many per household (or address, for guests) in a time. */
export interface Limit {
	count: number;
	per: 'minute' | 'ten-minutes' | 'hour' | 'day';
}

const SPAN = { minute: 60_000, 'ten-minutes': 600_000, hour: 3_600_000, day: 86_400_000 } as const;

/** Token buckets in memory, one per key. Forgotten at a restart, which is at most one more full bucket for everybody. */
export interface Rates {
	/** Takes one from the bucket of a key; false when it is empty. */
	take(key: string, limit: Limit): boolean;
	/** Gives one back, for an act that was refused for the portal's own reasons. */
	give(key: string, limit: Limit): void;
}

/** Most keys kept; when it is reached, full buckets are forgotten, then the oldest. */
const MOST_KEYS = 100_000;

/** Makes the buckets. `now` is machine time in ms. */
export function createRates(now: () => number): Rates {
	const buckets = new Map<string, { left: number; at: number }>();
	const filled = (key: string, limit: Limit) => {
		const at = now();
		const bucket = buckets.get(key) ?? { left: limit.count, at };
		bucket.left = Math.min(limit.count, bucket.left + (Math.max(0, at - bucket.at) * limit.count) / SPAN[limit.per]);
		bucket.at = at;
		return bucket;
	};
	return {
		take(key, limit) {
			const name = `${key} ${limit.count}/${limit.per}`;
			const bucket = filled(name, limit);
			buckets.delete(name);
			if (buckets.size >= MOST_KEYS) buckets.delete(buckets.keys().next().value!);
			buckets.set(name, bucket);
			if (bucket.left < 1) return false;
			bucket.left -= 1;
			return true;
		},
		give(key, limit) {
			const name = `${key} ${limit.count}/${limit.per}`;
			const bucket = buckets.get(name);
			if (bucket) bucket.left = Math.min(limit.count, bucket.left + 1);
		}
	};
}
