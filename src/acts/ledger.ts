import { concat, fromUtf8, toHex, utf8 } from '#domain/basics/bytes.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import { contentBytes, MOST_CONTENT_BYTES, type Content, type Held } from '#domain/content/content.ts';
import { signCheckpoint } from '#domain/record/checkpoint.ts';
import { encodeEntry, type Entry } from '#domain/record/entry.ts';
import { append, decodeFrontier, EMPTY_FRONTIER, encodeFrontier, rootOfFrontier, treeHasher, type Frontier, type Sha256 } from '#domain/record/merkle-tree.ts';
import type { Ed25519Sign, VerifierKey } from '#domain/record/signed-note.ts';
import type { Records } from '#records/records.ts';
import type { Alongside } from '#records/writer.ts';
import type { ActName, Writing } from './act.ts';
import type { Line } from './portal.ts';

/** Thrown out of `decide` when a new thing is to get an id that is somebody's already. The portal turns it into a refusal. */
export class SubjectTaken extends Error {}

/** What one act writes with: its name, the time and the rules are fixed for all of its lines. */
export interface Pen {
	act: ActName;
	now: string;
	rules: string;
	lines: Line[];
}

interface Log {
	frontier: Frontier;
	/** False until its first row is in the table. */
	exists: boolean;
	epoch: number;
}

/** What the ledger needs from outside. */
export interface LedgerParts {
	records: Records;
	sha256: Sha256;
	sign: Ed25519Sign;
	keyOf(community: string): VerifierKey;
	random(length: number): Uint8Array;
	now(): string;
	grown(community: CommunityCode, size: number): void;
}

/**
 * Writes contents, projections and entries together, and keeps the right edge of each log in memory. Owned by the writer: `write` is
 * called inside its transaction only, and the Alongside methods by the writer alone. If the power fails before the commit, the tables
 * have the old edge and so has the next start; after it, the new one with its signed checkpoint.
 */
export function createLedger(parts: LedgerParts) {
	const { records, sha256 } = parts;
	const hasher = treeHasher(sha256);
	const logs = new Map<string, Log>();
	/** Logs as they stood before this batch, and what each act of it changed, newest last. */
	const before = new Map<string, Log | undefined>();
	let undoList: [string, Log | undefined][] = [];

	async function logOf(community: string): Promise<Log> {
		const known = logs.get(community);
		if (known) return known;
		const row = await records.record.log(community);
		const log: Log = row ? { frontier: decodeFrontier(row.frontier), exists: true, epoch: row.epoch } : { frontier: EMPTY_FRONTIER, exists: false, epoch: 0 };
		logs.set(community, log);
		return log;
	}

	async function write<C extends Content>(pen: Pen, content: C, actor: string, more: Writing = {}): Promise<Held<C>> {
		const bytes = contentBytes(content);
		if (bytes.length > MOST_CONTENT_BYTES) throw new RangeError('content too large');
		const saltBytes = parts.random(16);
		const hash = toHex(sha256(concat(saltBytes, utf8(bytes))));
		const { community, subject, type } = content;
		const audience = more.audience ?? 'public';
		// A new thing needs no look-up: if its id is taken, the unique index says so, and the act is undone as a whole.
		const current = more.first ? undefined : await records.contentWriting.current(subject);
		if (current && (current.community !== community || current.type !== type || current.audience !== audience)) {
			throw new Error(`subject ${subject} is a ${current.type} of ${current.community}`);
		}
		// Lists by parent hold a subject once, where it was first put: a thing that moves is another thing.
		if (current && current.parent !== (content.parent ?? null)) throw new Error(`subject ${subject} belongs to ${current.parent}`);
		const log = await logOf(community);
		const seq = log.frontier.size;
		const entry: Entry = {
			v: 1, log: parts.keyOf(community).name, seq, recordedAt: pen.now, act: pen.act, actor, subject, hash, rules: pen.rules,
			...(more.happenedAt === undefined ? {} : { happenedAt: more.happenedAt })
		};
		const entryBytes = encodeEntry(entry);
		const leaf = hasher.leaf(entryBytes);
		if (!before.has(community)) before.set(community, log);
		undoList.push([community, log]);
		logs.set(community, { ...log, frontier: append(hasher, log.frontier, leaf) });
		await records.record.addEntry({ community, seq, bytes: fromUtf8(entryBytes), leaf: leaf as never, act: pen.act, subject });
		const version = (current?.version ?? 0) + 1;
		const row = {
			hash, community, subject, version, type, audience, bytes, salt: toHex(saltBytes), seq, recordedAt: pen.now,
			happenedAt: more.happenedAt ?? null, act: pen.act
		};
		try {
			await records.contentWriting.put(row, content.parent);
		} catch (error) {
			if (more.first && /^SQLITE_CONSTRAINT/.test(String((error as { code?: unknown }).code))) throw new SubjectTaken(subject);
			throw error;
		}
		// The content as it will be read back, so that a projection cannot depend on anything that is not in the bytes.
		const held: Held<C> = {
			content: JSON.parse(bytes) as C, bytes, salt: row.salt, hash, version, seq, recordedAt: pen.now, act: pen.act,
			...(more.happenedAt === undefined ? {} : { happenedAt: more.happenedAt })
		};
		if (audience === 'public') await records.projections.get(type)?.put(held);
		pen.lines.push({ community, seq, subject, hash });
		return held;
	}

	const restore = (to: Iterable<[string, Log | undefined]>) => {
		for (const [community, log] of to) {
			if (log) logs.set(community, log);
			else logs.delete(community);
		}
	};

	const alongside: Alongside = {
		mark() {
			undoList = [];
		},
		undo() {
			restore(undoList.reverse());
			undoList = [];
		},
		async beforeCommit() {
			let grew = false;
			for (const [community, was] of before) {
				const log = logs.get(community)!;
				if (was && log.frontier.size === was.frontier.size) continue;
				grew = true;
				const key = parts.keyOf(community);
				const checkpoint = signCheckpoint({ origin: key.name, size: log.frontier.size, root: rootOfFrontier(hasher, log.frontier) }, key, parts.sign);
				const row = { community, size: log.frontier.size, frontier: encodeFrontier(log.frontier), checkpoint };
				if (log.exists) await records.record.growLog(row);
				else await records.record.addLog({ ...row, epoch: log.epoch });
			}
			// Written with the lines it dates, so that the civil clock never runs backwards over a restart.
			if (grew) await records.record.putState('civil', parts.now());
		},
		committed() {
			for (const [community, was] of before) {
				const log = logs.get(community)!;
				if (was && log.frontier.size === was.frontier.size) continue;
				logs.set(community, { ...log, exists: true });
				parts.grown(community as CommunityCode, log.frontier.size);
			}
			before.clear();
		},
		lost() {
			restore(before);
			before.clear();
		}
	};

	return { write, alongside };
}

/** A stable name for an input, so that one delivery id cannot stand for two acts. Not canonical JSON: files that are imported hold fractions. */
export function inputHash(sha256: Sha256, input: unknown): string {
	const sorted = (_key: string, value: unknown): unknown =>
		value !== null && typeof value === 'object' && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
			: value;
	return toHex(sha256(utf8(JSON.stringify(input ?? null, sorted))));
}
