import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hash, verify, type Options } from '@node-rs/argon2';
import type { Caller, Hashing, PersonCaller } from '#acts/act.ts';
import { newToken } from '#acts/caller.ts';
import { openPortal } from '#acts/open-portal.ts';
import type { Portal } from '#acts/portal.ts';
import { fromHex, toHex } from '#domain/basics/bytes.ts';
import { subjectIdOf, type SubjectId } from '#domain/basics/id.ts';
import { importedSubject } from '#domain/community/imported.ts';
import { migrateLedger, openReader, openWriter, type Db } from '#records/database.server.ts';
import { newPrivateKey, privateKeyOf, rawPrivateKey, rawPublicKey, sha256, signer } from '#records/hashing.server.ts';
import { prepareRecords, type Records } from '#records/records.ts';
import { openLazily, type LazyDocuments } from './live-documents.ts';

/*
 * 青禾市 for a test: a portal of its own on a copy of a ledger into which the demo city was imported once. The people are those of
 * server/demo/city.json: 麦小满 keeps the books of 柳湾社区居委会, 苗立夏 leads it, 禾处暑 oversees it.
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const INSTANCE = 'yishi-testtown';
/** Civil time at which the history was taken over, a Sunday morning; no test can go back before it. */
const TAKEN_OVER = '2026-11-22T08:00:00+08:00';
/** Machine time at which a test begins: not the civil day, so that whoever takes one for the other is found out. */
const MACHINE_START = Date.parse('2027-01-01T00:00:00.000Z');
const WEAK: Options = { algorithm: 2, memoryCost: 64, timeCost: 1, parallelism: 1 };
const DAY_MS = 86_400_000;

/** The demo city as it lies in the repository, read anew each time: a test may break it. */
export function demoCity(): Record<string, unknown> {
	return JSON.parse(readFileSync(join(ROOT, 'server/demo/city.json'), 'utf8')) as Record<string, unknown>;
}

/** A city in a folder of its own, with clocks that stand still until they are set. */
export interface Town {
	portal: Portal;
	/** Its texts, on documents.db in the same folder; the file is made when somebody first asks. */
	documents: LazyDocuments;
	folder: string;
	ledgerFile: string;
	/** The seed of the log key: what a thief would carry away. */
	seed: Uint8Array;
	/** Sets the civil clock: an instant, or local time `2026-12-01T09:00`. It never runs backwards. */
	setClock(text: string): void;
	/** Lets machine time pass, in ms: for sessions and limits. */
	passMachineTime(ms: number): void;
	/** A person, by name, name in the file or id, with a session that is really in the table: at a desk if they hold an office, else on an unlocked phone. */
	person(name: string, options?: { through?: 'device' | 'desk'; locked?: boolean }): Promise<PersonCaller>;
	/** The token behind the session of a person that `person` has made. */
	tokenOf(caller: PersonCaller): string;
	guest(address?: string): Caller;
	/** The subject of an imported object, by its list and name: `disclosures:D08`. */
	subject(key: string): SubjectId;
	/** A random subject id, as a phone would make one. */
	id(): SubjectId;
	/** Reads the ledger through a connection of its own, office contents and all. */
	look<T>(reading: (records: Records, db: Db) => Promise<T>): Promise<T>;
	/** Stops the portal and opens it again on the same folder. */
	reopen(): Promise<void>;
	close(): Promise<void>;
}

export interface TownOptions {
	/** Civil time at the beginning. */
	clock?: string;
	hashing?: Hashing;
	/** A portal that sends mail. */
	mail?: true;
	/** An empty ledger instead of the demo city. */
	empty?: true;
	/** False: a folder in which people really work, where nobody goes without a second factor. */
	demo?: boolean;
}

/** Opens a town. Close it at the end of the test: that removes its folder. */
export async function openTown(options: TownOptions = {}): Promise<Town> {
	const folder = mkdtempSync(join(tmpdir(), 'yishi-test-'));
	const ledgerFile = join(folder, 'ledger.db');
	let seed: Uint8Array;
	if (options.empty) {
		seed = rawPrivateKey(newPrivateKey());
		emptyLedger(ledgerFile);
	} else {
		const template = await demoTemplate();
		cpSync(join(template, 'ledger.db'), ledgerFile);
		seed = fromHex(readFileSync(join(template, 'seed'), 'utf8'));
	}
	let machine = MACHINE_START;
	let civil = Date.parse(local(options.clock ?? TAKEN_OVER));
	const tokens = new Map<string, string>();
	let documents = openLazily(join(folder, 'documents.db'));
	const open = () => openWith(ledgerFile, seed, documents, { machineNow: () => machine, civilNow: () => civil, ...(options.hashing ? { hashing: options.hashing } : {}), ...(options.mail ? { mail: true } : {}) }, options.demo ?? true);
	const id = () => subjectIdOf(randomBytes(16));
	// One connection for looking, prepared at the first look: most stories look more than once.
	let looking: { db: Db; records: Records } | undefined;
	// And one for the sessions of people, beside the portal's own.
	let joining: { db: Db; records: Records } | undefined;
	const lookAway = () => {
		looking?.db.client.close();
		joining?.db.client.close();
		looking = joining = undefined;
	};

	const town: Town = {
		portal: await open(),
		documents,
		folder,
		ledgerFile,
		seed,
		setClock: (text) => {
			const to = Date.parse(local(text));
			if (!Number.isFinite(to)) throw new TypeError(`not a moment: ${text}`);
			civil = to;
		},
		passMachineTime: (ms) => {
			machine += ms;
		},
		async person(name, { through, locked = false } = {}) {
			if (!joining) {
				const db = openWriter(ledgerFile);
				joining = { db, records: prepareRecords(db) };
			}
			const { db, records } = joining;
			const found = db.client.prepare('select id from persons where name = ? or source = ? or id = ?').raw(true).all(name, name, name) as [string][];
			if (found.length !== 1) throw new Error(`${found.length} people are called ${name}`);
			const person = found[0]![0];
			const offices = await records.offices.held(person, town.portal.today());
			const kind = through ?? (offices.length > 0 ? 'desk' : 'device');
			const { token, id: session, secretHash } = newToken((length) => randomBytes(length), sha256);
			await records.sessions.add({
				id: session, secretHash, person, kind, createdAt: machine, lastSeenAt: machine, expiresAt: machine + 1000 * DAY_MS, pinHash: null, pinTries: 0,
				unlockedUntil: locked ? 0 : machine + 1000 * DAY_MS
			});
			const caller = await town.portal.callerOf(token, '203.0.113.7');
			if (caller.kind !== 'person') throw new Error(`${name} could not sign in`);
			tokens.set(session, token);
			return caller;
		},
		tokenOf: (caller) => {
			const token = tokens.get(caller.session);
			if (!token) throw new Error('a session that this town did not make');
			return token;
		},
		guest: (address = '203.0.113.9') => ({ kind: 'guest', address }),
		subject: (key) => {
			const colon = key.indexOf(':');
			return importedSubject(sha256, key.slice(0, colon), key.slice(colon + 1));
		},
		id,
		async look(reading) {
			if (!looking) {
				const db = openReader(ledgerFile);
				looking = { db, records: prepareRecords(db) };
			}
			return reading(looking.records, looking.db);
		},
		async reopen() {
			lookAway();
			await town.portal.close();
			documents.close();
			documents = town.documents = openLazily(join(folder, 'documents.db'));
			town.portal = await open();
		},
		async close() {
			lookAway();
			await town.portal.close();
			documents.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
	return town;
}

/** Local time of the city where no offset is written. */
function local(text: string): string {
	return /(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}+08:00`;
}

function emptyLedger(file: string): void {
	const db = openWriter(file);
	migrateLedger(db, join(ROOT, 'drizzle'));
	db.client.close();
}

async function openWith(ledgerFile: string, seed: Uint8Array, documents: LazyDocuments, clocks: { machineNow(): number; civilNow(): number; hashing?: Hashing; mail?: true }, demo = true): Promise<Portal> {
	const key = privateKeyOf(seed);
	return openPortal({
		ledgerFile,
		instance: INSTANCE,
		sign: signer(key),
		publicKey: rawPublicKey(key),
		demo,
		origin: 'http://localhost:3000',
		machineNow: clocks.machineNow,
		civilOffset: () => clocks.civilNow() - clocks.machineNow(),
		random: (length) => randomBytes(length),
		documents: documents.documents,
		...(clocks.mail ? { mail: true } : {}),
		hashing: clocks.hashing ?? { hash: (secret) => hash(secret, WEAK), verify: (hashed, secret) => verify(hashed, secret) },
		log: { info: () => undefined, error: () => undefined }
	});
}

/** The folder of the ledger with the demo city in it. Made once per machine and state of the sources; a copy costs a few milliseconds. */
async function demoTemplate(): Promise<string> {
	const name = `yishi-town-${sourcesHash()}`;
	const template = join(tmpdir(), name);
	if (exists(join(template, 'seed'))) return template;
	const making = mkdtempSync(join(tmpdir(), 'yishi-making-'));
	const seed = rawPrivateKey(newPrivateKey());
	const ledgerFile = join(making, 'ledger.db');
	emptyLedger(ledgerFile);
	const civil = Date.parse(TAKEN_OVER);
	const portal = await openWith(ledgerFile, seed, openLazily(join(making, 'documents.db')), { machineNow: () => MACHINE_START, civilNow: () => civil });
	const imported = await portal.perform('history.import', { file: demoCity() }, { kind: 'operator' });
	await portal.close();
	if (!imported.ok) throw new Error(`the demo city cannot be imported: ${JSON.stringify(imported.error).slice(0, 1000)}`);
	writeFileSync(join(making, 'seed'), toHex(seed));
	try {
		// In one step: whoever else is making it has the same right to be first, and nobody sees half of it.
		renameSync(making, template);
	} catch (error) {
		if (!exists(join(template, 'seed'))) throw error;
		rmSync(making, { recursive: true, force: true });
	}
	removeOldTemplates(name);
	return template;
}

function exists(file: string): boolean {
	return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** Templates of sources that are gone. */
function removeOldTemplates(current: string): void {
	for (const name of readdirSync(tmpdir())) {
		if (!name.startsWith('yishi-town-') || name === current) continue;
		const found = statSync(join(tmpdir(), name), { throwIfNoEntry: false });
		if (found && Date.now() - found.mtimeMs > DAY_MS) rmSync(join(tmpdir(), name), { recursive: true, force: true });
	}
}

/** Everything that the ledger of the demo city depends on. */
function sourcesHash(): string {
	const digest = createHash('sha256');
	const take = (path: string): void => {
		const full = join(ROOT, path);
		if (statSync(full).isDirectory()) {
			for (const name of readdirSync(full).sort()) take(join(path, name));
			return;
		}
		digest.update(path).update('\0').update(readFileSync(full)).update('\0');
	};
	['drizzle', 'server/demo/city.json', 'src/acts/history', 'src/acts/ledger.ts', 'src/acts/open-portal.ts', 'src/records', 'src/domain', 'tests/support/town.ts'].forEach(take);
	return digest.digest('hex').slice(0, 20);
}
