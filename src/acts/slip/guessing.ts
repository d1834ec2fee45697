import type { Caller } from '../act.ts';
import type { Rates } from '../rates.ts';

/**
 * How many wrong codes may be tried. Right codes do not count: a hall full of people can join over one address.
 * A million open slips are 2^20 of 2^60 codes; 3,000 wrong tries a day, wherever from, find one with a chance below 1e-6 a year.
 */
export const GUESSES = {
	fromAddress: { count: 10, per: 'ten-minutes' },
	fromEverywhere: { count: 3000, per: 'day' }
} as const;

/** Where a caller calls from. */
export function addressOf(caller: Caller): string {
	return 'address' in caller ? caller.address : caller.kind;
}

/** Takes one guess, before anybody looks whether it is right; false when there are none left. */
export function mayGuess(rates: Rates, address: string): boolean {
	if (!rates.take('slip guess', address, GUESSES.fromAddress)) return false;
	if (rates.take('slip guess of all', 'everybody', GUESSES.fromEverywhere)) return true;
	rates.give('slip guess', address, GUESSES.fromAddress);
	return false;
}

/** Gives the guess back: the code was one. */
export function guessedRight(rates: Rates, address: string): void {
	rates.give('slip guess', address, GUESSES.fromAddress);
	rates.give('slip guess of all', 'everybody', GUESSES.fromEverywhere);
}
