import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SETTINGS } from '#server/settings.ts';

const root = new URL('../../', import.meta.url);

/** The rows of a README's table of settings: variable and default, as written. */
function rowsOf(readme: string): string[] {
	return readFileSync(new URL(readme, root), 'utf8').split('\n').filter((line) => /^\| `[A-Z_]+` \|/.test(line));
}

for (const readme of ['README.md', 'README.en.md']) {
	test(`every setting stands in ${readme}, with what holds without it, and no other does`, () => {
		const rows = rowsOf(readme);
		expect(rows.map((row) => /`([A-Z_]+)`/.exec(row)![1])).toEqual(SETTINGS.map(({ name }) => name));
		for (const { name, unset } of SETTINGS) {
			const row = rows.find((line) => line.startsWith(`| \`${name}\` |`))!;
			if (unset !== undefined) expect(row).toContain(`| \`${unset}\` |`);
			else expect(row.split('|')[2]).not.toContain('`');
		}
	});
}

test('no other variable of the environment is read', () => {
	const named = new Set(SETTINGS.map(({ name }) => name as string));
	const source = readFileSync(new URL('server/settings.ts', root), 'utf8');
	for (const [, name] of source.matchAll(/read\('([A-Z_]+)'/g)) expect(named).toContain(name);
	expect([...source.matchAll(/read\('/g)]).toHaveLength(SETTINGS.length);
});
