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

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Where somebody is sent who came to this machine under its other name: 127.0.0.1 instead of localhost is another origin, and forms
 * from there would be refused as foreign. Undefined when the name is right, or is no name of this machine.
 */
export function otherNameOf(url: URL, hostHeader: string | null, own: string): string | undefined {
	const host = URL.parse(`http://${hostHeader ?? ''}`);
	const wanted = new URL(own);
	if (!host || host.host === wanted.host || !LOOPBACK.has(host.hostname) || !LOOPBACK.has(wanted.hostname)) return undefined;
	return own + url.pathname + url.search;
}
