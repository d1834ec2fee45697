import { slipCodeOf, CODE_LENGTH } from './slip-code.ts';

/** How many recovery codes there are at a time. */
export const RECOVERY_CODES = 10;

/** A recovery code is written like the code of a slip, 60 bits, so that there is one way to type codes. */
export function recoveryCodesOf(random: (length: number) => Uint8Array): string[] {
	return Array.from({ length: RECOVERY_CODES }, () => slipCodeOf(random(CODE_LENGTH)));
}
