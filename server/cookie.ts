import type { IncomingMessage } from 'node:http';

/** The name of the session's cookie; the pages set it (src/hooks/session-cookie.ts). */
export function sessionCookieName(origin: string): string {
	return origin.startsWith('https:') ? '__Host-yishi' : 'yishi';
}

/** The token in the session's cookie of a request. */
export function tokenOf(req: IncomingMessage, origin: string): string | undefined {
	const name = `${sessionCookieName(origin)}=`;
	const cookie = (req.headers.cookie ?? '').split(';').map((part) => part.trim()).find((part) => part.startsWith(name));
	return cookie?.slice(name.length);
}
