import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { Portal } from '#acts/portal.ts';

const zip = promisify(gzip);

/** Headers that belong to one answer, not to the page. */
const NOT_KEPT = new Set(['set-cookie', 'content-length', 'date', 'connection']);

/** What decides how a page looks, besides the ledger. */
export interface Reading {
	lang: string;
	size: string;
	theme: string;
}

/**
 * The name a page is kept under; undefined for what is not kept: whoever has a session cookie, good or not, gets a page of their own,
 * and so does whoever is choosing a language or has just sent a form.
 */
export function keyOf(portal: Portal, request: Request, url: URL, hasSession: boolean, { lang, size, theme }: Reading): string | undefined {
	if (request.method !== 'GET' || hasSession || url.search.length > 100 || url.searchParams.has('lang') || url.searchParams.has('sent')) return undefined;
	return [portal.today(), lang, size, theme, url.pathname + url.search].join(' ');
}

/** An answer from what is kept, compressed if that is understood. */
export function answerKept(portal: Portal, key: string, acceptEncoding: string | null): Response | undefined {
	const page = portal.drawn.get(key);
	if (!page) return undefined;
	const zipped = /\bgzip\b/.test(acceptEncoding ?? '');
	const headers = new Headers(page.headers);
	if (zipped) headers.set('content-encoding', 'gzip');
	return new Response((zipped ? page.zipped : page.plain) as Uint8Array<ArrayBuffer>, { headers });
}

/** Keeps a page that was just drawn, and gives it back compressed. Other answers pass unchanged. */
export async function keep(portal: Portal, key: string, age: number, answer: Response, acceptEncoding: string | null): Promise<Response> {
	if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/html') || answer.headers.has('set-cookie')) return answer;
	const plain = new Uint8Array(await answer.arrayBuffer());
	const headers = [...answer.headers].filter(([name]) => !NOT_KEPT.has(name));
	portal.drawn.put(key, { age, headers, plain, zipped: new Uint8Array(await zip(plain)) });
	return answerKept(portal, key, acceptEncoding) ?? new Response(plain, { headers });
}
