/** Methods that change nothing. */
const SAFE = new Set(['GET', 'HEAD']);

/** The methods this portal answers; everything else is 405. */
export const METHODS = new Set(['GET', 'HEAD', 'POST']);

/**
 * Whether a request may change something: every one that is not GET or HEAD names its origin, and it is ours. A missing origin
 * counts as foreign; browsers have sent it with every POST since 2020.
 */
export function isOwnOrigin(method: string, origin: string | null, own: string): boolean {
	return SAFE.has(method) || origin === own;
}
