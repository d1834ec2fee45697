import { json, type RequestEvent } from '@sveltejs/kit';
import type { Caller } from '#acts/act.ts';
import { refusal, statusOf, type Refusal } from '#acts/refusal.ts';
import type { Lang } from '#domain/content/content.ts';
import { refusalText } from '#lib/ui/refusal-text.ts';
import { words } from '#words/words.ts';
import { keepToken, otherTokens, tokenOfSession } from '../../../hooks/session-cookie.ts';
import type { RequestHandler } from './$types';

/** Largest body in bytes. An account of 10,000 lines is one act of about 3 MB; the server's own limit for any request lies above the larger one. */
const MOST_BYTES = 1_000_000;
const MOST_BYTES_OF: Readonly<Record<string, number>> = { 'board.photograph': 4_200_000, 'disclosure.publish': 8_000_000, 'roll.upload': 7_000_000, 'map.import': 8_000_000 };

/** A refusal as programs get it: the code, and the same sentences that people read. */
function refused(error: Refusal, lang: Lang): Response {
	const { keep: _, ...rest } = error;
	const fields = error.fields?.map((field) => ({ ...field, sentence: words[lang].refusals.field[field.code] }));
	return json({ ok: false, ...rest, ...(fields ? { fields } : {}), sentence: refusalText(words[lang], error) }, { status: statusOf(error.code) });
}

/** Reads a body up to a size; undefined when it is larger. */
async function bodyOf(request: Request, most: number): Promise<string | undefined> {
	if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
	const bytes = await request.arrayBuffer();
	return bytes.byteLength > most ? undefined : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** Reads `{ id?, as?, input }` and nothing else; undefined when it is anything else. */
function parse(text: string): { id?: string; as?: string; input: unknown } | undefined {
	try {
		const value: unknown = JSON.parse(text);
		if (value === null || typeof value !== 'object' || Array.isArray(value) || !('input' in value)) return undefined;
		const { id, as, input, ...more } = value as { id?: unknown; as?: unknown; input: unknown };
		if (Object.keys(more).length > 0 || (id !== undefined && typeof id !== 'string') || (as !== undefined && typeof as !== 'string')) return undefined;
		return { input, ...(id === undefined ? {} : { id }), ...(as === undefined ? {} : { as }) };
	} catch {
		return undefined;
	}
}

/** Who an act is of, on a phone with several persons: `as` names the session under which it was made; it opens nothing that this phone does not hold. */
async function callerAs(as: string | undefined, { cookies, locals: { portal, caller } }: Pick<RequestEvent, 'cookies' | 'locals'>): Promise<Caller | undefined> {
	if (as === undefined || (caller.kind === 'person' && caller.session === as)) return caller;
	const token = tokenOfSession(otherTokens(cookies, portal.origin), as);
	const other = token === undefined ? undefined : await portal.callerOf(token, 'address' in caller ? caller.address : 'phone');
	return other?.kind === 'person' ? other : undefined;
}

/** An act, asked for by a program: `{ id?, input }` as JSON. The same id with the same input is done once. */
export const POST: RequestHandler = async ({ params, request, locals, cookies }) => {
	const { portal, lang } = locals;
	if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) return refused(refusal('input.not-json'), lang);
	let text: string | undefined;
	try {
		text = await bodyOf(request, MOST_BYTES_OF[params.act] ?? MOST_BYTES);
	} catch {
		return refused(refusal('input.not-json'), lang);
	}
	if (text === undefined) return refused(refusal('input.too-large'), lang);
	const asked = parse(text);
	if (!asked) return refused(refusal('input.not-json'), lang);
	const caller = await callerAs(asked.as, { cookies, locals });
	if (!caller) return refused(refusal('caller.sign-in-first'), lang);
	const performed = await portal.perform(params.act, asked.input, caller, asked.id === undefined ? {} : { id: asked.id });
	if (!performed.ok) return refused(performed.error, lang);
	// A token is the browser's to keep and no script's to read.
	const { token, ...value } = performed.value;
	if (typeof token === 'string') keepToken(cookies, portal.origin, token, params.act === 'device.enrol' ? 'device' : 'desk');
	return json({ ...performed, value });
};
