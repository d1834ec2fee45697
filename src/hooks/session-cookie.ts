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

/** Most persons on one phone besides the one it is open for. */
const MOST_OTHERS = 5;

const peopleCookie = (origin: string) => `${sessionCookieName(origin)}-people`;

/** The tokens of the other persons of this phone. They open nothing by themselves: every page and act goes by the one in the session cookie. */
export function otherTokens(cookies: Pick<Cookies, 'get'>, origin: string): string[] {
	return (cookies.get(peopleCookie(origin)) ?? '').split('~').filter((token) => /^[a-z2-7]{24}\.[a-z2-7]{48}$/.test(token)).slice(0, MOST_OTHERS);
}

/** The token of a session among those of this phone, by the id that pages show. */
export function tokenOfSession(tokens: readonly string[], session: string): string | undefined {
	return tokens.find((token) => token.startsWith(`${session}.`));
}

/** Keeps the tokens of the other persons of this phone, the newest first. */
export function keepOthers(cookies: Cookies, origin: string, tokens: readonly string[]): void {
	const kept = [...new Set(tokens)].slice(0, MOST_OTHERS);
	if (kept.length === 0) cookies.delete(peopleCookie(origin), sessionCookie(origin));
	else cookies.set(peopleCookie(origin), kept.join('~'), sessionCookie(origin, PHONE_MAX_AGE));
}
