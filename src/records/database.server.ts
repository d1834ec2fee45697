import Database from 'libsql';
import { BetterSQLiteSession } from 'drizzle-orm/better-sqlite3/session';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { BaseSQLiteDatabase, SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';

/*
 * The only file that opens the ledger. One connection writes and alone checkpoints; the others read (query_only).
 * The SQLite inside libsql 0.5.29 is 3.45.1, whose WAL can lose commits when two connections write or checkpoint at once
 * (fixed upstream in 3.51.3): therefore one writer, one process, and a lock file held for as long as the process lives.
 */

type Run = { changes: number; lastInsertRowid: number };
/** A Drizzle database over one libsql connection. `client` is the connection itself, for pragmas and transactions. */
export type Db = BaseSQLiteDatabase<'sync', Run> & { client: Database.Database };

/** What is set on a connection and read back; a database that will not take them is not opened. */
const PRAGMAS = {
	synchronous: 2, // FULL: NORMAL lost acknowledged writes in 30 of 33 simulated power cuts, FULL in none of 65
	foreign_keys: 1,
	trusted_schema: 0,
	cell_size_check: 1,
	secure_delete: 1, // erased means erased, in the file too
	busy_timeout: 1000
} as const;

class LedgerDatabase extends BaseSQLiteDatabase<'sync', Run> {}

/** Drizzle asks for raw rows before every read; the binding is told only when that changes, which halves the calls into it. */
function rememberRaw(client: Database.Database): void {
	const prepare = client.prepare.bind(client);
	client.prepare = ((sql: string) => {
		const statement = prepare(sql);
		const toggle = statement.raw.bind(statement);
		let raw = false;
		statement.raw = (on = true) => {
			if (on !== raw) toggle(on);
			raw = on;
			return statement;
		};
		return statement;
	}) as typeof client.prepare;
}

function connect(file: string): Db {
	const client = new Database(file, { timeout: 1 });
	rememberRaw(client);
	const dialect = new SQLiteSyncDialect();
	// Drizzle's own entry for this session class imports the better-sqlite3 package; the class itself does not need it.
	const session = new BetterSQLiteSession(client as never, dialect, undefined, {});
	const db = new LedgerDatabase('sync', dialect, session as never, undefined) as unknown as Db;
	db.client = client;
	return db;
}

function pragma(db: Db, name: string): unknown {
	const row = db.client.prepare(`PRAGMA ${name}`).raw(true).get() as unknown[] | undefined;
	return row?.[0];
}

function settle(db: Db): void {
	for (const [name, value] of Object.entries(PRAGMAS)) {
		db.client.exec(`PRAGMA ${name} = ${value}`);
		const found = pragma(db, name);
		if (found !== value) throw new Error(`PRAGMA ${name} is ${String(found)} and should be ${value}`);
	}
}

/**
 * Opens the writing connection: WAL, synchronous FULL, checked by reading back. Creates the file when it is absent.
 * @param options.unsafeSynchronous only for the control run of the fault tests, which must lose what FULL keeps
 */
export function openWriter(file: string, options: { unsafeSynchronous?: 'NORMAL' } = {}): Db {
	const db = connect(file);
	db.client.exec('PRAGMA journal_mode = WAL');
	if (pragma(db, 'journal_mode') !== 'wal') throw new Error('the ledger could not be put into WAL mode');
	settle(db);
	db.client.exec('PRAGMA wal_autocheckpoint = 1000');
	db.client.exec('PRAGMA journal_size_limit = 67108864');
	if (options.unsafeSynchronous) db.client.exec(`PRAGMA synchronous = ${options.unsafeSynchronous}`);
	return db;
}

/** Opens a reading connection on a ledger that exists. It can neither write nor checkpoint. */
export function openReader(file: string): Db {
	const db = connect(file);
	settle(db);
	db.client.exec('PRAGMA wal_autocheckpoint = 0');
	db.client.exec('PRAGMA query_only = 1');
	return db;
}

/** Brings the ledger to the newest migration. `folder` holds the files that drizzle-kit generated. */
export function migrateLedger(db: Db, folder: string): void {
	migrate(db as never, { migrationsFolder: folder });
}

/** How many migrations the ledger has had; 0 for a new file. */
export function migrationsApplied(db: Db): number {
	const table = db.client.prepare(`select 1 from sqlite_master where type = 'table' and name = '__drizzle_migrations'`).raw(true).get();
	if (!table) return 0;
	return ((db.client.prepare('select count(*) from __drizzle_migrations').raw(true).get() as unknown[])[0] as number) ?? 0;
}

/** Moves everything from the WAL into the file itself, so that a ledger at rest is one file. */
export function settleIntoFile(db: Db): void {
	db.client.prepare('PRAGMA wal_checkpoint(TRUNCATE)').raw(true).get();
}

/** SQLite's own check of the file: 'ok' or what is wrong. It sees broken pages, not changed contents: those the verifier sees. */
export function integrityOf(db: Db): string {
	return String(pragma(db, 'quick_check'));
}

/** A complete copy of the ledger in one step, as a new file. Blocks this connection for as long as it takes. */
export function copyInto(db: Db, target: string): void {
	db.client.prepare('vacuum into ?').run(target);
}

/**
 * Holds a file against every other process until `release` or the death of this one (SQLite's lock on a database of its own,
 * dropped by the kernel). Returns undefined when another process holds it.
 */
export function holdAlone(file: string): { release(): void } | undefined {
	const client = new Database(file, { timeout: 1 });
	try {
		client.exec('PRAGMA journal_mode = delete');
		client.exec('begin exclusive');
	} catch {
		client.close();
		return undefined;
	}
	return {
		release() {
			client.exec('rollback');
			client.close();
		}
	};
}

/**
 * Whether an error was a failed sync. After it the kernel may have dropped the pages it could not write and call them clean: what this
 * process reads is no longer what the disk has, so it must end and start again from the file.
 */
export function syncFailed(error: unknown): boolean {
	return /^SQLITE_IOERR_(DIR_)?FSYNC$/.test(String((error as { code?: unknown } | null)?.code));
}

/** A complete copy of a ledger that another process may be writing to, as a new file. Never checkpoints. */
export function copyLedger(file: string, target: string): void {
	const db = connect(file);
	try {
		settle(db);
		db.client.exec('PRAGMA wal_autocheckpoint = 0');
		copyInto(db, target);
	} finally {
		db.client.close();
	}
}

/** Whether nothing was ever entered in a ledger, migrated or not. */
export function isUnused(db: Db): boolean {
	return migrationsApplied(db) === 0 || db.client.prepare('select 1 from entries limit 1').raw(true).get() === undefined;
}

/** Whether an error says that the disk will not take writes now: full, read-only, or failing. Reads may go on. */
export function storageTrouble(error: unknown): 'full' | 'unavailable' | undefined {
	const code = (error as { code?: unknown } | null)?.code;
	if (typeof code !== 'string') return undefined;
	if (code === 'SQLITE_FULL') return 'full';
	if (/^SQLITE_(IOERR|READONLY|CANTOPEN|BUSY|LOCKED|NOMEM|PROTOCOL)/.test(code)) return 'unavailable';
	return undefined;
}
