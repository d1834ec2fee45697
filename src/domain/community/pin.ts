/** Full-width digits to half width, spaces away. */
export function plainPin(typed: string): string {
	return typed.normalize('NFKC').replace(/\s/g, '');
}

/** Whether a text is a PIN: six digits. */
export function isPin(text: string): boolean {
	return /^\d{6}$/.test(text);
}

/**
 * Whether a PIN is among those that are tried first: one digit, counting up or down, a pattern that repeats (121212, 123123, 112233,
 * 123321), a birthday (YYMMDD) or a month of birth (YYYYMM). Ten tries must not find it.
 */
export function isSimplePin(pin: string): boolean {
	const steps = Array.from({ length: 5 }, (_, i) => (Number(pin[i + 1]) - Number(pin[i]) + 10) % 10);
	if (steps.every((step) => step === steps[0])) return true;
	const [a, b, c, d, e, f] = pin;
	if (/^(..)\1\1$|^(...)\2$/.test(pin)) return true;
	if (a === b && c === d && e === f) return true;
	if (a === f && b === e && c === d) return true;
	const month = Number(pin.slice(2, 4));
	const day = Number(pin.slice(4, 6));
	if (month >= 1 && month <= 12 && day >= 1 && day <= 31) return true;
	const year = Number(pin.slice(0, 4));
	return year >= 1900 && year <= 2099 && day >= 1 && day <= 12;
}
