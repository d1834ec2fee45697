import { expect, test } from 'vitest';
import type { Caller } from '#acts/act.ts';
import { createRates } from '#acts/rates.ts';
import { limitOf, withinLimit } from '../../src/hooks/limits.ts';

test('forms and acts count, the whole record and proofs count, pages do not', () => {
	expect(limitOf('POST', '/acts/question.ask')).toBe('change');
	expect(limitOf('DELETE', '/')).toBe('change');
	expect(limitOf('GET', '/LW/replica')).toBe('record');
	expect(limitOf('GET', '/LW/record/tile/0/000')).toBe('record');
	expect(limitOf('GET', '/LW/disclosures/x.json')).toBe('record');
	expect(limitOf('GET', '/LW/disclosures/x')).toBeUndefined();
	expect(limitOf('GET', '/LW/record')).toBeUndefined();
});

test('柳春分 cannot send without end, her neighbour at the same address still can, and in a minute she can again', () => {
	let now = 0;
	const rates = createRates(() => now);
	const phone = (household: string) => ({ kind: 'person', household, address: '10.0.0.7' }) as unknown as Caller;
	let sent = 0;
	while (withinLimit(rates, phone('h1'), 'POST', '/acts/question.ask')) sent++;
	expect(sent).toBe(120);
	expect(withinLimit(rates, phone('h2'), 'POST', '/acts/question.ask')).toBe(true);
	expect(withinLimit(rates, { kind: 'guest', address: '10.0.0.7' }, 'POST', '/join')).toBe(true);
	now += 60_000;
	expect(withinLimit(rates, phone('h1'), 'POST', '/acts/question.ask')).toBe(true);
});
