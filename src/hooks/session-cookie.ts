import type { Cookies } from '@sveltejs/kit';
import { SESSION_MS } from '#acts/caller.ts';

/** Name of the session cookie: with https the prefix binds it to this very host and to https. */
export function sessionCookieName(origin: string): string {
	return origin.startsWith('https:') ? '__Host-yishi' : 'yishi';
}

/**
 * How the session cookie is set: no script reads it, other sites' forms do not send it. `maxAge` in seconds, absent at a desk: there the
 * cookie goes with the browser. The ledger decides when a session ends, the cookie only stops being sent.
 */
export function sessionCookie(origin: string, maxAge?: number) {
	return { path: '/', httpOnly: true, sameSite: 'lax', secure: origin.startsWith('https:'), ...(maxAge === undefined ? {} : { maxAge }) } as const;
}

/** A phone keeps its cookie as long as a session can last at all. In seconds. */
const PHONE_MAX_AGE = SESSION_MS.device.whole / 1000;

/** Hands a new session's token to the browser, and to nothing else. */
export function keepToken(cookies: Cookies, origin: string, token: string, through: 'device' | 'desk'): void {
	cookies.set(sessionCookieName(origin), token, sessionCookie(origin, through === 'device' ? PHONE_MAX_AGE : undefined));
}

/** Takes the token away. */
export function dropToken(cookies: Cookies, origin: string): void {
	cookies.delete(sessionCookieName(origin), sessionCookie(origin));
}
