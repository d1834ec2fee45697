import { copyFileSync } from 'node:fs';
import { fromUtf8, utf8 } from '#domain/basics/bytes.ts';
import { contentBytes, contentHash, type Content } from '#domain/content/content.ts';
import { signCheckpoint } from '#domain/record/checkpoint.ts';
import { decodeEntry, encodeEntry } from '#domain/record/entry.ts';
import { appendAll, EMPTY_FRONTIER, encodeFrontier, rootOfFrontier, treeHasher } from '#domain/record/merkle-tree.ts';
import { verifierKey } from '#domain/record/signed-note.ts';
import { openWriter, settleIntoFile } from '#records/database.server.ts';
import { privateKeyOf, rawPublicKey, sha256, signer } from '#records/hashing.server.ts';
import type { SmallLedger } from '../support/small-ledger.ts';

/* What somebody can do who has the ledger file and the key that signs: the strongest liar a phone can meet. Nobody may have the file open. */

/** The ledger, the key and the name of the portal: of a small ledger, or of any other. */
export type Stolen = Pick<SmallLedger, 'file' | 'seed' | 'community'> & { instance?: string };

/** Keeps the ledger as it is now, to be put back later as if nothing had happened since. */
export function keepCopy(small: Pick<Stolen, 'file'>): () => void {
	const copy = `${small.file}.copy`;
	copyFileSync(small.file, copy);
	return () => copyFileSync(copy, small.file);
}

/** Says something else in the content at a place of the record, makes its entry, the tree and the checkpoint fit, and signs with the real key. */
export function rewrite(small: Stolen, seq: number, change: (content: Content & Record<string, unknown>) => void): void {
	const key = privateKeyOf(small.seed);
	const logKey = verifierKey(sha256, `${small.instance ?? 'yishi-smalltown'}/${small.community}`, rawPublicKey(key));
	const hasher = treeHasher(sha256);
	const { client } = openWriter(small.file);
	const one = (sql: string, ...args: unknown[]) => client.prepare(sql).raw(true).get(...args) as [string, string];
	const [bytes, salt] = one('select bytes, salt from contents where community = ? and seq = ?', small.community, seq);
	const content = JSON.parse(bytes) as Content & Record<string, unknown>;
	change(content);
	const changed = contentBytes(content);
	const hash = contentHash(sha256, salt, changed);
	const [old] = one('select bytes, seq from entries where community = ? and seq = ?', small.community, seq);
	const entry = encodeEntry({ ...decodeEntry(utf8(old)), hash });
	client.prepare('update contents set bytes = ?, hash = ? where community = ? and seq = ?').run(changed, hash, small.community, seq);
	client.prepare('update subjects set hash = ? where subject = ?').run(hash, content.subject);
	client.prepare('update entries set bytes = ?, leaf = ? where community = ? and seq = ?').run(fromUtf8(entry), Buffer.from(hasher.leaf(entry)), small.community, seq);
	const entries = client.prepare('select bytes from entries where community = ? order by seq').raw(true).all(small.community) as [string][];
	const frontier = appendAll(hasher, EMPTY_FRONTIER, entries.map(([text]) => hasher.leaf(utf8(text))));
	const checkpoint = signCheckpoint({ origin: logKey.name, size: frontier.size, root: rootOfFrontier(hasher, frontier) }, logKey, signer(key));
	client.prepare('update logs set frontier = ?, checkpoint = ? where community = ?').run(Buffer.from(encodeFrontier(frontier)), checkpoint, small.community);
	client.close();
	settle(small);
}

/** Changes only the bytes of a content: a hand in the database, without the key. */
export function tamper(small: Pick<Stolen, 'file' | 'community'>, seq: number, from: string, to: string): void {
	const { client } = openWriter(small.file);
	client.prepare('update contents set bytes = replace(bytes, ?, ?) where community = ? and seq = ?').run(from, to, small.community, seq);
	client.close();
	settle(small);
}

function settle(small: Pick<Stolen, 'file'>): void {
	const db = openWriter(small.file);
	settleIntoFile(db);
	db.client.close();
}

