import { copyFileSync, constants, createReadStream, existsSync, mkdtempSync, openSync, readSync, closeSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isCommunityCode } from '#domain/basics/id.ts';
import { verifierKey, type VerifierKey } from '#domain/record/signed-note.ts';
import { locate, needsLocating, withFindings } from '#domain/verification/locate.ts';
import { startFileVerification, wholeLines, type Trust } from '#domain/verification/record-file.ts';
import type { RunningVerification } from '#domain/verification/verify.ts';
import { chooseKey, type Seen, type Tools, type Verification } from '#domain/verification/verification.ts';
import { holdAlone, openReader, type Db } from '#records/database.server.ts';
import { privateKeyOf, rawPublicKey } from '#records/hashing.server.ts';
import { verifyLedger } from '#records/verifying.ts';
import { filesOf, migrateCopy, readKey } from '../folder.ts';

/** Why there is nothing to judge. The command says it in words. */
export class CannotCheck extends Error {
	readonly reason: 'noSource' | 'notOurs' | 'damaged' | 'network' | 'noCommunity' | 'nothing';
	readonly params: Record<string, string>;
	constructor(reason: CannotCheck['reason'], params: Record<string, string> = {}) {
		super(`${reason} ${JSON.stringify(params)}`);
		this.name = 'CannotCheck';
		this.reason = reason;
		this.params = params;
	}
}

/** How a source is verified. */
export interface Asked {
	community?: string;
	keyOf(origin: string): VerifierKey | string | undefined;
	seenOf(origin: string): readonly Seen[];
	tools: Tools;
	progress(origin: string, done: number, size: number): void;
	/** Called when a log has been verified. */
	done(origin: string): void;
}

/** What was verified. `complete`: the source says that it has no other logs. */
export interface Judged {
	verifications: Verification[];
	complete: boolean;
}

/** Milliseconds without a byte after which a server counts as gone. */
const SILENCE_MS = 30_000;
const SQLITE_HEADER = 'SQLite format 3\0';

/** Verifies whatever an argument names: an address, a data folder, a ledger, a downloaded record. CannotCheck when that cannot be done. */
export async function verifySource(source: string, asked: Asked): Promise<Judged> {
	if (/^https?:\/\//i.test(source)) {
		if (!URL.canParse(source)) throw new CannotCheck('noSource', { source });
		return verifyUrl(new URL(source), asked);
	}
	const found = statSync(source, { throwIfNoEntry: false });
	if (!found) throw new CannotCheck('noSource', { source });
	const file = found.isDirectory() ? filesOf(source).ledger : source;
	if (!existsSync(file)) throw new CannotCheck('notOurs', { source });
	if (firstBytes(file) !== SQLITE_HEADER) return { verifications: await verifyRecordFile(file, asked), complete: false };
	return { verifications: await verifyLedgerFile(file, asked), complete: asked.community === undefined };
}

function firstBytes(file: string): string {
	const descriptor = openSync(file, 'r');
	try {
		const bytes = Buffer.alloc(SQLITE_HEADER.length);
		return bytes.toString('latin1', 0, readSync(descriptor, bytes));
	} finally {
		closeSync(descriptor);
	}
}

/* A portal, by its public addresses. */

async function verifyUrl(url: URL, asked: Asked): Promise<Judged> {
	const first = url.pathname.split('/')[1];
	const named = asked.community ?? (isCommunityCode(first) ? first : undefined);
	const communities = named === undefined ? await communitiesOf(url) : [named];
	if (communities.length === 0) throw new CannotCheck('nothing');
	const done = new Map<string, Verification>();
	let city: RunningVerification | undefined;
	for (const community of communities) {
		if (done.has(community)) continue;
		// The city's log comes with the first community, and is not fetched again.
		const address = new URL(`/${community}/record/export${city ? '?only=1' : ''}`, url);
		const read = await verifyLines(await open(address, community), asked, city);
		city ??= read.city;
		// A captive network answers for everybody, with a page of its own.
		if (read.verified.length === 0) throw new CannotCheck('notOurs', { source: String(address) });
		for (const verification of read.verified) {
			const found = needsLocating(verification)
				? await locate(asked.tools.sha256, verification.origin, await open(address), (path) => tileOf(new URL(`/${verification.community}/record/${path}`, url)))
				: [];
			done.set(verification.community, withFindings(verification, found));
		}
	}
	return { verifications: [...done.values()], complete: named === undefined };
}

/** A tile; undefined when it cannot be had, which proves nothing. */
async function tileOf(address: URL): Promise<Uint8Array | undefined> {
	try {
		const answer = await fetch(address, { signal: AbortSignal.timeout(SILENCE_MS) });
		return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
	} catch {
		return undefined;
	}
}

/** Every community whose record is public, as the portal lists it. */
async function communitiesOf(url: URL): Promise<string[]> {
	const address = new URL('/sitemap.xml', url);
	let text = '';
	for await (const chunk of await open(address)) text += chunk;
	return [...new Set([...text.matchAll(/\/([A-Z][A-Z0-9]{1,11})\/record<\/loc>/g)].map((match) => match[1]!))];
}

/** The text of an answer as it comes. A server that says nothing for a while is gone. */
async function open(address: URL, community?: string): Promise<AsyncIterable<string>> {
	const abort = new AbortController();
	const failed = (problem: unknown) => new CannotCheck('network', { url: String(address), problem: problemOf(problem) });
	let timer = setTimeout(() => abort.abort(new Error('timeout')), SILENCE_MS);
	let response: Response;
	try {
		response = await fetch(address, { signal: abort.signal });
	} catch (problem) {
		clearTimeout(timer);
		throw failed(problem);
	}
	if (!response.ok || !response.body) {
		clearTimeout(timer);
		await response.body?.cancel();
		if (response.status === 404 && community !== undefined) throw new CannotCheck('noCommunity', { community });
		throw failed(`HTTP ${response.status}`);
	}
	const body = response.body.pipeThrough(new TextDecoderStream());
	return (async function* () {
		try {
			for await (const chunk of body) {
				clearTimeout(timer);
				yield chunk;
				timer = setTimeout(() => abort.abort(new Error('timeout')), SILENCE_MS);
			}
		} catch (problem) {
			throw problem instanceof CannotCheck ? problem : failed(problem);
		} finally {
			clearTimeout(timer);
		}
	})();
}

/** The system's name for what went wrong, as far as there is one: ECONNREFUSED. */
function problemOf(problem: unknown): string {
	const { cause, message } = problem as { cause?: { code?: string; errors?: { code?: string }[] }; message?: string };
	return cause?.code ?? cause?.errors?.[0]?.code ?? message ?? String(problem);
}

/* A record as a file of lines. */

async function verifyRecordFile(file: string, asked: Asked): Promise<Verification[]> {
	const { verified } = await verifyLines(createReadStream(file, { encoding: 'utf8' }) as AsyncIterable<string>, asked);
	if (verified.length === 0) throw new CannotCheck('notOurs', { source: file });
	if (asked.community !== undefined && !verified.some(({ community }) => community === asked.community)) {
		throw new CannotCheck('noCommunity', { community: asked.community });
	}
	return verified;
}

async function verifyLines(chunks: AsyncIterable<string>, asked: Asked, city?: RunningVerification): Promise<{ verified: Verification[]; city: RunningVerification | undefined }> {
	const trust: Trust = {
		keyOf: asked.keyOf,
		seenOf: asked.seenOf,
		done: asked.done,
		...(city ? { city } : {})
	};
	const reading = startFileVerification(trust, asked.tools);
	for await (const line of wholeLines(chunks)) {
		if (!reading.line(line)) break;
		const at = reading.progress();
		if (at) asked.progress(at.origin, at.done, at.size);
	}
	return { verified: reading.finish(), city: reading.city() };
}

/* A ledger. */

/** Verifies a copy, so that what may be evidence stays as it is; a ledger that a portal holds is read beside it. */
async function verifyLedgerFile(file: string, asked: Asked): Promise<Verification[]> {
	const lockFile = filesOf(dirname(file)).lock;
	const lock = existsSync(lockFile) ? holdAlone(lockFile) : undefined;
	const busy = existsSync(lockFile) && !lock;
	const folder = busy ? undefined : mkdtempSync(join(tmpdir(), 'yishi-verify-'));
	try {
		if (folder) {
			for (const end of ['', '-wal']) {
				if (existsSync(file + end)) copyFileSync(file + end, join(folder, `ledger.db${end}`), constants.COPYFILE_FICLONE);
			}
			lock?.release();
		}
		return await readLedger(file, folder ? join(folder, 'ledger.db') : undefined, keyBeside(file), asked);
	} finally {
		if (folder) rmSync(folder, { recursive: true, force: true });
	}
}

/** The public half of the key that lies beside a ledger in its data folder. On any other machine there is none. */
function keyBeside(file: string): Uint8Array | undefined {
	try {
		return rawPublicKey(privateKeyOf(readKey(dirname(file))));
	} catch {
		return undefined;
	}
}

/** @param copy where a copy of it lies; none while a portal holds it, which has brought it up to date itself */
async function readLedger(source: string, copy: string | undefined, beside: Uint8Array | undefined, asked: Asked): Promise<Verification[]> {
	let db: Db | undefined;
	try {
		// A backup from before an upgrade lacks what this program reads.
		if (copy !== undefined) await migrateCopy(copy);
		db = openReader(copy ?? source);
		const verifications = await verifyLedger(db, {
			tools: asked.tools,
			keyOf: (origin) => chooseKey(asked.tools.sha256, asked.keyOf(origin), beside && verifierKey(asked.tools.sha256, origin, beside)),
			seenOf: (origin) => [...asked.seenOf(origin)],
			progress: asked.progress,
			done: asked.done,
			...(asked.community === undefined ? {} : { only: asked.community })
		});
		if (verifications.length === 0) throw new CannotCheck('nothing');
		if (asked.community !== undefined && !verifications.some(({ community }) => community === asked.community)) {
			throw new CannotCheck('noCommunity', { community: asked.community });
		}
		return verifications;
	} catch (problem) {
		const code = String((problem as { code?: unknown } | null)?.code);
		if (code.startsWith('SQLITE_CORRUPT')) throw new CannotCheck('damaged', { source });
		if (code.startsWith('SQLITE_')) throw new CannotCheck('notOurs', { source });
		throw problem;
	} finally {
		db?.client.close();
	}
}
