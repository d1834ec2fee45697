import { existsSync, statSync } from 'node:fs';
import { holdAlone, migrationsApplied, openReader, type Db } from '#records/database.server.ts';
import { examineDocuments } from '#records/documents.server.ts';
import { canBeRead } from '../documents/tree.ts';
import { filesOf, lookAtFolder, migrationsKnown } from '../folder.ts';
import { damageOf, publicKeyOf, sayingsOf, verdict, verifyRecord } from '../record.ts';
import { bilingual, print, step, Stop, type Saying } from '../say.ts';
import { settingsOf } from './office.ts';
import { readOptions } from './options.ts';

/** Most findings that are listed of one log. */
const MOST_LISTED = 20;

/** What was examined, one line each. */
interface Chart {
	good(saying: Saying): void;
	bad(saying: Saying, details?: readonly Saying[]): void;
}

/**
 * Examines the data folder, also while the portal runs, and changes nothing: key, file, pragmas, migrations, and the whole record with every
 * row made of it, and the texts that are being written. Exit code 0 when all is well, 1 when something is wrong.
 */
export async function doctor(args: string[]): Promise<number> {
	readOptions(args, {});
	const { data } = settingsOf();
	const facts = lookAtFolder(data);
	if (typeof facts === 'string') throw new Stop((w) => w.folder.none(data));
	let ill = 0;
	const line = (mark: string, saying: Saying) => void process.stdout.write(`${mark} ${bilingual(saying)}\n`);
	const chart: Chart = {
		good: (saying) => line('✓', saying),
		bad(saying, details = []) {
			ill += 1;
			line('✗', saying);
			for (const detail of details.slice(0, MOST_LISTED)) print(detail);
			if (details.length > MOST_LISTED) print((w) => w.cli.more(details.length - MOST_LISTED));
		}
	};
	chart.good((w) => w.cli.doctor.facts(facts.kind, facts.instance));
	const files = filesOf(data);
	// Held while it looks, unless the portal holds it.
	const lock = holdAlone(files.lock);
	try {
		chart.good((w) => (lock ? w.cli.doctor.lockFree : w.cli.doctor.lockHeld));
		const publicKey = examineKey(data, chart);
		if (existsSync(files.ledger)) await examineLedger(files.ledger, facts.instance, publicKey, chart);
		else chart.bad((w) => w.folder.ledgerMissing(data));
		if (existsSync(files.documents)) examineTexts(files.documents, chart);
	} finally {
		lock?.release();
	}
	print((w) => (ill === 0 ? w.cli.doctor.healthy : w.cli.doctor.ill(ill)));
	return ill === 0 ? 0 : 1;
}

function examineKey(data: string, chart: Chart): Uint8Array | undefined {
	const { key, keys } = filesOf(data);
	let publicKey: Uint8Array;
	try {
		publicKey = publicKeyOf(data);
	} catch (error) {
		if (!(error instanceof Stop)) throw error;
		chart.bad((w) => w.cli.doctor.keyMissing(key));
		return undefined;
	}
	const open = [keys, key].some((path) => (statSync(path).mode & 0o077) !== 0);
	if (open) chart.bad((w) => w.cli.doctor.keyOpen(key));
	else chart.good((w) => w.cli.doctor.key);
	return publicKey;
}

async function examineLedger(ledger: string, instance: string, publicKey: Uint8Array | undefined, chart: Chart): Promise<void> {
	let db: Db;
	try {
		db = openReader(ledger);
	} catch (error) {
		return chart.bad((w) => w.cli.doctor.pragmasWrong((error as Error).message));
	}
	try {
		const damage = damageOf(db);
		if (damage !== undefined) return chart.bad((w) => w.cli.doctor.fileBroken(damage));
		chart.good((w) => w.cli.doctor.file);
		const mode = String((db.client.prepare('PRAGMA journal_mode').raw(true).get() as unknown[])[0]);
		// A restored ledger becomes WAL at its first start.
		if (mode === 'wal' || mode === 'delete') chart.good((w) => w.cli.doctor.pragmas(mode));
		else chart.bad((w) => w.cli.doctor.pragmasWrong(mode));
		const [applied, known] = [migrationsApplied(db), migrationsKnown()];
		if (applied > known) return chart.bad((w) => w.cli.doctor.migrationsNew(applied, known));
		if (applied < known) return chart.bad((w) => w.cli.doctor.migrationsOld(applied, known));
		chart.good((w) => w.cli.doctor.migrations(applied));
		if (publicKey) await examineRecord(db, instance, publicKey, chart);
	} finally {
		db.client.close();
	}
}

/** The texts that are being written. A folder in which no portal has run has none. */
function examineTexts(file: string, chart: Chart): void {
	const { damage, version, known, documents, unreadable } = examineDocuments(file, canBeRead);
	if (damage !== undefined) chart.bad((w) => w.cli.doctor.documentsBroken(damage));
	else if (version > known) chart.bad((w) => w.folder.documentsNewer(file));
	else if (unreadable.length > 0) chart.bad((w) => w.cli.doctor.documentsUnreadable(unreadable.length), unreadable.map((name) => () => `  ${name}`));
	else chart.good((w) => w.cli.doctor.documents(documents));
}

async function examineRecord(db: Db, instance: string, publicKey: Uint8Array, chart: Chart): Promise<void> {
	for (const log of await step((w) => w.cli.doctor.verifying, () => verifyRecord(db, instance, publicKey))) {
		if (verdict(log, instance) === 'verified') chart.good((w) => w.cli.doctor.log(log.community, log.size));
		else chart.bad((w) => w.cli.doctor.logWrong(log.community), sayingsOf(log));
	}
}
