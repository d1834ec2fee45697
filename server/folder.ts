import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromHex, toHex } from '#domain/basics/bytes.ts';
import { fillNewProjections } from '#records/records.ts';
import { copyInto, holdAlone, isUnused, migrateLedger, migrationsApplied, openWriter, type Db } from '#records/database.server.ts';
import { newPrivateKey, rawPrivateKey } from '#records/hashing.server.ts';
import { createFile, makeFolder, replaceFile, syncFile, syncFolder } from './files.ts';
import { say, step, Stop } from './say.ts';

/*
 * The data folder. It is made in this order, each step whole or not done when the power fails, and the next start goes on from there:
 *
 *     lock → begun.json → keys/log.key → ledger.db, migrated → folder.json (and begun.json goes)
 *
 * folder.json comes last and says that the rest is there. So a folder with folder.json and without ledger or key has lost something and is
 * refused, and one without folder.json whose ledger has entries too.
 */

/** The newest form of a data folder that this program knows. */
export const FOLDER_FORMAT = 1;

/** What folder.json says: the facts that never change in the life of a folder. */
export interface FolderFacts {
	format: number;
	/** A demo has an invented city and a clock that can be set. */
	kind: 'demo' | 'real';
	/** Name of the instance in the origins of its logs: yishi-1a2b3c4d. */
	instance: string;
	/** Machine time, ISO. */
	createdAt: string;
	/** Civil minus machine time in ms; 0 in a real folder. */
	clockOffset: number;
}

/** A data folder held by this process alone. */
export interface Folder extends FolderFacts {
	path: string;
	ledger: string;
	documents: string;
	/** The seed of the log key, 32 bytes. */
	seed: Uint8Array;
	migrations: number;
	/** Lets another process have it. */
	release(): void;
}

/** What a new folder is made as; nothing is asked for the rest. */
export type NewFolder = Pick<FolderFacts, 'kind' | 'clockOffset'>;

/** Where things lie in a data folder. */
export function filesOf(path: string) {
	return {
		facts: join(path, 'folder.json'), begun: join(path, 'begun.json'), ledger: join(path, 'ledger.db'), documents: join(path, 'documents.db'), lock: join(path, 'lock'), keys: join(path, 'keys'),
		key: join(path, 'keys', 'log.key'), backups: join(path, 'backups'), signIns: join(path, 'demo-sign-ins.json')
	};
}

/** What may lie in a folder whose making was interrupted, or on a disk of its own that is still empty. */
const UNFINISHED = new Set(['begun.json', 'begun.json.tmp', 'lock', 'lock-journal', 'keys', 'ledger.db', 'ledger.db-wal', 'ledger.db-shm', 'ledger.db-journal', 'folder.json.tmp', 'lost+found',
	// Made after folder.json; together with a ledger that has entries it says what was lost.
	'documents.db', 'documents.db-wal', 'documents.db-shm', 'documents.db-journal']);

const MIGRATIONS = fileURLToPath(new URL('../drizzle', import.meta.url));

/** How many migrations this program knows. */
export function migrationsKnown(): number {
	return (JSON.parse(readFileSync(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8')) as { entries: unknown[] }).entries.length;
}

/** Whether there is a finished folder of ours. Stop when what is there is not a folder, not ours, unreadable or of a newer form. */
export function lookAtFolder(path: string): 'none' | 'unfinished' | FolderFacts {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found) return 'none';
	if (!found.isDirectory()) throw new Stop((w) => w.folder.notAFolder(path));
	let names: string[];
	try {
		accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
		names = readdirSync(path);
	} catch {
		throw new Stop((w) => w.folder.noAccess(path));
	}
	if (names.includes('folder.json')) return readFacts(path);
	const foreign = names.find((name) => !UNFINISHED.has(name));
	if (foreign !== undefined) throw new Stop((w) => w.folder.foreign(path, foreign));
	return names.some((name) => name !== 'lost+found') ? 'unfinished' : 'none';
}

function readFacts(path: string): FolderFacts {
	let facts: Partial<FolderFacts> | null;
	try {
		facts = JSON.parse(readFileSync(filesOf(path).facts, 'utf8')) as Partial<FolderFacts> | null;
	} catch {
		facts = null;
	}
	if (typeof facts?.format === 'number' && facts.format > FOLDER_FORMAT) throw new Stop((w) => w.folder.newer(path));
	const good =
		facts?.format === FOLDER_FORMAT &&
		(facts.kind === 'demo' || facts.kind === 'real') &&
		/^yishi-[0-9a-f]{8}$/.test(facts.instance ?? '') &&
		Number.isFinite(Date.parse(facts.createdAt ?? '')) &&
		Number.isSafeInteger(facts.clockOffset) &&
		(facts.kind === 'demo' || facts.clockOffset === 0);
	if (!good) throw new Stop((w) => w.folder.unreadable(path));
	return facts as FolderFacts;
}

/**
 * Takes the folder for this process alone, finishes what an interrupted start left, and brings an older ledger to this program's form
 * after a copy of it. Stop, in words, for everything that a person has to put right first.
 * @param make what an empty folder becomes; without it, an empty folder is refused
 */
export async function enterFolder(path: string, make?: () => NewFolder): Promise<Folder> {
	const files = filesOf(path);
	if (typeof lookAtFolder(path) === 'string') {
		if (!make) throw new Stop((w) => w.folder.none(path));
		try {
			makeFolder(path);
		} catch {
			throw new Stop((w) => w.folder.noAccess(path));
		}
	}
	const lock = holdAlone(files.lock);
	if (!lock) throw new Stop((w) => w.folder.held(path));
	try {
		// Looked at again: another process may have made it while we were not alone.
		const seen = lookAtFolder(path);
		const facts = typeof seen === 'string' ? makeContents(path, make!()) : seen;
		const seed = readKey(path);
		if (!existsSync(files.ledger)) throw new Stop((w) => w.folder.ledgerMissing(path));
		const migrations = await bringUpToDate(path);
		return { ...facts, path, ledger: files.ledger, documents: files.documents, seed, migrations, release: () => lock.release() };
	} catch (error) {
		lock.release();
		throw error;
	}
}

/** Makes what is missing of a new folder. Called alone in it. If the power fails here, the next start comes here again. */
function makeContents(path: string, make: NewFolder): FolderFacts {
	const files = filesOf(path);
	// What was begun as a real city does not become a demo because the power failed and somebody pressed start.
	if (make.kind === 'demo' && begunAs(path) === 'real') throw new Stop((w) => w.folder.none(path));
	replaceFile(files.begun, `${JSON.stringify({ kind: make.kind })}\n`);
	if (existsSync(files.ledger)) {
		const ledger = openLedger(files.ledger);
		const unused = isUnused(ledger);
		ledger.client.close();
		if (!unused) throw new Stop((w) => w.folder.factsMissing(path));
	} else {
		for (const rest of ['-wal', '-shm', '-journal']) rmSync(files.ledger + rest, { force: true });
	}
	makeFolder(files.keys);
	if (!existsSync(files.key)) createFile(files.key, `${toHex(rawPrivateKey(newPrivateKey()))}\n`);
	const ledger = openWriter(files.ledger);
	migrateLedger(ledger, MIGRATIONS);
	ledger.client.close();
	syncFile(files.ledger);
	const facts: FolderFacts = {
		format: FOLDER_FORMAT, kind: make.kind, instance: `yishi-${toHex(randomBytes(4))}`, createdAt: new Date().toISOString(), clockOffset: make.clockOffset
	};
	replaceFile(files.facts, `${JSON.stringify(facts, null, '\t')}\n`);
	rmSync(files.begun, { force: true });
	return facts;
}

/** As what a folder was begun whose making was interrupted; undefined where nothing says so. */
function begunAs(path: string): FolderFacts['kind'] | undefined {
	try {
		return (JSON.parse(readFileSync(filesOf(path).begun, 'utf8')) as Partial<FolderFacts>).kind;
	} catch {
		return undefined; // not there: nothing was begun, or by an older program
	}
}

function openLedger(file: string): Db {
	try {
		return openWriter(file);
	} catch (error) {
		if (/^SQLITE_(NOTADB|CORRUPT)/.test(String((error as { code?: unknown }).code))) throw new Stop((w) => w.folder.ledgerBroken(file));
		throw error;
	}
}

/** The seed of the log key. It is never made anew for a ledger that has one: everybody who follows the log would see a stranger sign. */
export function readKey(path: string): Uint8Array {
	const { key } = filesOf(path);
	let text: string;
	try {
		text = readFileSync(key, 'utf8').trim();
	} catch {
		throw new Stop((w) => w.folder.keyMissing(key));
	}
	if (!/^[0-9a-f]{64}$/.test(text)) throw new Stop((w) => w.folder.keyUnreadable(key));
	return fromHex(text);
}

/** Migrates an older ledger, after a copy of it is on disk. Answers how many migrations it has now. */
async function bringUpToDate(path: string): Promise<number> {
	const files = filesOf(path);
	const known = migrationsKnown();
	const ledger = openLedger(files.ledger);
	try {
		const applied = migrationsApplied(ledger);
		// A finished folder had its migrations before its folder.json.
		if (applied === 0) throw new Stop((w) => w.folder.ledgerMissing(path));
		if (applied > known) throw new Stop((w) => w.folder.ledgerNewer(path));
		if (applied === known) return known;
		const before = join(files.backups, `before-migration-${applied + 1}-${new Date().toISOString().replace(/[:.]/g, '-')}.db`);
		await step((w) => w.folder.migrating, async () => {
			makeFolder(files.backups);
			copyDurably((target) => copyInto(ledger, target), before);
			migrateLedger(ledger, MIGRATIONS);
			await fillNewProjections(ledger);
		});
		say((w) => w.folder.migrated(before));
		return known;
	} finally {
		ledger.client.close();
	}
}

/**
 * Brings a copy of an older ledger up to date, so that this program can read it; what it was copied from stays as it was. A file without
 * migrations, or with newer ones, is left as it is.
 */
export async function migrateCopy(file: string): Promise<void> {
	const copy = openWriter(file);
	try {
		const applied = migrationsApplied(copy);
		if (applied === 0 || applied >= migrationsKnown()) return;
		migrateLedger(copy, MIGRATIONS);
		await fillNewProjections(copy);
	} finally {
		copy.client.close();
	}
}

/** A copy under its name is a whole copy: it is written beside it and synced first. Mode 0600 by the umask of the program. */
export function copyDurably(copy: (target: string) => void, target: string): void {
	const beside = `${target}.partial`;
	rmSync(beside, { force: true });
	copy(beside);
	syncFile(beside);
	renameSync(beside, target);
	syncFolder(dirname(target));
}
