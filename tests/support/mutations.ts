import fc from 'fast-check';
import type { Schema } from './from-schema.ts';

/* An input that is good but for one place. */

export type Path = readonly (string | number)[];

/** Every place in a value that holds one. */
export function places(value: unknown, at: Path = []): Path[] {
	if (value === null || typeof value !== 'object') return [at];
	return [at, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...at, Array.isArray(value) ? Number(key) : key]))];
}

export function valueAt(value: unknown, path: Path): unknown {
	return path.reduce((inner, key) => (inner as Record<string | number, unknown>)[key], value);
}

/** The value with something else in one place; `undefined` takes the place away. */
export function changed(value: unknown, path: Path, to: unknown): unknown {
	if (path.length === 0) return to;
	const copy = structuredClone(value) as Record<string | number, unknown>;
	const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>;
	const key = path.at(-1)!;
	if (to === undefined) delete parent[key];
	else parent[key] = to;
	return copy;
}

/** Kinds that an input never takes in place of this one. */
export function wrongKinds(value: unknown): unknown[] {
	const all: unknown[] = ['2026', 7.5, true, { a: 1 }, [[]], -1e21, 'x'.repeat(300_000), Array.from({ length: 20_000 }, () => 1)];
	if (typeof value === 'string') return all.filter((one) => typeof one !== 'string' || one.length > 1000);
	if (typeof value === 'boolean') return all.filter((one) => typeof one !== 'boolean');
	if (Array.isArray(value)) return all;
	return typeof value === 'object' ? all.filter((one) => one === null || typeof one !== 'object' || Array.isArray(one)) : all;
}

export const HOSTILE = ['\0', '\u001b[2J', '\u202e', '\ud800', '\u0000\u0000', '\u2066'];

/** A good input with one place of a wrong kind or size, with a key too many, or with marks that no text may have; `unseen` are texts in which anything may stand. */
export function oneWrong(good: unknown, unseen: (path: Path) => boolean): fc.Arbitrary<{ path: Path; input: unknown }> {
	const all = places(good);
	const objects = all.filter((path) => { const at = valueAt(good, path); return at !== null && typeof at === 'object' && !Array.isArray(at); });
	const texts = all.filter((path) => typeof valueAt(good, path) === 'string' && !unseen(path));
	return fc.oneof(
		fc.tuple(fc.constantFrom(...all), fc.nat()).map(([path, n]) => {
			const wrong = wrongKinds(valueAt(good, path));
			return { path, input: changed(good, path, wrong[n % wrong.length]) };
		}),
		fc.tuple(fc.constantFrom(...objects), fc.constantFrom('more', '__proto__x', 'constructor', '', 'id')).map(([path, key]) => ({
			path: [...path, key], input: changed(good, [...path, key], 'x')
		})),
		...(texts.length > 0
			? [fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...HOSTILE)).map(([path, mark]) => ({ path, input: changed(good, path, `${mark}${String(valueAt(good, path))}`) }))]
			: [])
	);
}

/** A good input with one more key that may be there and is not, holding what it never may. */
export function* wrongExtras(schema: Schema, good: unknown, whole: unknown = good, at: Path = []): Generator<{ path: Path; input: unknown }> {
	if (good === null || typeof good !== 'object' || Array.isArray(good)) return;
	for (const [key, value] of Object.entries(schema.properties ?? {})) {
		const inner = value as Schema;
		const path = [...at, key];
		if (Object.hasOwn(good, key)) yield* wrongExtras(inner, (good as Record<string, unknown>)[key], whole, path);
		else for (const wrong of inner.type === 'object' ? [7.5, 'x'] : [{ a: 1 }, [[]], `\u202e${'x'.repeat(300_000)}`]) yield { path, input: changed(whole, path, wrong) };
	}
}
