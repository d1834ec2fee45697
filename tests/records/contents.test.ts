import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, test } from 'vitest';
import { utf8 } from '#domain/basics/bytes.ts';
import type { Content } from '#domain/content/content.ts';
import { decodeEntry } from '#domain/record/entry.ts';
import { appendAll, EMPTY_FRONTIER, encodeFrontier, treeHasher } from '#domain/record/merkle-tree.ts';
import { parseVkey } from '#domain/record/signed-note.ts';
import { migrateLedger, openReader, openWriter, type Db } from '#records/database.server.ts';
import { sha256 } from '#records/hashing.server.ts';
import { prepareRecords } from '#records/records.ts';
import { contentsSuite } from '#tests/support/contents-suite.ts';
import type { StoryLog } from '#tests/support/recorded-story.ts';

/* The ledger keeps what every implementation of Contents promises. */

const hasher = treeHasher(sha256);
const folders: string[] = [];
const opened: Db[] = [];

afterEach(() => {
	for (const db of opened.splice(0)) db.client.close();
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The parent that the index knows of a subject, also when the version it was first read from has been erased since. */
function parentOf(log: StoryLog, subject: string): string | undefined {
	return log.lines.map((line) => (line.bytes ? (JSON.parse(line.bytes) as Content) : undefined)).find((content) => content?.subject === subject)?.parent;
}

/** Puts logs into tables as the ledger would have, line by line, from nothing but what a replica is sent. */
async function put(db: Db, log: StoryLog): Promise<void> {
	const records = prepareRecords(db);
	const leaves = log.lines.map((line) => hasher.leaf(utf8(line.entry)));
	for (const [seq, line] of log.lines.entries()) {
		const { act, subject, hash, recordedAt, happenedAt } = decodeEntry(utf8(line.entry));
		const audience = line.bytes === undefined ? 'office' : 'public';
		const content = line.bytes ? (JSON.parse(line.bytes) as Content) : undefined;
		const version = ((await records.contentWriting.current(subject))?.version ?? 0) + 1;
		await records.record.addEntry({ community: log.community, seq, bytes: line.entry, leaf: leaves[seq] as never, act, subject });
		await records.contentWriting.put(
			{
				hash, community: log.community, subject, version, audience, seq, recordedAt, act, happenedAt: happenedAt ?? null, salt: line.salt ?? '',
				// What the office keeps has bytes too; nobody may see them. What was erased still has its type in the index.
				bytes: line.bytes ?? '{"secret":true}', type: content?.type ?? (audience === 'office' ? 'held-import' : 'question')
			},
			content?.parent ?? parentOf(log, subject)
		);
	}
	const frontier = encodeFrontier(appendAll(hasher, EMPTY_FRONTIER, leaves));
	await records.record.addLog({ community: log.community, epoch: 0, size: log.lines.length, frontier: frontier as never, checkpoint: log.checkpoint });
}

async function ledgerOf(logs: StoryLog[]) {
	const folder = mkdtempSync(join(tmpdir(), 'yishi-contents-'));
	folders.push(folder);
	const file = join(folder, 'ledger.db');
	const writing = openWriter(file);
	migrateLedger(writing, fileURLToPath(new URL('../../drizzle', import.meta.url)));
	writing.client.exec('begin');
	for (const log of logs) await put(writing, log);
	writing.client.exec('commit');
	const reading = openReader(file);
	opened.push(reading, writing);
	return prepareRecords(reading, (community) => parseVkey(sha256, logs.find((log) => log.community === community)?.vkey ?? logs[0]!.vkey)).contents;
}

contentsSuite('the ledger', ledgerOf, { describe, test });
