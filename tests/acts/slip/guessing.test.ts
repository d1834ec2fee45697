import { expect, test } from 'vitest';
import { createRates, MOST_BUCKETS, type Limit } from '#acts/rates.ts';
import { GUESSES, mayGuess } from '#acts/slip/guessing.ts';
import { SLIP_MS } from '#acts/slip/slips.ts';
import { CODE_LENGTH, isSlipCode, slipCodeOf } from '#domain/community/slip-code.ts';

/* How likely it is that somebody, anywhere, guesses a slip of a whole county within a year. Every number comes from the code that runs. */

/** Households of the county that this portal is measured by, each with a slip that is always open: one is reprinted the day the last ended. */
const HOUSEHOLDS = 312_000;
const DAY_MS = 86_400_000;
const DAYS = 366;
/** A restart forgets the buckets, which are then full again: once a night, which no portal does. */
const RESTARTS = 366;

/** Codes there are: of each random byte five bits count, so every character is as likely as any other. */
function codes(): number {
	const first = new Set(Array.from({ length: 256 }, (_, byte) => slipCodeOf(new Uint8Array(CODE_LENGTH).fill(byte))[0]));
	return first.size ** CODE_LENGTH;
}

/** Wrong codes that the real buckets let through in so many days, tried every 5 s, always from an address that was never seen before. */
function triesIn(days: number): number {
	let now = 0;
	const rates = createRates(() => now);
	let through = 0;
	for (let n = 0; now < days * DAY_MS; n++, now += 5000) if (mayGuess(rates, `2001:db8:${n.toString(16)}::/64`)) through++;
	return through;
}

test('a code has sixty bits, and is one of those that people can type', () => {
	expect(codes()).toBe(2 ** 60);
	expect(isSlipCode(slipCodeOf(new Uint8Array(CODE_LENGTH).fill(255)))).toBe(true);
});

test('the buckets let through what they say: a full one, then 3,000 a day, from all the world together', () => {
	const day = triesIn(1);
	const two = triesIn(2);
	expect(day).toBeGreaterThan(GUESSES.fromEverywhere.count);
	expect(day).toBeLessThanOrEqual(2 * GUESSES.fromEverywhere.count);
	expect(two - day).toBeLessThanOrEqual(GUESSES.fromEverywhere.count + 1);
});

test('a slip of a county of 312,000 households is guessed with a chance of at most one in a million a year', () => {
	expect(GUESSES.fromEverywhere.per).toBe('day');
	expect(SLIP_MS).toBeLessThanOrEqual(30 * DAY_MS);
	// A full bucket at each restart, and what flows in all year.
	const tries = GUESSES.fromEverywhere.count * (RESTARTS + DAYS);
	// Each try hits one of the open slips with the same chance; the union bound.
	const chance = (tries * HOUSEHOLDS) / codes();
	console.log(`a slip is guessed with a chance of ${chance.toExponential(2)} a year (${tries.toLocaleString('en-US')} tries, ${HOUSEHOLDS.toLocaleString('en-US')} open slips, ${Math.log2(codes())} bits)`);
	expect(chance).toBeLessThanOrEqual(1e-6);
});

/** Somebody who has more addresses than the portal keeps buckets, sends one form from each, and looks at as many wrong slips as it lets them. */
function floodFor(minutes: number): { through: number; own: number } {
	let now = 0;
	const rates = createRates(() => now);
	const change: Limit = { count: 120, per: 'minute' };
	let through = 0;
	let own = 0;
	for (let minute = 0, n = 0; minute < minutes; minute++, now += 60_000) {
		for (let one = 0; one < MOST_BUCKETS + 1; one++, n++) {
			const address = `2001:db8:${n.toString(16)}::/64`;
			rates.take('change', `address:${address}`, change);
			rates.take('session.sign-in', `address:${address}`, { count: 20, per: 'day' });
			if (mayGuess(rates, address)) through++;
		}
		// The neighbour's own address, in between.
		while (mayGuess(rates, '203.0.113.9')) own++;
	}
	return { through: through + own, own };
}

test('a flood from more addresses than there are buckets gives nobody a wrong slip more: not to all together, not to one address', { timeout: 60_000 }, () => {
	const { through } = floodFor(5);
	expect(through).toBeLessThanOrEqual(GUESSES.fromEverywhere.count + Math.ceil((5 * GUESSES.fromEverywhere.count) / 1440));
});

test('an empty bucket stays empty however many come new, and those who come new share one when there is no room at all', { timeout: 60_000 }, () => {
	let now = 0;
	const rates = createRates(() => now);
	const limit: Limit = { count: 2, per: 'day' };
	const usedUp = (who: string) => rates.take('slip', who, limit) && rates.take('slip', who, limit);
	expect(usedUp('first')).toBe(true);
	// One taken from each: they make room for one another, and the first is none of them.
	for (let n = 0; n < 2 * MOST_BUCKETS; n++) expect(rates.take('slip', `a${n}`, limit)).toBe(true);
	expect(rates.take('slip', 'first', limit)).toBe(false);
	// All of every bucket: nobody can be forgotten any more.
	for (let n = 0; n < MOST_BUCKETS; n++) usedUp(`b${n}`);
	expect(rates.take('slip', 'first', limit)).toBe(false);
	const newcomers = Array.from({ length: 10 }, (_, n) => rates.take('slip', `c${n}`, limit));
	expect(newcomers.filter(Boolean).length).toBeLessThanOrEqual(2);
	now += 86_400_000;
	expect(rates.take('slip', 'first', limit)).toBe(true);
});
