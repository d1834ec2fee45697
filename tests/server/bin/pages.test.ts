import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt, takeStamp, writeStamp } from '#server/bin/pages.js';

describe('whether the build was made of the sources as they are', () => {
	let project: string;
	const write = (path: string, text: string) => writeFileSync(join(project, path), text);

	beforeEach(() => {
		project = mkdtempSync(join(tmpdir(), 'yishi-pages-'));
		for (const folder of ['src/routes', 'static/shell', 'server', 'build']) {
			mkdirSync(join(project, folder), { recursive: true });
		}
		write('src/app.html', '<p>hall</p>');
		write('src/routes/page.ts', 'export {};');
		write('package-lock.json', '{}');
		write('build/handler.js', '');
		writeStamp(project, takeStamp(project));
	});
	afterEach(() => rmSync(project, { recursive: true }));

	it('says yes right after building', () => expect(isBuilt(project)).toBe(true));

	it('says no when there is no stamp, as after an interrupted build', () => {
		rmSync(join(project, 'build', '.stamp'));
		expect(isBuilt(project)).toBe(false);
	});

	it('says no when the build is gone', () => {
		rmSync(join(project, 'build', 'handler.js'));
		expect(isBuilt(project)).toBe(false);
	});

	it('says no when a source has changed, even to the same length', () => {
		write('src/app.html', '<p>home</p>');
		expect(isBuilt(project)).toBe(false);
	});

	it('says no when a source has changed and claims to be as old as before', () => {
		write('src/app.html', '<p>the hall</p>');
		utimesSync(join(project, 'src/app.html'), 0, 0);
		expect(isBuilt(project)).toBe(false);
	});

	it('says no when a source was removed, added or renamed', () => {
		renameSync(join(project, 'src/routes/page.ts'), join(project, 'src/routes/other.ts'));
		expect(isBuilt(project)).toBe(false);
		renameSync(join(project, 'src/routes/other.ts'), join(project, 'src/routes/page.ts'));
		expect(isBuilt(project)).toBe(true);
		write('src/new.ts', '');
		expect(isBuilt(project)).toBe(false);
		rmSync(join(project, 'src/new.ts'));
		rmSync(join(project, 'src/routes/page.ts'));
		expect(isBuilt(project)).toBe(false);
	});

	it('says no when packages have changed', () => {
		write('package-lock.json', '{ }');
		expect(isBuilt(project)).toBe(false);
	});

	it('says yes when files were only touched, or copied elsewhere with new times', () => {
		utimesSync(join(project, 'src/app.html'), 2e9, 2e9);
		expect(isBuilt(project)).toBe(true);
		const copy = mkdtempSync(join(tmpdir(), 'yishi-pages-'));
		cpSync(project, copy, { recursive: true });
		expect(isBuilt(copy)).toBe(true);
		rmSync(copy, { recursive: true });
	});

	it('does not look at what is not built, nor at what the build itself writes', () => {
		write('server/main.ts', 'export {};');
		write('static/shell/shell.js', '');
		expect(isBuilt(project)).toBe(true);
	});
});
