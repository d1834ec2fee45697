import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/* What is said of a wait, as whoever started the program sees it: only of a long one, and while it lasts. */

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What a few lines of a program write on the error stream. */
function told(program: string): string {
	const done = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root, encoding: 'utf8', timeout: 20_000 });
	expect(done.status, done.stderr).toBe(0);
	return done.stderr;
}

const PORTAL = `import { step } from '#server/say.ts';`;
const SCRIPTS = `import { step } from './server/bin/steps.js';`;

test('a short piece of work is done without a word', () => {
	expect(told(`${PORTAL} await step((w) => w.cli.backup.working, () => 1);`)).toBe('');
	expect(told(`${SCRIPTS} await step(['正在构建页面', 'Building the pages'], async () => 1);`)).toBe('');
});

test('a long one is named while it lasts, also where it lets nothing else run, and then how long it took', () => {
	const busy = `() => { const end = Date.now() + 1500; while (Date.now() < end); process.stderr.write('over\\n'); }`;
	expect(told(`${PORTAL} await step((w) => w.cli.backup.working, ${busy}, 20);`)).toMatch(/^正在备份…… · Backing up …\nover\n用时\d+\.\d秒 · took \d+\.\d s\n$/);
	expect(told(`${SCRIPTS} await step(['正在构建页面', 'Building the pages'], () => new Promise((done) => setTimeout(done, 200)), 20);`))
		.toMatch(/^正在构建页面…… · Building the pages …\n用时 \d+\.\d 秒 · took \d+\.\d s\n$/);
});

test('work that fails says nothing more', () => {
	expect(told(`${PORTAL} await step((w) => w.cli.backup.working, () => Promise.reject(new Error('no'))).catch(() => undefined);`)).toBe('');
});
