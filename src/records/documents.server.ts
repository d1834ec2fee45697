import { randomBytes } from 'node:crypto';
import { closeSync, fdatasync, fdatasyncSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';

/*
 * The only file that opens documents.db: the updates of the deliberation documents, beside the ledger and with a writer of its own. An update that
 * `append` has returned survives the end of this process; one that `sync` has called back for survives the loss of power. Between the two lie at most
 * the milliseconds that the room waits (server/sync). The connection runs with synchronous=NORMAL: SQLite itself then syncs only at checkpoints, before
 * anything of the WAL goes into the file, so the file is never wrong, it may only lack what was not synced; and the syncing of the WAL is done here,
 * on a descriptor of its own, in Node's pool of threads, where it stops nobody who types. SQLite takes no locks on the WAL, so that descriptor may come and go.
 * The WAL bug of SQLite 3.45 (see database.server.ts) needs two connections: this file has one.
 */

/** An update as it goes to disk: of which document, by whom, when (device of the portal, in ms). */
export interface Written {
	document: string;
	person: string;
	at: number;
	data: Uint8Array;
}

/** Whose a Yjs client is, in one document. */
export interface Claim {
	document: string;
	client: number;
	person: string;
}

/** A document as it lies there: everything up to a row compacted, and the rows since. */
export interface Stored {
	snapshot?: Snapshot;
	/** In the order in which they were written. */
	tail: { seq: number; data: Uint8Array }[];
	owners: Map<number, string>;
}

/** A document compacted: everything up to `upto`, its state vector, and an update that has its deletions alone. */
export interface Snapshot {
	upto: number;
	data: Uint8Array;
	vector: Uint8Array;
	deletions: Uint8Array;
}

const SCHEMA = `
create table if not exists documents (id integer primary key, name text not null unique) strict;
create table if not exists updates (seq integer primary key autoincrement, document integer not null references documents, person text not null, at integer not null, data blob not null) strict;
create index if not exists updates_of_document on updates (document, seq);
create table if not exists snapshots (document integer primary key references documents, upto integer not null, data blob not null, vector blob not null, deletions blob not null) strict;
create table if not exists owners (document integer not null references documents, client integer not null, person text not null, primary key (document, client)) strict, without rowid;
create table if not exists puts (document integer not null references documents, put text not null, primary key (document, put)) strict, without rowid;
create table if not exists facts (name text primary key, value text not null) strict, without rowid;
`;
/** Of this file's tables. A file of an earlier portal is given what it lacks when it is opened; one of a later portal is not opened. */
const VERSION = 2;

/** The file is of a portal that knows more than this one. */
export class LaterDocuments extends Error {}

const newWord = (): string => randomBytes(8).toString('hex');

export type DocumentStore = ReturnType<typeof openDocuments>;

/**
 * Opens the file of the documents, and makes it when it is not there.
 * @throws when the file is of a later portal, or is no database
 */
export function openDocuments(file: string) {
	const db = new Database(file, { timeout: 1 });
	const one = (sql: string) => (db.prepare(sql).raw(true).get() as unknown[] | undefined)?.[0];
	for (const [name, value] of [['journal_mode', 'wal'], ['synchronous', 1], ['foreign_keys', 1], ['secure_delete', 1], ['trusted_schema', 0]] as const) {
		db.exec(`PRAGMA ${name} = ${value}`);
		if (one(`PRAGMA ${name}`) !== value) throw new Error(`documents.db does not take PRAGMA ${name} = ${value}`);
	}
	const found = Number(one('PRAGMA user_version'));
	if (found > VERSION) throw new LaterDocuments(`documents.db was made by a later portal (version ${found}, this one knows ${VERSION})`);
	db.exec('begin immediate');
	db.exec(SCHEMA);
	db.prepare("insert or ignore into facts values ('epoch', ?)").run(newWord());
	// Also makes the WAL, which is opened below.
	db.exec(`PRAGMA user_version = ${VERSION}`);
	db.exec('commit');
	const wal = openSync(`${file}-wal`, 'r+');
	// That there is a WAL at all must survive too.
	const folder = openSync(dirname(file), 'r');
	fsyncSync(folder);
	closeSync(folder);

	const { ids, known, puts, read, snapshot } = prepareReading(db);
	const addDocument = db.prepare('insert into documents (name) values (?)');
	const addUpdate = db.prepare('insert into updates (document, person, at, data) values (?, ?, ?, ?)');
	const addOwner = db.prepare('insert into owners (document, client, person) values (?, ?, ?)');
	const addPut = db.prepare('insert or ignore into puts (document, put) values (?, ?)');
	const putSnapshot = db.prepare(
		'insert into snapshots (document, upto, data, vector, deletions) values (?, ?, ?, ?, ?) ' +
		'on conflict (document) do update set upto = excluded.upto, data = excluded.data, vector = excluded.vector, deletions = excluded.deletions'
	);
	const trim = db.prepare('delete from updates where document = ? and seq <= ?');
	const allNames = db.prepare('select name from documents order by id').raw(true);
	const forgetting = ['updates where document', 'snapshots where document', 'owners where document', 'puts where document', 'documents where id'].map((where) => db.prepare(`delete from ${where} = ?`));

	function together<T>(work: () => T): T {
		db.exec('begin immediate');
		try {
			const done = work();
			db.exec('commit');
			return done;
		} catch (error) {
			ids.clear();
			try {
				db.exec('rollback');
			} catch {
				// SQLite has rolled back by itself; the first error says why.
			}
			throw error;
		}
	}

	return {
		/** The word of this file's time: whatever was written against another was written before it was put back to a backup. */
		epoch: String(one("select value from facts where name = 'epoch'")),
		/** Whether anything was ever written in a document. */
		has: (name: string): boolean => known(name) !== undefined,
		/** What was put into a document, by name. */
		puts,
		/** Everything that is known of a document; an empty one when nothing is. */
		read,
		/** The compacted part alone, for a room that had let go of it. */
		snapshot,
		/**
		 * Writes updates of any documents together, all or none, with the Yjs clients that were first met in them, and the names of what was put in by them. When this
		 * returns, the end of this process loses none of them.
		 * @returns their rows, in order
		 * @throws what SQLite throws (disk full, read-only); then nothing is written
		 */
		append(updates: readonly Written[], claims: readonly Claim[], puts: readonly { document: string; put: string }[] = []): number[] {
			return together(() => {
				const idFor = (name: string) => {
					const id = known(name) ?? Number(addDocument.run(name).lastInsertRowid);
					ids.set(name, id);
					return id;
				};
				for (const { document, client, person } of claims) addOwner.run(idFor(document), client, person);
				for (const { document, put } of puts) addPut.run(idFor(document), put);
				return updates.map(({ document, person, at, data }) => Number(addUpdate.run(idFor(document), person, at, data).lastInsertRowid));
			});
		},
		/** The names of all documents. */
		names: (): string[] => (allNames.all() as [string][]).map(([name]) => name),
		/** Removes everything of a document: the file no longer has it either. */
		forget(name: string): void {
			together(() => {
				const id = known(name);
				if (id === undefined) return;
				for (const statement of forgetting) statement.run(id);
			});
			ids.delete(name);
		},
		/** Puts a compacted document in the place of its rows up to `upto`. Whatever the power does, there is one or the other. */
		compact(name: string, { upto, data, vector, deletions }: Snapshot): void {
			together(() => {
				const id = known(name);
				if (id === undefined) return;
				putSnapshot.run(id, upto, data, vector, deletions);
				trim.run(id, upto);
			});
		},
		/**
		 * Calls back when everything appended so far survives a loss of power. An error is final: the kernel may have called pages clean that it could not
		 * write, so this process must end and begin again from the file.
		 */
		sync(done: (error: Error | null) => void): void {
			fdatasync(wal, done);
		},
		/**
		 * The same, at once: for the rare words that the portal itself writes, which nobody could give back to it.
		 * @throws what is final, as in `sync`
		 */
		syncNow(): void {
			fdatasyncSync(wal);
		},
		close(): void {
			closeSync(wal);
			db.close();
		}
	};
}

/** What is asked of the file, by whoever writes in it and by whoever only looks. */
function prepareReading(db: Database.Database) {
	const idOf = db.prepare('select id from documents where name = ?').raw(true);
	const readSnapshot = db.prepare('select upto, data, vector, deletions from snapshots where document = ?').raw(true);
	const readTail = db.prepare('select seq, data from updates where document = ? and seq > ? order by seq').raw(true);
	const readOwners = db.prepare('select client, person from owners where document = ?').raw(true);
	const readPuts = db.prepare('select put from puts where document = ?').raw(true);
	const ids = new Map<string, number>();
	const known = (name: string): number | undefined => {
		const id = ids.get(name) ?? ((idOf.get(name) as unknown[] | undefined)?.[0] as number | undefined);
		if (id !== undefined) ids.set(name, id);
		return id;
	};
	return {
		/** Rows by name, as far as they were asked for. */
		ids,
		known,
		puts(name: string): Set<string> {
			const id = known(name);
			return new Set(id === undefined ? [] : (readPuts.all(id) as [string][]).map(([put]) => put));
		},
		read(name: string): Stored {
			const id = known(name);
			if (id === undefined) return { tail: [], owners: new Map() };
			const row = readSnapshot.get(id) as [number, Buffer, Buffer, Buffer] | undefined;
			const snapshot = row && { upto: row[0], data: plain(row[1]), vector: plain(row[2]), deletions: plain(row[3]) };
			const tail = (readTail.all(id, snapshot?.upto ?? 0) as [number, Buffer][]).map(([seq, data]) => ({ seq, data: plain(data) }));
			const owners = new Map(readOwners.all(id) as [number, string][]);
			return { ...(snapshot ? { snapshot } : {}), tail, owners };
		},
		snapshot(name: string): Uint8Array | undefined {
			const id = known(name);
			const row = id === undefined ? undefined : (readSnapshot.get(id) as [number, Buffer] | undefined);
			return row && plain(row[1]);
		}
	};
}

/** Looks at a file that another process may be writing to. It can neither write nor checkpoint. */
function look<T>(file: string, at: (db: Database.Database) => T): T {
	const db = new Database(file, { timeout: 1000 });
	try {
		db.exec('PRAGMA wal_autocheckpoint = 0');
		return at(db);
	} finally {
		db.close();
	}
}

/** A complete copy of the documents at one moment, as a new file, also while the portal runs. */
export function copyDocuments(file: string, target: string): void {
	look(file, (db) => db.prepare('vacuum into ?').run(target));
}

/** What an examination of the file found. */
export interface DocumentsFound {
	/** What SQLite says of the file; undefined when it is sound. */
	damage?: string;
	/** Of its tables. */
	version: number;
	known: number;
	/** The documents in it; those whose text cannot be read, by name. */
	documents: number;
	unreadable: string[];
}

/**
 * Examines the file and changes nothing.
 * @param reads whether a text can be made of what lies there
 */
export function examineDocuments(file: string, reads: (stored: Stored) => boolean): DocumentsFound {
	try {
		return look(file, (db) => {
			db.exec('PRAGMA query_only = 1');
			const first = (sql: string) => (db.prepare(sql).raw(true).get() as unknown[] | undefined)?.[0];
			const check = String(first('PRAGMA quick_check'));
			const version = Number(first('PRAGMA user_version'));
			const found = { version, known: VERSION, documents: 0, unreadable: [] as string[] };
			if (check !== 'ok') return { ...found, damage: check };
			// One of an earlier or later portal has other tables; what it says is the next start's affair.
			if (version !== VERSION) return found;
			const { read } = prepareReading(db);
			for (const [name] of db.prepare('select name from documents order by id').raw(true).all() as [string][]) {
				found.documents += 1;
				if (!reads(read(name))) found.unreadable.push(name);
			}
			return found;
		});
	} catch (error) {
		return { damage: (error as Error).message, version: 0, known: VERSION, documents: 0, unreadable: [] };
	}
}

/**
 * Another word for a copy that is put to work again: what devices have of the time after it was made must not be mixed with what is here by itself. On disk when this returns. One of a
 * portal that knew no word yet is given one at the next start.
 */
export function renewEpoch(file: string): void {
	const db = new Database(file, { timeout: 1 });
	try {
		db.exec('PRAGMA synchronous = FULL');
		if (db.prepare("select 1 from sqlite_master where type = 'table' and name = 'facts'").raw(true).get()) db.prepare("update facts set value = ? where name = 'epoch'").run(newWord());
	} finally {
		db.close();
	}
}

/** A view of its own bytes: what comes out of the binding may share a bigger block. */
const plain = (bytes: Buffer): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
