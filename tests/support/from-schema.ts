import fc from 'fast-check';
import type { ActDescription } from '#acts/described.ts';

/** What of JSON Schema the descriptions of acts use; anything else is a fault of the test, not of an act. */
export type Schema = ActDescription['input'];

/** What generated inputs speak of: where a key asks for something of the community, something real is often there. */
export interface Things {
	subjects: readonly string[];
	communities: readonly string[];
}

const DAYS = ['2026-11-01', '2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2027-01-31', '2024-02-29', '1900-01-01', '9999-12-31'];

/**
 * Anything that a schema allows, of every kind: the longest and the shortest, with and without each key that can be left out. Throws for a schema
 * of which it does not know what it allows.
 */
export function allowedBy(schema: Schema, things: Things): fc.Arbitrary<unknown> {
	if ('const' in schema) return fc.constant(schema.const);
	if (schema.enum) return fc.constantFrom(...schema.enum);
	const either = schema.anyOf ?? schema.oneOf;
	if (either) return fc.oneof(...either.map((one) => allowedBy(one as Schema, things)));
	switch (schema.type) {
		case 'boolean':
			return fc.boolean();
		case 'null':
			return fc.constant(null);
		case 'integer':
		case 'number':
			return numbers(schema);
		case 'string':
			return texts(schema, things);
		case 'array': {
			const least = schema.minItems ?? 0;
			return fc.array(allowedBy(schema.items as Schema, things), { minLength: least, maxLength: Math.max(least, Math.min(schema.maxItems ?? 3, 3)) });
		}
		case 'object': {
			const keys = Object.entries(schema.properties ?? {}).map(([key, value]) => [key, allowedBy(value as Schema, things)] as const);
			return fc.record(Object.fromEntries(keys), { requiredKeys: schema.required ?? [] });
		}
		default:
			// Said only in code: anything at all.
			if (schema.type === undefined) return fc.jsonValue({ maxDepth: 2 });
			throw new TypeError(`what does this allow? ${JSON.stringify(schema).slice(0, 200)}`);
	}
}

/**
 * A good input of which some is otherwise: places keep what stands there, or get anything else that the schema allows; keys that were left out are
 * there, and the other way round. What is generated alone is nearly always refused at its first text; this gets as far as the ledger.
 */
export function nearBy(schema: Schema, good: unknown, things: Things): fc.Arbitrary<unknown> {
	const other = allowedBy(schema, things);
	if (schema.type !== 'object' || good === null || typeof good !== 'object') return fc.oneof({ arbitrary: fc.constant(good), weight: 5 }, { arbitrary: other, weight: 1 });
	const required = new Set(schema.required ?? []);
	const keys = Object.entries(schema.properties ?? {}).map(([key, value]) => {
		const inner = value as Schema;
		const there = Object.hasOwn(good, key) ? nearBy(inner, (good as Record<string, unknown>)[key], things) : allowedBy(inner, things);
		const often = Object.hasOwn(good, key) ? 8 : 1;
		return [key, required.has(key) ? there : fc.oneof({ arbitrary: there, weight: often }, { arbitrary: fc.constant(LEFT_OUT), weight: 9 - often })] as const;
	});
	return fc.record(Object.fromEntries(keys)).map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== LEFT_OUT)));
}

const LEFT_OUT = Symbol('left out');

function numbers({ minimum, maximum }: Schema): fc.Arbitrary<number> {
	const least = minimum ?? Number.MIN_SAFE_INTEGER;
	const most = maximum ?? Number.MAX_SAFE_INTEGER;
	return fc.oneof(fc.constantFrom(least, most), fc.integer({ min: least, max: Math.min(most, least + 40) }), fc.integer({ min: least, max: most }));
}

function texts(schema: Schema, { subjects, communities }: Things): fc.Arbitrary<string> {
	if (schema.format === 'date') return fc.constantFrom(...DAYS);
	if (schema.description === '128 bits, base64url') return fc.constantFrom(...subjects);
	if (schema.pattern === '^[A-Z][A-Z0-9]{1,11}$') return fc.constantFrom(...communities);
	if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern, 'u'), { size: 'small' });
	const least = schema.minLength ?? 0;
	const most = Math.max(least, schema.maxLength ?? 200);
	const long = (length: number) => '长'.repeat(Math.max(least, length));
	return fc.oneof(
		fc.constantFrom('', ' ', '麦小满', '每月一次', '0', '-1', '１２３４５６', '13800000000', 'e\u0301', '<script>alert(1)</script>', "'; drop table persons; --", '../../etc/passwd', '=1+1', '\r\n', 'https://evil.example/')
			.map((text) => text.padEnd(least, 'x').slice(0, most)),
		fc.string({ unit: 'binary', minLength: least, maxLength: Math.min(most, least + 30) }),
		fc.constantFrom(long(Math.min(most, 5000)), long(Math.min(most, 5000) - 1), long(1))
	);
}
