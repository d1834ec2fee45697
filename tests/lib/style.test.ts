import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** Written out of parts: `st-{state}`, `tag-{tone}`, `is-{place}`. */
const PARTS = /^(st|tag|is)-/;

test('whatever every page brings of style is worn somewhere', () => {
	const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && /\.(svelte|ts|html)$/.test(file.name));
	const words = new Set(files.flatMap((file) => readFileSync(join(file.parentPath, file.name), 'utf8').match(/[A-Za-z][A-Za-z0-9-]*/g) ?? []));
	const css = readFileSync(join(source, 'lib/ui/base.css'), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\{[^{}]*\}/g, ' ');
	const classes = new Set([...css.matchAll(/\.([a-z][a-z0-9-]*)/g)].map((match) => match[1]!));
	expect(classes.size).toBeGreaterThan(100);
	expect([...classes].filter((name) => !words.has(name) && !PARTS.test(name))).toEqual([]);
});
