/** How much somebody may still do: so much at once, so much more with every second. */
export interface Bucket {
	left: number;
	at: number;
}

/**
 * Takes from a bucket.
 * @param now in ms, never going back
 * @returns false when there is not so much in it
 */
export function take(bucket: Bucket, amount: number, now: number, { burst, perSecond }: { burst: number; perSecond: number }): boolean {
	bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) * perSecond) / 1000);
	bucket.at = now;
	bucket.left -= amount;
	return bucket.left >= 0;
}
