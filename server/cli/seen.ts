import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fromBase64, toBase64 } from '#domain/basics/bytes.ts';
import { decodeFrontier, encodeFrontier, rootOfFrontier, treeHasher } from '#domain/record/merkle-tree.ts';
import { openCheckpoint } from '#domain/record/checkpoint.ts';
import { parseVkey, type VerifierKey } from '#domain/record/signed-note.ts';
import { instanceOf, type Seen, type Verification } from '#domain/verification/verification.ts';
import { sha256, verifier } from '#records/hashing.server.ts';
import { makeFolder, replaceFile } from '../files.ts';

/** What the verifier remembers of a log: with it, a history that was rewritten and signed again with the real key is noticed. */
export interface Remembered extends Seen {
	origin: string;
	key: VerifierKey;
	/** As served, signed: the evidence. */
	checkpoint: string;
	/** When it was seen, by this machine's clock. */
	at: string;
	file: string;
}

/** What was noted cannot be read. Nothing is overwritten: it may be the only evidence there is. */
export class SeenUnreadable extends Error {
	readonly file: string;
	constructor(file: string) {
		super(`cannot read ${file}`);
		this.name = 'SeenUnreadable';
		this.file = file;
	}
}

/** Where it is kept unless told otherwise. */
export function defaultSeenFolder(): string {
	return join(homedir(), '.yishi', 'seen');
}

/** The notes of one folder, a file for each log. Files are replaced whole, so a power cut leaves the old note or the new one. */
export function openSeen(folder: string) {
	const fileOf = (origin: string) => join(folder, `${encodeURIComponent(origin)}.json`);
	return {
		/** What was noted of a log; undefined when it was never seen. SeenUnreadable when its note is damaged. */
		recall(origin: string): Remembered | undefined {
			const file = fileOf(origin);
			if (!existsSync(file)) return undefined;
			try {
				return read(file, origin);
			} catch {
				throw new SeenUnreadable(file);
			}
		},
		/** Logs of these portals that were seen once. */
		originsOf(instances: ReadonlySet<string>): string[] {
			if (!existsSync(folder)) return [];
			return readdirSync(folder)
				.filter((name) => name.endsWith('.json') && !name.endsWith('.refused.json'))
				.map((name) => decodeURIComponent(name.slice(0, -'.json'.length)))
				.filter((origin) => instances.has(instanceOf(origin)));
		},
		/** Notes a verified log. Returns the file. */
		note(verification: Verification, at: string): string {
			makeFolder(folder);
			const file = fileOf(verification.origin);
			replaceFile(file, text(verification, at));
			return file;
		},
		/** Keeps what was refused beside what was seen: the two together show the rewriting to anybody. */
		keepRefused(verification: Verification, at: string): void {
			replaceFile(fileOf(verification.origin).replace(/\.json$/, '.refused.json'), text(verification, at));
		}
	};
}

export type SeenNotes = ReturnType<typeof openSeen>;

function text({ origin, size, frontier, key, checkpoint }: Verification, at: string): string {
	return `${JSON.stringify({ v: 1, origin, size, vkey: key?.vkey, frontier: toBase64(encodeFrontier(frontier)), checkpoint, at }, null, '\t')}\n`;
}

/** Reads a note and believes it only as far as the checkpoint in it is signed and belongs to its frontier. Throws for anything else. */
function read(file: string, origin: string): Remembered {
	const note = JSON.parse(readFileSync(file, 'utf8')) as Record<'origin' | 'vkey' | 'frontier' | 'checkpoint' | 'at', string> & { v: number };
	const key = parseVkey(sha256, note.vkey);
	const frontier = decodeFrontier(fromBase64(note.frontier));
	const root = rootOfFrontier(treeHasher(sha256), frontier);
	const opened = openCheckpoint(note.checkpoint, key, verifier());
	const good = note.v === 1 && note.origin === origin && opened.ok && opened.value.size === frontier.size && toBase64(opened.value.root) === toBase64(root);
	if (!good || !Number.isFinite(Date.parse(note.at))) throw new TypeError('not a note of a checkpoint');
	return { origin, key, frontier, root, size: frontier.size, checkpoint: note.checkpoint, at: note.at, file };
}
