import { gzipSync } from 'node:zlib';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { COMMON_REFUSALS, describeActs, inputLines } from '#acts/described.ts';
import { nounsOfActs } from '#domain/record/vocabulary.ts';
import ActsPage from '#lib/acts/ActsPage.svelte';
import NounPage from '#lib/acts/NounPage.svelte';
import type { Ambient } from '#lib/ui/context.ts';
import Surrounded from '#tests/support/Surrounded.svelte';
import { words } from '#words/words.ts';
import { match } from '../../src/params/noun.ts';

/** Half of the HTML that a public page may have (journeys/pages.spec.ts): acts are added for years before a page is full. */
const MOST_BYTES = 12_800;

const acts = describeActs().map(({ input, ...act }) => ({ ...act, input: inputLines(input) }));

for (const [lang, said] of Object.entries(words)) {
	const drawn = (page: unknown, props: Record<string, unknown>) =>
		render(Surrounded, { props: { ambient: { lang, words: said } as unknown as Ambient, page: page as Component<Record<string, unknown>>, props } }).body;
	const weighed = (html: string) => gzipSync(html, { level: 9 }).length;

	test(`every act has a line among all acts, and its page says who may, in ${lang}`, () => {
		const list = drawn(ActsPage, { common: COMMON_REFUSALS });
		expect(weighed(list)).toBeLessThanOrEqual(MOST_BYTES);
		for (const [noun, names] of nounsOfActs()) {
			const html = drawn(NounPage, { noun, acts: acts.filter(({ name }) => name.startsWith(`${noun}.`)) });
			expect(weighed(html), noun).toBeLessThanOrEqual(MOST_BYTES);
			for (const name of names) {
				// What pointed at an act when all of them stood on one page still finds it.
				expect(list).toContain(`id="${name}"`);
				expect(list).toContain(`href="/acts/${noun}#${name}"`);
				expect(html).toContain(`id="${name}"`);
				for (const line of acts.find((act) => act.name === name)!.input) expect(html, name).toContain(line.name);
			}
			expect(html).not.toMatch(/undefined|\[object/);
		}
	});
}

test('a noun has a page, an act is done at its own address', () => {
	for (const { name } of acts) {
		expect(match(name.split('.')[0]!), name).toBe(true);
		expect(match(name), name).toBe(false);
	}
	expect(match('constructor')).toBe(false);
});
