import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createDrawn } from '#acts/drawn.ts';
import type { Portal } from '#acts/portal.ts';
import { answerKept, keep, keyOf } from '../../src/hooks/drawn.ts';

const reading = { lang: 'zh-CN', size: 'standard', theme: 'auto' };
const portal = () => ({ drawn: createDrawn(), today: () => '2026-11-22' }) as unknown as Portal;
const key = (path: string, hasSession = false, method = 'GET', how = reading) =>
	keyOf(portal(), new Request(`http://localhost${path}`, { method }), new URL(`http://localhost${path}`), hasSession, how);
const page = (text: string, headers: Record<string, string> = {}) => new Response(text, { headers: { 'content-type': 'text/html', ...headers } });

test('only what is the same for every guest has a key: by day, address, language, size and theme', () => {
	expect(key('/LW')).toBeDefined();
	expect(key('/LW', false, 'GET', { ...reading, size: 'elder' })).not.toBe(key('/LW'));
	expect(key('/LW?before=9')).not.toBe(key('/LW'));
	for (const given of [key('/LW', true), key('/LW', false, 'POST'), key('/LW?lang=en'), key('/LW?sent=LW-Q-2026-0001'), key(`/LW?x=${'y'.repeat(200)}`)]) expect(given).toBeUndefined();
});

test('a page is drawn once, given out plain or compressed, and forgotten when a log grows', async () => {
	const here = portal();
	const text = '十月的账'.repeat(100);
	const first = await keep(here, 'k', here.drawn.age(), page(text, { etag: '"x"' }), null);
	expect(await first.text()).toBe(text);
	const zipped = answerKept(here, 'k', 'br, gzip')!;
	expect(zipped.headers.get('content-encoding')).toBe('gzip');
	expect(zipped.headers.get('etag')).toBe('"x"');
	expect(gunzipSync(new Uint8Array(await zipped.arrayBuffer())).toString()).toBe(text);
	here.drawn.forget();
	expect(answerKept(here, 'k', null)).toBeUndefined();
});

test('a page drawn from a ledger that has grown meanwhile is given out but not kept, nor is one that sets a cookie or is missing', async () => {
	const here = portal();
	const age = here.drawn.age();
	here.drawn.forget();
	expect(await (await keep(here, 'old', age, page('old'), null)).text()).toBe('old');
	await keep(here, 'cookie', here.drawn.age(), page('x', { 'set-cookie': 'lang=en' }), null);
	await keep(here, 'missing', here.drawn.age(), new Response('x', { status: 404, headers: { 'content-type': 'text/html' } }), null);
	for (const name of ['old', 'cookie', 'missing']) expect(answerKept(here, name, null), name).toBeUndefined();
});
