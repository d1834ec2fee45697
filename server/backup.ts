import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toHex } from '#domain/basics/bytes.ts';
import { copyLedger, holdAlone, migrationsApplied, openReader, type Db } from '#records/database.server.ts';
import { copyDocuments, examineDocuments, renewEpoch } from '#records/documents.server.ts';
import { canBeRead } from './documents/tree.ts';
import { makeFolder, replaceFile, sha256OfFile, syncFile, syncFolder } from './files.ts';
import { filesOf, lookAtFolder, migrateCopy, migrationsKnown, type FolderFacts } from './folder.ts';
import { damageOf, publicKeyOf, sayingsOf, verdict, verifyRecord } from './record.ts';
import { Stop } from './say.ts';

/** The newest form of a backup that this program knows. The first had no documents. */
const BACKUP_FORMAT = 2;

/** The files that a backup can hold; no other name is read from a manifest. */
const NAMES = ['folder.json', 'documents.db', 'ledger.db', 'keys/log.key'] as const;
type Name = (typeof NAMES)[number];

/** manifest.json: what is in a backup, written last. */
interface Manifest {
	format: number;
	instance: string;
	/** Machine time, ISO. */
	madeAt: string;
	/** Public half of the log key, hex: a backup without the key can be verified too. */
	publicKey: string;
	files: Partial<Record<Name, { bytes: number; sha256: string }>>;
}

/**
 * Copies a data folder into a new folder, at one moment of the ledger, whether or not the portal runs. What bears the target's name is a
 * whole backup: it is made under another name, written to disk and then renamed. Stop when the target exists.
 */
export function makeBackup(path: string, target: string, withKeys: boolean): void {
	const facts = lookAtFolder(path);
	if (typeof facts === 'string') throw new Stop((w) => w.folder.none(path));
	if (existsSync(target)) throw new Stop((w) => w.cli.backup.exists(target));
	const files = filesOf(path);
	// Held while it copies, unless the portal holds it: nobody starts half-way through.
	const lock = holdAlone(files.lock);
	const beside = besideOf(target);
	try {
		const publicKey = toHex(publicKeyOf(path));
		makeFolder(beside);
		// Before the ledger: what the record says of a text is then made good by the portal itself (a draft begins with what was sealed, what was adopted is put in); the other way round, a text
		// would have what the record knows nothing of. A folder in which no portal has run has none.
		const written = existsSync(files.documents);
		if (written) copyDocuments(files.documents, join(beside, 'documents.db'));
		copyLedger(files.ledger, join(beside, 'ledger.db'));
		copyFileSync(files.facts, join(beside, 'folder.json'));
		if (withKeys) {
			makeFolder(join(beside, 'keys'));
			copyFileSync(files.key, join(beside, 'keys', 'log.key'));
		}
		const names = NAMES.filter((name) => (withKeys || name !== 'keys/log.key') && (written || name !== 'documents.db'));
		for (const name of names) syncFile(join(beside, name));
		const manifest: Manifest = {
			format: BACKUP_FORMAT, instance: facts.instance, madeAt: new Date().toISOString(), publicKey,
			files: Object.fromEntries(names.map((name) => [name, { bytes: statSync(join(beside, name)).size, sha256: sha256OfFile(join(beside, name)) }]))
		};
		replaceFile(join(beside, 'manifest.json'), `${JSON.stringify(manifest, null, '\t')}\n`);
		renameSync(beside, target);
		syncFolder(dirname(target));
	} catch (error) {
		rmSync(beside, { recursive: true, force: true });
		throw error;
	} finally {
		lock?.release();
	}
}

/**
 * Makes a data folder of a backup. Before it bears its name, every file is compared with the manifest, SQLite examines the ledger and the documents, the
 * whole record is verified and every text read. The documents get another word: devices that know the old one keep what they have to themselves. Stop, and nothing is left behind, when any of that fails.
 * @param keyFile the log key, when the backup does not hold it
 * @returns whether the folder has its key; without it the portal will not start
 */
export async function restoreBackup(backup: string, into: string, keyFile?: string): Promise<boolean> {
	const manifest = readManifest(backup);
	if (existsSync(into) && !(statSync(into).isDirectory() && readdirSync(into).length === 0)) throw new Stop((w) => w.cli.restore.notEmpty(into));
	const beside = besideOf(into);
	try {
		makeFolder(join(beside, 'keys'));
		for (const name of Object.keys(manifest.files) as Name[]) copyChecked(join(backup, name), join(beside, name), name, manifest);
		const key = filesOf(beside).key;
		if (keyFile !== undefined) {
			if (!existsSync(keyFile)) throw new Stop((w) => w.folder.keyMissing(keyFile));
			copyFileSync(keyFile, key);
		}
		const hasKey = existsSync(key);
		if (hasKey && toHex(publicKeyOf(beside)) !== manifest.publicKey) throw new Stop((w) => w.cli.restore.keyOfAnother);
		const facts = lookAtFolder(beside) as FolderFacts;
		if (facts.instance !== manifest.instance) throw new Stop((w) => w.cli.restore.changed('folder.json'));
		await examine(beside, manifest);
		if (existsSync(filesOf(beside).documents)) {
			examineTexts(beside);
			renewEpoch(filesOf(beside).documents);
		}
		for (const name of [...(Object.keys(manifest.files) as Name[]), ...(hasKey ? ['keys/log.key'] : [])]) syncFile(join(beside, name));
		syncFolder(join(beside, 'keys'));
		syncFolder(beside);
		// Over an empty folder of that name, if there is one.
		renameSync(beside, into);
		syncFolder(dirname(into));
		return hasKey;
	} catch (error) {
		rmSync(beside, { recursive: true, force: true });
		throw error;
	}
}

function copyChecked(from: string, to: string, name: Name, manifest: Manifest): void {
	const said = manifest.files[name];
	try {
		copyFileSync(from, to);
	} catch {
		throw new Stop((w) => w.cli.restore.changed(name));
	}
	// The copy is what is judged: the original could change behind our back.
	if (statSync(to).size !== said?.bytes || sha256OfFile(to) !== said.sha256) throw new Stop((w) => w.cli.restore.changed(name));
}

async function examine(path: string, manifest: Manifest): Promise<void> {
	const { ledger } = filesOf(path);
	const db = openReader(ledger);
	try {
		const damage = damageOf(db);
		if (damage !== undefined) throw new Stop((w) => w.cli.restore.broken(damage));
		if (migrationsApplied(db) > migrationsKnown()) throw new Stop((w) => w.cli.restore.newer(path));
		const wrong = (await verifyOlder(ledger, db, manifest)).filter((log) => verdict(log, manifest.instance) !== 'verified');
		if (wrong.length > 0) throw new Stop([(w) => w.cli.restore.notVerified, ...wrong.flatMap(sayingsOf).slice(0, 20)]);
	} finally {
		db.client.close();
		for (const rest of ['-wal', '-shm']) rmSync(ledger + rest, { force: true });
	}
}

function examineTexts(path: string): void {
	const { damage, version, known, unreadable: [unreadable] } = examineDocuments(filesOf(path).documents, canBeRead);
	if (version > known) throw new Stop((w) => w.cli.restore.newer(path));
	if (damage !== undefined || unreadable !== undefined) throw new Stop((w) => w.cli.restore.documentsBroken(damage ?? unreadable!));
}

/** Verifies the record of a ledger; of one from before an upgrade in a copy that is brought up to date, as the portal does with the ledger itself when it starts. */
async function verifyOlder(ledger: string, db: Db, { instance, publicKey }: Manifest): ReturnType<typeof verifyRecord> {
	if (migrationsApplied(db) === migrationsKnown()) return verifyRecord(db, instance, publicKey);
	const copy = `${ledger}.newer`;
	copyFileSync(ledger, copy);
	let newer: Db | undefined;
	try {
		await migrateCopy(copy);
		newer = openReader(copy);
		return await verifyRecord(newer, instance, publicKey);
	} finally {
		newer?.client.close();
		for (const rest of ['', '-wal', '-shm']) rmSync(copy + rest, { force: true });
	}
}

function readManifest(backup: string): Manifest {
	let manifest: Partial<Manifest> | null;
	try {
		manifest = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8')) as Partial<Manifest> | null;
	} catch {
		throw new Stop((w) => w.cli.restore.notABackup(backup));
	}
	if (typeof manifest?.format === 'number' && manifest.format > BACKUP_FORMAT) throw new Stop((w) => w.cli.restore.newer(backup));
	const names = Object.keys(manifest?.files ?? {});
	const good =
		(manifest?.format === 1 || manifest?.format === BACKUP_FORMAT) && typeof manifest.instance === 'string' && /^[0-9a-f]{64}$/.test(manifest.publicKey ?? '') &&
		names.includes('ledger.db') && names.includes('folder.json') && names.every((name) => (NAMES as readonly string[]).includes(name));
	if (!good) throw new Stop((w) => w.cli.restore.notABackup(backup));
	return manifest as Manifest;
}

/** A name in the same folder, so that renaming is one step; its own every time, so that nothing of anybody's is overwritten. */
function besideOf(target: string): string {
	makeFolder(dirname(target));
	return `${target}.partial-${toHex(randomBytes(4))}`;
}
