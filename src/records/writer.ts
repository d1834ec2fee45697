import type { Db } from './database.server.ts';

/** What a piece of work says at its end. Either way its caller gets the value. */
export interface Worked<T> {
	/** Keep what it wrote; `false` undoes it; `nothing-written` says that there is nothing to undo. */
	keep: boolean | 'nothing-written';
	value: T;
}

/** State that lives beside the database and must go back with it. Called by the writer alone, in this order. */
export interface Alongside {
	/** Before each piece of work. */
	mark(): void;
	/** Undo everything since the last mark. */
	undo(): void;
	/** Everything of this batch is written; last writes before the commit. */
	beforeCommit(): Promise<void>;
	/** The batch is on disk. */
	committed(): void;
	/** The batch is lost as a whole. */
	lost(): void;
}

interface Waiting {
	work: () => Promise<Worked<unknown>>;
	resolve: (value: unknown) => void;
	reject: (error: unknown) => void;
}

/** At most so many pieces of work share one commit, so that the first does not wait for ever. */
const MOST_PER_COMMIT = 256;

/** The one queue in front of the one writing connection. */
export interface Writer {
	/** Runs work in a transaction, one after another; resolves once it is on disk (FULL). Work may await nothing but the ledger. */
	submit<T>(work: () => Promise<Worked<T>>): Promise<T>;
	/** Resolves when nothing waits any more. */
	idle(): Promise<void>;
}

/**
 * Takes what waits (at most 256), one transaction, commits, then answers all. A refused piece rolls back alone.
 * Power failing before the commit loses the whole batch, and nobody in it has had an answer; after it, nothing is lost.
 * @param isFatal whether an error concerns the disk and so the whole batch, not the one piece of work that met it
 */
export function createWriter(db: Db, alongside: Alongside, isFatal: (error: unknown) => boolean): Writer {
	const waiting: Waiting[] = [];
	let running: Promise<void> | undefined;
	const savepoint = db.client.prepare('savepoint act');
	const release = db.client.prepare('release act');
	const rollbackTo = db.client.prepare('rollback to act');
	const begin = db.client.prepare('begin immediate');
	const commit = db.client.prepare('commit');
	const rollback = db.client.prepare('rollback');

	/**
	 * The usual case: nobody is refused after writing, so no savepoints are needed, which are a fifth of the cost of an act.
	 * Undefined when somebody was; then nothing of this attempt stays, and the batch is run again, as acts allow.
	 */
	async function attemptPlain(batch: Waiting[]): Promise<(() => void)[] | undefined> {
		const answers: (() => void)[] = [];
		begin.run();
		for (const { work, resolve } of batch) {
			alongside.mark();
			let undo: boolean;
			try {
				const { keep, value } = await work();
				undo = keep === false;
				answers.push(() => resolve(value));
			} catch (error) {
				if (isFatal(error)) throw error;
				undo = true;
			}
			if (undo) {
				rollback.run();
				alongside.lost();
				return undefined;
			}
		}
		await alongside.beforeCommit();
		commit.run();
		return answers;
	}

	/** A savepoint each: a refused piece rolls back alone. */
	async function attemptApart(batch: Waiting[]): Promise<(() => void)[]> {
		const answers: (() => void)[] = [];
		begin.run();
		for (const { work, resolve, reject } of batch) {
			savepoint.run();
			alongside.mark();
			try {
				const { keep, value } = await work();
				if (keep === false) {
					rollbackTo.run();
					alongside.undo();
				}
				answers.push(() => resolve(value));
			} catch (error) {
				if (isFatal(error)) throw error;
				rollbackTo.run();
				alongside.undo();
				answers.push(() => reject(error));
			}
			release.run();
		}
		await alongside.beforeCommit();
		commit.run();
		return answers;
	}

	async function drain(): Promise<void> {
		while (waiting.length > 0) {
			const batch = waiting.splice(0, MOST_PER_COMMIT);
			try {
				const answers = (await attemptPlain(batch)) ?? (await attemptApart(batch));
				alongside.committed();
				for (const answer of answers) answer();
			} catch (error) {
				// A full disk may have rolled the transaction back already; then there is nothing to roll back.
				try {
					if (db.client.inTransaction) db.client.exec('rollback');
				} finally {
					alongside.lost();
					for (const { reject } of batch) reject(error);
				}
			}
			// Let sockets be read between commits; what arrives meanwhile shares the next one.
			await new Promise<void>((resolve) => setImmediate(resolve));
		}
		running = undefined;
	}

	return {
		submit<T>(work: () => Promise<Worked<T>>): Promise<T> {
			return new Promise<T>((resolve, reject) => {
				waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
				running ??= new Promise<void>((done) => setImmediate(() => void drain().then(done)));
			});
		},
		idle: async () => running ?? Promise.resolve()
	};
}
