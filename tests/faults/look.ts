import { contentHash } from '#domain/content/content.ts';
import { decodeEntry } from '#domain/record/entry.ts';
import { parseCheckpoint } from '#domain/record/checkpoint.ts';
import { rootOf, treeHasher } from '#domain/record/merkle-tree.ts';
import { parseNote } from '#domain/record/signed-note.ts';
import { equalBytes, utf8 } from '#domain/basics/bytes.ts';
import { integrityOf, openWriter } from '#records/database.server.ts';
import { sha256 } from '#records/hashing.server.ts';

/** What a ledger holds after a fault. */
export interface Found {
	/** Subject and hash of every question. */
	questions: [string, string][];
	problems: string[];
	/** Time until the ledger was open and had answered, in ms. */
	openedIn: number;
}

/** Opens a ledger as a start after a fault would, and checks file, log and contents from the bytes. */
export function lookAt(file: string): Found {
	const started = performance.now();
	const db = openWriter(file);
	const all = <T>(sql: string) => db.client.prepare(sql).raw(true).all() as T[];
	const questions = all<[string, string]>('select subject, hash from questions');
	const openedIn = performance.now() - started;
	const problems: string[] = [];
	const integrity = integrityOf(db);
	if (integrity !== 'ok') problems.push(`integrity: ${integrity}`);
	const hasher = treeHasher(sha256);
	for (const [community, size, note] of all<[string, number, string]>('select community, size, checkpoint from logs')) {
		const entries = db.client.prepare('select seq, bytes from entries where community = ? order by seq').raw(true).all(community) as [number, string][];
		const parsed = parseNote(note);
		const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
		if (!checkpoint.ok) problems.push(`${community}: checkpoint unreadable`);
		else {
			if (entries.length !== size || checkpoint.value.size !== size) problems.push(`${community}: ${entries.length} entries, log says ${size}, checkpoint ${checkpoint.value.size}`);
			if (!equalBytes(rootOf(hasher, entries.map(([, bytes]) => hasher.leaf(utf8(bytes)))), checkpoint.value.root)) problems.push(`${community}: root differs`);
		}
		const contents = new Map((db.client.prepare('select seq, hash, salt, bytes from contents where community = ?').raw(true).all(community) as [number, string, string, string][]).map(([seq, ...rest]) => [seq, rest]));
		for (const [seq, bytes] of entries) {
			const entry = decodeEntry(utf8(bytes));
			const content = contents.get(seq);
			if (entry.seq !== seq) problems.push(`${community}: entry ${entry.seq} stands at ${seq}`);
			if (!content) problems.push(`${community}: entry ${seq} without its content`);
			else if (content[0] !== entry.hash || contentHash(sha256, content[1]!, content[2]!) !== entry.hash) problems.push(`${community}: content of ${seq} has another hash`);
		}
		if (contents.size !== entries.length) problems.push(`${community}: ${contents.size} contents for ${entries.length} entries`);
	}
	db.client.close();
	return { questions, problems, openedIn };
}

if (process.argv[1] === import.meta.filename) {
	try {
		process.stdout.write(JSON.stringify(lookAt(process.argv[2]!)));
	} catch (error) {
		process.stdout.write(JSON.stringify({ questions: [], problems: [`could not be opened: ${(error as Error).message}`], openedIn: 0 } satisfies Found));
	}
}
