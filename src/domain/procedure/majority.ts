import { throwIllegalValue } from '../basics/result.ts';

/**
 * A part of a whole as the law writes it: "more than half" is { more: true, of: [1, 2] }, "at least two thirds" { of: [2, 3] }. Two
 * whole numbers, never a decimal: two thirds of 71 has no decimals that could be rounded to the right side.
 */
export interface Share {
	of: readonly [numerator: number, denominator: number];
	/** More than the share; without it, the share itself is enough. */
	more?: true;
}

/** What a majority is counted of. `cast` includes abstentions and invalid votes, `valid` leaves invalid ones out. */
export type Base = 'eligible' | 'present' | 'cast' | 'valid';

/** How many there are of each base. Whole numbers; of owners also in square decimetres of area. */
export interface Counts {
	eligible: number;
	present: number;
	cast: number;
	valid: number;
	yes: number;
	no: number;
	abstain: number;
	invalid: number;
}

export const MORE_THAN_HALF: Share = { of: [1, 2], more: true };
export const TWO_THIRDS: Share = { of: [2, 3] };

/** Whether a share can be reached and missed: whole numbers, above nothing, at most everything. */
export function isShare({ of: [numerator, denominator], more }: Share): boolean {
	const whole = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
	return whole && numerator > 0 && denominator > 0 && denominator <= 1000 && (more ? numerator < denominator : numerator <= denominator);
}

/** Whether a part of a base reaches a share, by multiplying across. Of nothing, nothing is reached. Parts and bases are below 10^12. */
export function reaches(part: number, base: number, share: Share): boolean {
	const [numerator, denominator] = share.of;
	if (base === 0) return false;
	return share.more ? part * denominator > base * numerator : part * denominator >= base * numerator;
}

/** The smallest whole number that reaches a share of a base: "30 of 58". */
export function needed(base: number, share: Share): number {
	const [numerator, denominator] = share.of;
	return share.more ? Math.floor((base * numerator) / denominator) + 1 : Math.ceil((base * numerator) / denominator);
}

/** The number a base stands for. */
export function baseOf(counts: Counts, base: Base): number {
	switch (base) {
		case 'eligible':
			return counts.eligible;
		case 'present':
			return counts.present;
		case 'cast':
			return counts.cast;
		case 'valid':
			return counts.valid;
		default:
			return throwIllegalValue(base);
	}
}
