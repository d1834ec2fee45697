/** The one way a content or an entry is written as bytes: RFC 8785 (JCS) on a subset without floats. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Half of a surrogate pair, which UTF-8 cannot carry: with the u flag whole pairs do not match. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** Nothing to escape and nothing to compose: most texts of an entry or content, and ten times as fast to write. */
const PLAIN = /^[ !#-[\]-~]*$/;

function text(value: string): string {
	if (PLAIN.test(value)) return `"${value}"`;
	if (value.normalize('NFC') !== value) throw new TypeError('string is not in NFC');
	if (LONE_SURROGATE.test(value)) throw new TypeError('string holds half a surrogate pair');
	return JSON.stringify(value);
}

/**
 * Canonical JSON: keys sorted by UTF-16 code units, no spaces, strings in NFC.
 * Refused by TypeError: numbers that are not safe integers, -0, undefined, functions, class instances.
 * Source: RFC 8785 §3.2; the subset is design of this project (money is integer fen, instants are strings).
 */
export function canonical(value: unknown): string {
	if (value === null) return 'null';
	switch (typeof value) {
		case 'string':
			return text(value);
		case 'boolean':
			return value ? 'true' : 'false';
		case 'number':
			if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError(`number ${value} is not a safe integer`);
			return String(value);
		case 'object': {
			if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
			const prototype = Object.getPrototypeOf(value);
			if (prototype !== Object.prototype && prototype !== null) throw new TypeError('only plain objects have a canonical form');
			const record = value as Record<string, unknown>;
			let out = '{';
			// Array.prototype.sort without a comparator compares UTF-16 code units, which is what RFC 8785 asks.
			for (const key of Object.keys(record).sort()) out += (out === '{' ? '' : ',') + text(key) + ':' + canonical(record[key]);
			return out + '}';
		}
		default:
			throw new TypeError(`a ${typeof value} has no canonical form`);
	}
}

/** Reads canonical JSON. Whatever would be written differently (spaces, key order, doubled keys, floats) is refused by TypeError. */
export function parseCanonical(source: string): Json {
	let value: Json;
	try {
		value = JSON.parse(source) as Json;
	} catch {
		throw new TypeError('not JSON');
	}
	if (canonical(value) !== source) throw new TypeError('not canonical JSON');
	return value;
}
