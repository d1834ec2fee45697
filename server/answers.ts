import type { IncomingMessage, ServerResponse } from 'node:http';
import { serverWords, type ServerWords } from '#words/server.ts';

/* What the porch itself answers, when a request does not reach a page: headers of every response, and sentences in both languages. */

/** The policy of everything that brings none of its own: as strict as the pages' (svelte.config.js), without their nonces. */
export const BASE_POLICY = [
	"default-src 'self'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "font-src 'self'", "worker-src 'self'",
	"manifest-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"
].join('; ');

/** Headers that every response has, pages, files and errors alike. Pages bring a policy of their own in place of the last. */
export function everyHeader(origin: string): Record<string, string> {
	return {
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'same-origin',
		'X-Frame-Options': 'DENY',
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Resource-Policy': 'same-origin',
		'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
		// Browsers heed it only over https, where it keeps a stolen cookie or a forged page from coming by plain http.
		...(origin.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
		'Content-Security-Policy': BASE_POLICY
	};
}

type Sentence = (answers: ServerWords['answers']) => string;

/** Answers with a sentence in both languages: JSON for programs, plain text for people. */
export function answer(req: IncomingMessage, res: ServerResponse, status: number, sentence: Sentence, more: { code?: string; number?: string; headers?: Record<string, string> } = {}): void {
	const zh = sentence(serverWords['zh-CN'].answers);
	const en = sentence(serverWords.en.answers);
	const { number } = more;
	// What is read out over the telephone stands behind the sentence; JSON keeps it apart.
	const told = number === undefined ? '' : `${serverWords['zh-CN'].answers.number(number)}\n${serverWords.en.answers.number(number)}\n`;
	const asksForJson = /\bjson\b/.test(`${req.headers.accept ?? ''} ${req.headers['content-type'] ?? ''}`);
	const body = asksForJson
		? JSON.stringify({ ok: false, error: { code: more.code ?? 'portal.answer', ...(number === undefined ? {} : { number }), sentence: { 'zh-CN': zh, en } } })
		: `${zh}\n${en}\n${told}`;
	res.writeHead(status, {
		'Content-Type': asksForJson ? 'application/json' : 'text/plain; charset=utf-8',
		'Content-Length': Buffer.byteLength(body),
		'Cache-Control': 'no-store',
		...more.headers
	});
	res.end(req.method === 'HEAD' ? undefined : body);
}

/** Answers with JSON for machines that watch the portal. */
export function answerJson(req: IncomingMessage, res: ServerResponse, status: number, value: unknown): void {
	const body = `${JSON.stringify(value)}\n`;
	res.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), 'Cache-Control': 'no-store' });
	res.end(req.method === 'HEAD' ? undefined : body);
}

/** A whole response as bytes, for sockets that never became a request (or a web socket). The connection ends with it. */
export function rawAnswer(origin: string, status: string, text: string): string {
	const headers = { ...everyHeader(origin), 'Content-Type': 'text/plain; charset=utf-8', 'Content-Length': Buffer.byteLength(text), Connection: 'close' };
	return `HTTP/1.1 ${status}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${text}`;
}
