/** Name of the session cookie: with https the prefix binds it to this very host and to https. */
export function sessionCookieName(origin: string): string {
	return origin.startsWith('https:') ? '__Host-yishi' : 'yishi';
}

/**
 * How the session cookie is set: no script reads it, other sites' forms do not send it. `maxAge` in seconds; the ledger decides
 * when a session ends, the cookie only stops being sent.
 */
export function sessionCookie(origin: string, maxAge: number) {
	return { path: '/', httpOnly: true, sameSite: 'lax', secure: origin.startsWith('https:'), maxAge } as const;
}
