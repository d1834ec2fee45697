import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SCHEMAS } from '#lib/replica/keeper.ts';
import { readAsk } from '#lib/replica/answer.ts';
import { inputOf } from '#lib/plain-forms.ts';

const LIB = fileURLToPath(new URL('../../../src/lib', import.meta.url));
const pages = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.svelte')).map((name) => readFileSync(join(LIB, name), 'utf8'));

test('every form that is saved on the device first may wait there: it is read and checked without network', () => {
	const forms = pages.filter((page) => page.includes('data-outbox')).flatMap((page) => [...page.matchAll(/<form[^>]*data-act="([\w.-]+)"[^>]*data-outbox/g)].map((found) => found[1]!));
	const asked = new Set([...forms, 'commitment.progress', 'commitment.complete', 'commitment.inspect']);
	expect(forms.length).toBeGreaterThan(10);
	expect([...asked].filter((act) => !Object.hasOwn(SCHEMAS, act) || inputOf(act, {}) === undefined)).toEqual([]);
	expect(Object.keys(SCHEMAS).filter((act) => !asked.has(act))).toEqual([]);
});

test('a photograph may be as long as the portal takes, no other field', () => {
	const ask = (fields: Record<string, string>) => readAsk({ ask: 'queue', act: 'board.photograph', fields });
	expect(ask({ image: 'A'.repeat(560_000) })).toBeDefined();
	expect(ask({ image: 'A'.repeat(5_000_000) })).toBeUndefined();
	expect(ask({ note: 'A'.repeat(20_001) })).toBeUndefined();
});
