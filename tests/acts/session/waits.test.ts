import { expect, test } from 'vitest';
import { createWaits, MOST_KEYS } from '#acts/waits.ts';

/* Somebody floods the portal with wrong passwords under invented names, to make it forget how often they tried 麦小满's. */

const DAY_MS = 86_400_000;

test('a flood under invented names washes away neither a wait nor what was counted before it, and the book stays as long as it is', () => {
	let now = 0;
	const waits = createWaits(() => now);
	for (let n = 0; n < 6; n++) waits.failed('sign-in mai.xiaoman 198.51.100.1', 5);
	for (let n = 0; n < 49; n++) waits.failed('sign-in mai.xiaoman', 50);
	for (let n = 0; n < 3; n++) waits.failed('second-factor 苗立夏', 5);
	const left = waits.left('sign-in mai.xiaoman 198.51.100.1');
	expect(left).toBe(120_000);
	for (let n = 0; n < 3 * MOST_KEYS; n++) {
		waits.failed(`sign-in nobody${n}`, 50);
		if (n % 10_000 === 0) expect(waits.kept()).toBeLessThanOrEqual(MOST_KEYS);
	}
	// Two failures each of as many as are kept: still fewer than three.
	for (let n = 0; n < 2 * MOST_KEYS; n++) waits.failed(`sign-in other${n >> 1}`, 50);
	expect(waits.kept()).toBeLessThanOrEqual(MOST_KEYS);
	expect(waits.left('sign-in mai.xiaoman 198.51.100.1')).toBe(left);
	// The fiftieth, and the fifth, are where they would have been.
	waits.failed('sign-in mai.xiaoman', 50);
	expect(waits.left('sign-in mai.xiaoman')).toBe(60_000);
	waits.failed('second-factor 苗立夏', 5);
	expect(waits.left('second-factor 苗立夏')).toBe(0);
	waits.failed('second-factor 苗立夏', 5);
	expect(waits.left('second-factor 苗立夏')).toBe(60_000);
	now += DAY_MS;
	waits.failed('second-factor 苗立夏', 5);
	expect(waits.left('second-factor 苗立夏')).toBe(0);
});

test('of those that failed as often, the one that failed longest ago is forgotten first', () => {
	const now = 0;
	const waits = createWaits(() => now);
	for (let n = 0; n < 2; n++) waits.failed('early', 3);
	for (let n = 0; n < MOST_KEYS; n++) for (let m = 0; m < 2; m++) waits.failed(`n${n}`, 3);
	for (let n = 0; n < 2; n++) waits.failed('late', 3);
	for (const key of ['early', 'late']) waits.failed(key, 3);
	expect([waits.left('early'), waits.left('late')]).toEqual([0, 60_000]);
});
