import type { Cookies } from '@sveltejs/kit';
import type { PersonCaller } from '#acts/act.ts';
import type { Portal } from '#acts/portal.ts';
import { dropToken, keepOthers, keepToken, otherTokens, sessionCookieName, tokenOfSession } from '../../hooks/session-cookie.ts';

/** Another person of this phone. */
export interface OtherPerson {
	session: string;
	display: string;
}

/** The other persons of this phone whose sessions are still good. */
export async function othersHere(portal: Portal, cookies: Pick<Cookies, 'get'>): Promise<OtherPerson[]> {
	const callers = await Promise.all(otherTokens(cookies, portal.origin).map((token) => portal.callerOf(token, 'phone')));
	return callers.filter((caller): caller is PersonCaller => caller.kind === 'person' && caller.through === 'device').map(({ session, display }) => ({ session, display }));
}

/** Opens the phone for another of its persons; whoever had it open stays on it. False when that person is not on it any more. */
export async function switchTo(portal: Portal, cookies: Cookies, session: string): Promise<boolean> {
	const tokens = otherTokens(cookies, portal.origin);
	const wanted = tokenOfSession(tokens, session);
	const caller = wanted === undefined ? undefined : await portal.callerOf(wanted, 'phone');
	if (wanted === undefined || caller?.kind !== 'person' || caller.through !== 'device') return false;
	const current = cookies.get(sessionCookieName(portal.origin));
	keepOthers(cookies, portal.origin, [...(current === undefined ? [] : [current]), ...tokens.filter((token) => token !== wanted)]);
	keepToken(cookies, portal.origin, wanted, 'device');
	return true;
}

/** Somebody has left this phone: it goes to the next of its persons, locked, or to nobody. Whether there is one. */
export async function handOn(portal: Portal, cookies: Cookies): Promise<boolean> {
	const [next] = await othersHere(portal, cookies);
	const wanted = next && tokenOfSession(otherTokens(cookies, portal.origin), next.session);
	if (!wanted) {
		dropToken(cookies, portal.origin);
		keepOthers(cookies, portal.origin, []);
		return false;
	}
	keepOthers(cookies, portal.origin, otherTokens(cookies, portal.origin).filter((token) => token !== wanted));
	keepToken(cookies, portal.origin, wanted, 'device');
	return true;
}
