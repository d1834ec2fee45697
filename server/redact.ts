import { isIP } from 'node:net';

/* What a log line may not hold: names, telephone numbers, tokens and codes, by the name of the field and by their shape. */

/** Fields whose value is never logged, whatever it looks like. */
const SECRET_FIELDS = new Set([
	'name', 'names', 'display', 'holder', 'person', 'phone', 'telephone', 'household', 'door', 'text', 'title', 'body', 'input', 'value', 'password',
	'passwordHash', 'pin', 'pinHash', 'secret', 'secretHash', 'token', 'cookie', 'cookies', 'set-cookie', 'authorization', 'slip', 'codeHash', 'headers'
]);

/** An error's code, as people are told it, a refusal's or the system's; any other `code` may be a slip's. */
const HARMLESS_CODE = /^(?:[A-Z2-9]{2}-[A-Z2-9]{3}|[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*|E[A-Z]{2,15}|(?:SQLITE|ERR)_[A-Z0-9_]+)$/;

const HIDDEN = '[…]';

const SHAPES: readonly RegExp[] = [
	// A session: name and secret.
	/[a-z2-7]{24}\.[a-z2-7]{48}/g,
	// A code of 60 bits, as it is printed on a slip or stands in its address.
	/\b(?:[0-9A-Za-z]{4}[- ]){2}[0-9A-Za-z]{4}\b/g,
	/\b(?=[A-Z]*\d)[0-9A-HJKMNP-TV-Z]{12}\b/g,
	/\/s\/[^\s/?#"']+/g,
	// Telephone and identity numbers: seven digits or more, however they are set apart.
	/(?<![\d.:T-])\+?\d{3,4}[- ]?\d{4}[- ]?\d{0,4}(?![\d:.-])/g,
	/\d{15,}[\dXx]?/g,
	// Our messages are English: Chinese characters in a log line come from somebody's data.
	/\p{Script=Han}+/gu
];

/** A text without anything that looks like a person's. */
export function redactText(text: string): string {
	return SHAPES.reduce((rest, shape) => rest.replace(shape, (found) => (found.startsWith('/s/') ? `/s/${HIDDEN}` : HIDDEN)), text);
}

/** An address without the part that tells one house from the next: /24 of IPv4, /48 of IPv6. */
export function redactAddress(address: string): string {
	if (isIP(address) === 4) return address.replace(/\.\d+$/, '.0');
	return address.includes(':') ? `${address.split(':').slice(0, 3).join(':')}::` : HIDDEN;
}

/** Fields of a log line as they may be written. Deeper than four levels, nothing is. */
export function redact(fields: Record<string, unknown>, depth = 4): Record<string, unknown> {
	return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, redactField(key, value, depth)]));
}

function redactField(key: string, value: unknown, depth: number): unknown {
	if (SECRET_FIELDS.has(key)) return HIDDEN;
	if (typeof value === 'string') {
		if (key === 'address') return redactAddress(value);
		if (key === 'code') return HARMLESS_CODE.test(value) ? value : HIDDEN;
		return redactText(value);
	}
	if (typeof value !== 'object' || value === null) return value;
	if (depth === 0) return HIDDEN;
	if (value instanceof Error) return { error: redactText(value.message), stack: redactText(value.stack ?? '') };
	if (Array.isArray(value)) return value.slice(0, 50).map((item) => redactField('', item, depth - 1));
	return redact(value as Record<string, unknown>, depth - 1);
}
