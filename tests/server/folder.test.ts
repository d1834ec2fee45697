import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdAlone, migrateLedger, migrationsApplied, openReader, openWriter } from '#records/database.server.ts';
import { createLog } from '#server/log.ts';
import { enterFolder, filesOf, lookAtFolder, migrationsKnown, type NewFolder } from '#server/folder.ts';
import { open, type Opened } from '#server/open.ts';
import { Stop } from '#server/say.ts';

const real = (): NewFolder => ({ kind: 'real', clockOffset: 0 });
const demo = (): NewFolder => ({ kind: 'demo', clockOffset: -3 * 86_400_000 });
const log = createLog('silent');

let home: string;
let path: string;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'yishi-folder-'));
	path = join(home, 'data');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Why a folder is not entered, in English. */
async function refusalOf(entering: Promise<unknown>): Promise<string> {
	const error = await entering.then(() => undefined, (reason: unknown) => reason);
	if (!(error instanceof Stop)) throw new Error(`it was ${error === undefined ? 'entered' : `broken: ${String(error)}`}`);
	expect(error.exitCode).toBe(1);
	return error.message;
}

async function found(opened: Opened): Promise<void> {
	const done = await opened.portal.perform('city.found', {
		city: { code: 'QH', name: '青禾市' }, community: { code: 'LW', name: '柳湾社区' }, centre: '青禾市服务中心',
		administrator: { name: '麦小满', account: 'mai', password: 'twelve-characters' }
	}, { kind: 'operator' });
	if (!done.ok) throw new Error(JSON.stringify(done.error));
}

const opening = (more: Partial<Parameters<typeof open>[0]> = {}) => open({ path, origin: 'http://localhost:3000', clock: undefined, log, ...more });

/** A finished folder with a city, nobody in it. */
async function foundedFolder(make = real): Promise<void> {
	const opened = await opening({ make });
	await found(opened);
	await opened.close();
}

describe('a new folder', () => {
	test('where no folder can be made, that is said at once', () => {
		const asks = `import { makeFolder } from '#server/files.ts'; try { makeFolder('/proc/yishi/data'); } catch (error) { console.log(error.code); }`;
		const said = spawnSync(process.execPath, ['--input-type=module', '-e', asks], { encoding: 'utf8', timeout: 10_000, cwd: new URL('../..', import.meta.url) });
		expect(said.stdout).toMatch(/^E[A-Z]+\n$/);
	});

	test('is made whole, readable by its owner alone, and found again as it was', async () => {
		const first = await enterFolder(path, demo);
		expect(first).toMatchObject({ format: 1, kind: 'demo', clockOffset: -3 * 86_400_000, instance: expect.stringMatching(/^yishi-[0-9a-f]{8}$/) as string, migrations: migrationsKnown() });
		first.release();
		const files = filesOf(path);
		expect(statSync(path).mode & 0o777).toBe(0o700);
		expect(statSync(files.keys).mode & 0o777).toBe(0o700);
		expect(statSync(files.key).mode & 0o777).toBe(0o600);
		expect(readFileSync(files.key, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
		const again = await enterFolder(path, real);
		expect(again).toMatchObject({ kind: 'demo', instance: first.instance, createdAt: first.createdAt, seed: first.seed });
		again.release();
	});

	test('is not made by who only wants to look', async () => {
		expect(await refusalOf(enterFolder(path))).toContain('There is no data in');
		expect(existsSync(path)).toBe(false);
	});

	test('may be an empty folder that is there, or a disk of its own', async () => {
		mkdirSync(join(path, 'lost+found'), { recursive: true });
		(await enterFolder(path, real)).release();
		expect(lookAtFolder(path)).toMatchObject({ kind: 'real' });
	});
});

describe('the power fails while a new folder is made', () => {
	/** What a folder holds after each step of its making, in the order of server/folder.ts. */
	const steps = ['lock', 'keys', 'keys/log.key', 'ledger.db'];
	for (let done = 0; done <= steps.length; done++) {
		test(`after ${done === 0 ? 'the folder itself' : steps[done - 1]}: the next start finishes it, with the key that is there`, async () => {
			const whole = join(home, 'whole');
			(await enterFolder(whole, real)).release();
			mkdirSync(path, { mode: 0o700 });
			for (const name of steps.slice(0, done)) {
				if (name === 'keys') mkdirSync(join(path, 'keys'));
				else copyFileSync(join(whole, name), join(path, name));
			}
			if (done === 2) writeFileSync(join(path, 'keys/log.key.tmp'), 'half a k');
			if (done === 4) writeFileSync(join(path, 'folder.json.tmp'), '{"form');
			const folder = await enterFolder(path, real);
			folder.release();
			expect(lookAtFolder(path)).toMatchObject({ kind: 'real' });
			if (done >= 3) expect(readFileSync(join(path, 'keys/log.key'), 'utf8')).toBe(readFileSync(join(whole, 'keys/log.key'), 'utf8'));
			expect(readdirSync(path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
			expect(readdirSync(join(path, 'keys'))).toEqual(['log.key']);
		});
	}

	test('while the ledger file is still empty: the next start finishes it', async () => {
		mkdirSync(path);
		writeFileSync(join(path, 'ledger.db'), '');
		(await enterFolder(path, real)).release();
		expect(lookAtFolder(path)).toMatchObject({ kind: 'real' });
	});

	test('while a real city was being made: starting does not make a demo of it, and `init` goes on', async () => {
		mkdirSync(path);
		writeFileSync(join(path, 'begun.json'), '{"kind":"real"}');
		expect(await refusalOf(enterFolder(path, demo))).toContain('There is no data in');
		expect(existsSync(filesOf(path).ledger)).toBe(false);
		(await enterFolder(path, real)).release();
		expect(lookAtFolder(path)).toMatchObject({ kind: 'real' });
		expect(existsSync(join(path, 'begun.json'))).toBe(false);
	});

	test('before the city: the demo is loaded at the next start, because the folder has none', async () => {
		(await enterFolder(path, demo)).release();
		const opened = await opening();
		expect(await opened.portal.city()).toBeUndefined();
		await opened.close();
	});
});

describe('a folder that lost something is refused in words, and nothing in it is changed', () => {
	test('folder.json, while the ledger has entries', async () => {
		await foundedFolder();
		rmSync(filesOf(path).facts);
		expect(await refusalOf(enterFolder(path, demo))).toContain('has a record but no folder.json');
	});
	test('the ledger', async () => {
		await foundedFolder();
		rmSync(filesOf(path).ledger);
		expect(await refusalOf(enterFolder(path, real))).toContain('The ledger in');
		expect(existsSync(filesOf(path).ledger)).toBe(false);
	});
	test('the ledger, of which an empty file is left', async () => {
		await foundedFolder();
		rmSync(filesOf(path).ledger);
		writeFileSync(filesOf(path).ledger, '');
		expect(await refusalOf(enterFolder(path, real))).toContain('is gone');
	});
	test('the ledger, overwritten by something else', async () => {
		await foundedFolder();
		writeFileSync(filesOf(path).ledger, 'this is no database at all, '.repeat(300));
		expect(await refusalOf(enterFolder(path, real))).toContain('is damaged');
	});
	test('the key: no other is made in its place', async () => {
		await foundedFolder();
		rmSync(filesOf(path).key);
		expect(await refusalOf(enterFolder(path, real))).toContain('The signing key');
		expect(existsSync(filesOf(path).key)).toBe(false);
	});
	test('half of the key', async () => {
		await foundedFolder();
		writeFileSync(filesOf(path).key, 'abc');
		expect(await refusalOf(enterFolder(path, real))).toContain('cannot be understood');
	});
	test('the key, replaced by another good one', async () => {
		await foundedFolder();
		writeFileSync(filesOf(path).key, `${'ab'.repeat(32)}\n`);
		expect(await refusalOf(opening())).toContain('is not the one that signed this record');
		// Nothing is held after the refusal.
		holdAlone(filesOf(path).lock)!.release();
	});
	test('sense in folder.json', async () => {
		await foundedFolder();
		for (const text of ['', 'null', '{}', '{"format":1,"kind":"real"}', '[1]', '{"format":1,"kind":"real","instance":"../x","createdAt":"2026-01-01","clockOffset":0}',
			'{"format":1,"kind":"real","instance":"yishi-00000000","createdAt":"2026-01-01T00:00:00.000Z","clockOffset":5}']) {
			writeFileSync(filesOf(path).facts, text);
			expect(await refusalOf(enterFolder(path, real)), text).toContain('cannot be understood');
		}
	});
});

describe('a folder that is not ours to touch', () => {
	test('one with other things in it', async () => {
		mkdirSync(path);
		writeFileSync(join(path, 'thesis.doc'), 'x');
		expect(await refusalOf(enterFolder(path, real))).toContain('holds something else (thesis.doc)');
		expect(readdirSync(path)).toEqual(['thesis.doc']);
	});
	test('a file', async () => {
		writeFileSync(path, 'x');
		expect(await refusalOf(enterFolder(path, real))).toContain('is not a folder');
	});
	test('one made by a newer program', async () => {
		mkdirSync(path);
		writeFileSync(filesOf(path).facts, '{"format":2,"kind":"city"}');
		expect(await refusalOf(enterFolder(path, real))).toContain('newer version');
	});
	test('one that another holds', async () => {
		const first = await enterFolder(path, real);
		expect(await refusalOf(enterFolder(path, real))).toContain('is in use by another process');
		first.release();
		(await enterFolder(path, real)).release();
	});
	test.skipIf(process.getuid?.() === 0)('one that may not be written', async () => {
		mkdirSync(path);
		chmodSync(path, 0o500);
		expect(await refusalOf(enterFolder(path, real))).toContain('cannot be read and written');
		chmodSync(path, 0o700);
	});
	test('one that cannot be made', async () => {
		writeFileSync(join(home, 'file'), 'x');
		path = join(home, 'file', 'data');
		expect(await refusalOf(enterFolder(path, real))).toContain('cannot be read and written');
	});
});

describe('the form of the ledger', () => {
	/** A ledger by all migrations but the last, with something in it. */
	function olderLedger(file: string): void {
		const migrations = join(home, 'older');
		cpSync(new URL('../../drizzle', import.meta.url), migrations, { recursive: true });
		const journal = join(migrations, 'meta', '_journal.json');
		const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
		writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, -1) }));
		const db = openWriter(file);
		migrateLedger(db, migrations);
		db.client.exec("insert into folder_state (key, value) values ('civil', '2026-11-22T00:00:00.000Z')");
		db.client.close();
	}

	test('an older one is copied before it is migrated; the copy is the ledger as it was', async () => {
		(await enterFolder(path, real)).release();
		const { ledger, backups } = filesOf(path);
		rmSync(ledger);
		olderLedger(ledger);
		const folder = await enterFolder(path, real);
		folder.release();
		expect(folder.migrations).toBe(migrationsKnown());
		const [copy, ...others] = readdirSync(backups);
		expect(others).toEqual([]);
		expect(copy).toMatch(new RegExp(`^before-migration-${migrationsKnown()}-.*\\.db$`));
		const before = openReader(join(backups, copy!));
		const now = openReader(ledger);
		expect([migrationsApplied(before), migrationsApplied(now)]).toEqual([migrationsKnown() - 1, migrationsKnown()]);
		for (const db of [before, now]) {
			expect((db.client.prepare('select value from folder_state').raw(true).get() as string[])[0]).toBe('2026-11-22T00:00:00.000Z');
			db.client.close();
		}
	});

	test('a newer one is refused and stays as it is', async () => {
		await foundedFolder();
		const db = openWriter(filesOf(path).ledger);
		db.client.exec("insert into __drizzle_migrations (hash, created_at) values ('from the future', 4000000000000)");
		db.client.close();
		const bytes = readFileSync(filesOf(path).ledger);
		expect(await refusalOf(enterFolder(path, real))).toContain('newer than this program');
		expect(readFileSync(filesOf(path).ledger).equals(bytes)).toBe(true);
		expect(existsSync(filesOf(path).backups)).toBe(false);
	});
});

describe('the clock', () => {
	test('of a demo stands where the folder was made to start, and can be set forward, never back', async () => {
		await foundedFolder(demo);
		const threeDays = 3 * 86_400_000;
		const opened = await opening({ clock: { kind: 'later', ms: 10 * 86_400_000 } });
		expect(Math.abs(opened.portal.civilOffset() - (10 * 86_400_000 - threeDays))).toBeLessThan(1000);
		await opened.close();
		// Nothing was written at that time, so the folder need not go on from there.
		const unset = await opening();
		expect(Math.abs(unset.portal.civilOffset() + threeDays)).toBeLessThan(5000);
		await unset.close();
		expect(await refusalOf(opening({ clock: { kind: 'moment', at: Date.now() - 4 * 86_400_000 } }))).toContain('cannot be set back');
	});

	test('of a real folder is the machine\'s', async () => {
		await foundedFolder();
		expect(await refusalOf(opening({ clock: { kind: 'later', ms: 1 } }))).toContain('cannot be set with YISHI_CLOCK');
		const opened = await opening();
		expect(Math.abs(opened.portal.civilOffset())).toBeLessThan(1000);
		await opened.close();
	});
});
