/** Crockford's base32: no I, L, O, U, so that nothing on paper can be taken for something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters of a code: 12 of 32, 60 bits. */
export const CODE_LENGTH = 12;

/** What people write for other characters: O for 0, I and L for 1. */
const ALIKE: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** A code from 12 random bytes; five bits of each are used. */
export function slipCodeOf(random: Uint8Array): string {
	if (random.length !== CODE_LENGTH) throw new TypeError('a slip code is made of 12 random bytes');
	return Array.from(random, (byte) => ALPHABET[byte & 31]).join('');
}

/** As printed: K7QM-4XWP-92HD. */
export function groupedSlipCode(code: string): string {
	return code.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * What a person typed, as a code is kept: capital or small, with or without spaces and dashes, full width too, O for 0.
 * Not yet a code: it may have the wrong length or a character that is in none.
 */
export function plainSlipCode(typed: string): string {
	return typed.normalize('NFKC').toUpperCase().replace(/[\s\p{Pd}._·]/gu, '').replace(/[OIL]/g, (char) => ALIKE[char]!);
}

/** Whether a text is a code as it is kept. */
export function isSlipCode(text: string): boolean {
	return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(text);
}
