import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFile } from '#acts/history/check.ts';
import { historyOf } from '#acts/history/contents.ts';
import { contentBytes } from '#domain/content/content.ts';
import { sha256 } from '#records/hashing.server.ts';
import { demoCity } from '#tests/support/town.ts';

/* Whatever stands anywhere in a file: it is refused with its place, or everything of it can be written. Nothing in between. */

const RUNS = Number(process.env.YISHI_FUZZ_RUNS ?? 40);

type Step = string | number;

/** Every place of a value, and the object it stands in. */
function* places(value: unknown, at: Step[] = []): Generator<Step[]> {
	if (at.length > 0) yield at;
	if (Array.isArray(value)) for (const [index, inner] of value.entries()) yield* places(inner, [...at, index]);
	else if (value !== null && typeof value === 'object') for (const [key, inner] of Object.entries(value)) yield* places(inner, [...at, key]);
}

const raw = demoCity();
/** Lists that are only kept, people and places are many and alike: each list counts the same. */
const byList = new Map<Step, Step[][]>();
for (const at of places(raw)) {
	const list = byList.get(at[0]!) ?? [];
	byList.set(at[0]!, list);
	list.push(at);
}

const odd = fc.oneof(
	fc.constantFrom<unknown>(null, '', ' ', -0, -1, 0.1, 1e21, true, [], {}, [null], 'x\ud800', 'e\u0301', '\u0000', '__proto__', 'QH', 'LW', 'D08#1', '2026-11-09', '2026-13', '9999-12-31', 'event', [[]], { id: 'LW' }, 'a'.repeat(300)),
	fc.jsonValue({ maxDepth: 3 })
);
const change = fc.constantFrom(...byList.keys()).chain((list) => fc.record({ at: fc.constantFrom(...byList.get(list)!), to: odd, remove: fc.boolean() }));

test('any one value replaced by any other, or taken away', { timeout: 240_000 }, () => {
	let accepted = 0;
	fc.assert(fc.property(change, ({ at, to, remove }) => {
		const parent = at.slice(0, -1).reduce<unknown>((value, step) => (value as Record<Step, unknown>)[step], raw) as Record<Step, unknown>;
		const last = at.at(-1)!;
		const before = parent[last];
		if (remove && !Array.isArray(parent)) delete parent[last];
		else parent[last] = to;
		try {
			const checked = checkFile(raw);
			if (checked.ok) {
				accepted++;
				for (const { content } of historyOf(checked.value, sha256, (length) => randomBytes(length)).contents) contentBytes(content);
			} else {
				expect(checked.error.count).toBeGreaterThan(0);
				for (const problem of checked.error.list) expect(problem.at).toMatch(/^(\.|[^.[]+(\.[^.[]*|\[\d+\])*)$/s);
			}
		} finally {
			parent[last] = before;
		}
	}), { numRuns: RUNS });
	// Lists that are only kept may say nearly anything.
	expect(accepted).toBeGreaterThan(0);
	expect(checkFile(raw).ok).toBe(true);
});
