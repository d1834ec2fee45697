/** For what is no page: data and files run nothing and are framed by nobody. */
const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** Directives that a base map needs: its style and tiles are fetched, its signs are pictures, its letters are fetched too. */
const OF_BASE_MAP = /^(connect-src|img-src) /;

/** Lets a page with a map load the base map that is configured, and nothing else from there: no script, no style sheet. */
export function allowBaseMap(headers: Headers, origins: readonly string[]): void {
	const policy = headers.get('content-security-policy');
	if (!policy) return;
	const widened = policy.split(/;\s*/).map((directive) => (OF_BASE_MAP.test(directive) ? `${directive} ${origins.join(' ')}` : directive));
	headers.set('content-security-policy', widened.join('; '));
}

/**
 * Headers of every answer, errors too. Pages bring Kit's policy with a nonce; everything else gets one that allows nothing.
 * `signedIn` answers are kept nowhere.
 */
export function setHeaders(headers: Headers, more: { origin: string; signedIn: boolean }): void {
	headers.set('x-content-type-options', 'nosniff');
	headers.set('referrer-policy', 'same-origin');
	headers.set('x-frame-options', 'DENY');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('cross-origin-resource-policy', 'same-origin');
	headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()');
	if (more.origin.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000');
	if (!headers.has('content-security-policy')) headers.set('content-security-policy', FILE_POLICY);
	if (more.signedIn) headers.set('cache-control', 'no-store');
	else if (!headers.has('cache-control')) headers.set('cache-control', 'no-cache');
	headers.append('vary', 'cookie, accept-language, accept-encoding');
}
