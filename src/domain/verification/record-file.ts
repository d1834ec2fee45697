import { utf8 } from '../basics/bytes.ts';
import type { CommunityCode } from '../basics/id.ts';
import type { Contents, RecordLine } from '../content/contents.ts';
import { parseCheckpoint } from '../record/checkpoint.ts';
import { parseNote, parseVkey, type VerifierKey } from '../record/signed-note.ts';
import { startVerification, type RunningVerification } from './verify.ts';
import { chooseKey, communityOf, instanceOf, isLogName, type Piece, type Seen, type Tools, type Verification } from './verification.ts';

/**
 * The record as a file: JSON lines. For each log one head, then its entries in order, each with its content where that is public.
 * A file for a community holds the city's log first, for the rule sets. Served at /[community]/record/export, kept by whoever likes.
 */
export interface FileHead {
	format: 'yishi-record';
	v: 1;
	community: string;
	/** The log's name. */
	origin: string;
	/** Entries that follow. */
	size: number;
	/** Signed, as served. */
	checkpoint: string;
	/** The key that the source says it is signed with. */
	vkey: string;
}

/** An entry of the file: exactly its bytes; bytes and salt of its content when that is public, empty texts when it was erased. */
export interface FileLine {
	seq: number;
	entry: string;
	bytes?: string;
	salt?: string;
}

/** One line of the file, without the line break. */
export function fileLine(line: FileHead | FileLine): string {
	return JSON.stringify(line);
}

/** Lines made at a time. */
const CHUNK = 200;

/**
 * Writes the file of some logs, in this order, in pieces of many lines. Each log is written up to its checkpoint as it was when its turn
 * came, so that a log may grow meanwhile. Logs that this side does not have are left out.
 */
export async function* recordFile(contents: Contents, communities: readonly CommunityCode[]): AsyncGenerator<string> {
	for (const community of communities) {
		const head = await contents.head(community);
		const origin = head && originOf(head.checkpoint);
		if (!head || origin === undefined) continue;
		yield `${fileLine({ format: 'yishi-record', v: 1, community, origin, size: head.size, checkpoint: head.checkpoint, vkey: head.key?.vkey ?? '' })}\n`;
		for (let until = Math.min(CHUNK, head.size), from = 0; from < head.size; from = until, until = Math.min(until + CHUNK, head.size)) {
			const lines = await contents.lines(community, { before: until, limit: until - from });
			yield lines.reverse().map((line) => `${fileLine(fileLineOf(line))}\n`).join('');
		}
	}
}

/** The name of the log that a checkpoint speaks of, whoever has signed it. */
export function originOf(checkpoint: string): string | undefined {
	const note = parseNote(checkpoint);
	const parsed = note.ok ? parseCheckpoint(note.value.text) : note;
	return parsed.ok ? parsed.value.origin : undefined;
}

function fileLineOf({ seq, entry, held, erased }: RecordLine): FileLine {
	return { seq, entry, ...(erased ? { bytes: '', salt: '' } : held ? { bytes: held.bytes, salt: held.salt } : {}) };
}

/** Reads a line; undefined for anything else. Whether what it says is true is not asked here. */
export function readFileLine(text: string): FileHead | FileLine | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	if (value === null || typeof value !== 'object') return undefined;
	const line = value as Record<string, unknown>;
	const texts = (...names: string[]) => names.every((name) => typeof line[name] === 'string');
	if (line.format === 'yishi-record') {
		if (line.v !== 1 || !texts('community', 'origin', 'checkpoint', 'vkey') || !Number.isSafeInteger(line.size)) return undefined;
		const head = value as FileHead;
		return isLogName(head.origin) && communityOf(head.origin) === head.community ? head : undefined;
	}
	const content = line.bytes === undefined && line.salt === undefined ? true : texts('bytes', 'salt');
	return texts('entry') && Number.isSafeInteger(line.seq) && content ? (value as FileLine) : undefined;
}

/** A line as the verifier takes it. */
export function pieceOfLine(line: FileLine): Piece {
	const { bytes, salt } = line;
	const content = bytes === undefined || salt === undefined ? 'hash-only' : bytes === '' && salt === '' ? 'erased' : { bytes, salt };
	return { entry: utf8(line.entry), content };
}

/** What was known of logs before this file was read. */
export interface Trust {
	/** The key of a log, or its short code, from a slip, a board or an earlier visit. */
	keyOf(origin: string): VerifierKey | string | undefined;
	/** What was kept of it. */
	seenOf(origin: string): readonly Seen[];
	/** Called when a log has been read to its end. */
	done?(origin: string): void;
	/** An earlier, verified reading of the city's log, when this file comes without it. */
	city?: RunningVerification;
}

/**
 * Verifies such a file line by line. The first log of a file is that of the city, when a second follows; without one, rules and
 * deadlines of a community are counted as not checked.
 */
export function startFileVerification(trust: Trust, tools: Tools) {
	const done: Verification[] = [];
	let run: RunningVerification | undefined;
	let city = trust.city;
	let head: FileHead | undefined;
	let lineNumber = 0;
	let unreadable: number | undefined;

	function close(): void {
		if (!run) return;
		if (unreadable !== undefined) run.findings.add({ check: 'source-unreadable', params: { line: unreadable } });
		done.push(run.finish());
		trust.done?.(run.origin);
		city ??= run;
		run = undefined;
	}

	function begin(next: FileHead): void {
		close();
		head = next;
		let served: VerifierKey | undefined;
		try {
			served = parseVkey(tools.sha256, next.vkey);
		} catch {
			// No key: the verification says that no signature can be judged.
		}
		const key = chooseKey(tools.sha256, trust.keyOf(next.origin), served);
		run = startVerification(
			{
				origin: next.origin, checkpoint: next.checkpoint, seen: trust.seenOf(next.origin), ...(key ? { key } : {}),
				// A city of another portal makes no rules here.
				...(city && instanceOf(city.origin) === instanceOf(next.origin) ? { city: city.elsewhere() } : {})
			},
			tools
		);
	}

	return {
		/** The next line. False when it is none: reading on makes no sense. */
		line(text: string): boolean {
			lineNumber++;
			const line = readFileLine(text);
			if (!line || (!run && !('format' in line))) {
				unreadable = lineNumber;
				return false;
			}
			if ('format' in line) begin(line);
			else run!.take(pieceOfLine(line));
			return true;
		},
		/** How far the log that is being read has come. */
		progress: (): { origin: string; done: number; size: number } | undefined => run && head && { origin: head.origin, done: run.size, size: head.size },
		/** The city's log, once it was read. */
		city: (): RunningVerification | undefined => city,
		/** After the last line. Empty when there was nothing to verify. */
		finish(): Verification[] {
			close();
			return done;
		},
		/** The line at which reading ended, counted from 1. */
		unreadableAt: () => unreadable
	};
}

/** A text in pieces as lines, without their ends. */
export async function* wholeLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
	let rest = '';
	for await (const piece of pieces) {
		const lines = (rest + piece).split('\n');
		rest = lines.pop()!;
		yield* lines;
	}
	if (rest !== '') yield rest;
}
