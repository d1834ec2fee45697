/** Small letters and digits that cannot be taken for one another, read or typed. */
const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A random password of 79 bits in four groups, to be typed from a screen or from paper: `k7qm-4xwp-92hd-ntr5`. */
export function newPassword(random: (length: number) => Uint8Array): string {
	const picked: string[] = [];
	while (picked.length < 16) {
		// 31 × 8 = 248: a byte above that would make the first characters likelier.
		for (const byte of random(32)) if (byte < 248 && picked.length < 16) picked.push(CHARACTERS[byte % 31]!);
	}
	return picked.join('').replace(/(.{4})(?=.)/g, '$1-');
}
