import { fromUtf8, utf8 } from '#domain/basics/bytes.ts';
import { contentBytes, contentHash, type Content } from '#domain/content/content.ts';
import { signCheckpoint } from '#domain/record/checkpoint.ts';
import { decodeEntry, encodeEntry, type Entry } from '#domain/record/entry.ts';
import { rootOf, treeHasher } from '#domain/record/merkle-tree.ts';
import { verifierKey } from '#domain/record/signed-note.ts';
import { fileLine, type FileHead, type FileLine } from '#domain/verification/record-file.ts';
import { privateKeyOf, rawPublicKey, sha256, signer } from '#records/hashing.server.ts';

/* A record as its portal serves it, told otherwise by whoever has the key: every hash, the tree and the signature fit again. */

/** An entry of a log with its content, where that is public. */
export interface ForgedLine {
	entry: Entry;
	content?: Content & Record<string, unknown>;
	salt?: string;
}

/** The file with the log of one community changed, and hashed and signed anew with the real key. */
export function forged(lines: readonly string[], community: string, seed: Uint8Array, change: (log: ForgedLine[]) => void): string[] {
	const begin = lines.findIndex((line) => line.includes('"yishi-record"') && line.includes(`"community":"${community}"`));
	const next = lines.findIndex((line, index) => index > begin && line.includes('"yishi-record"'));
	const end = next === -1 ? lines.length : next;
	const head = JSON.parse(lines[begin]!) as FileHead;
	const log = lines.slice(begin + 1, end).map((text): ForgedLine => {
		const { entry, bytes, salt } = JSON.parse(text) as FileLine;
		const read = { entry: decodeEntry(utf8(entry)) };
		return bytes ? { ...read, content: JSON.parse(bytes) as Content & Record<string, unknown>, salt: salt! } : read;
	});
	change(log);
	const written = log.map(({ entry, content, salt }, seq): FileLine => {
		const bytes = content && contentBytes(content);
		const encoded = encodeEntry({ ...entry, seq, ...(bytes === undefined ? {} : { hash: contentHash(sha256, salt!, bytes) }) });
		return { seq, entry: fromUtf8(encoded), ...(bytes === undefined ? {} : { bytes, salt: salt! }) };
	});
	const key = privateKeyOf(seed);
	const root = rootOf(treeHasher(sha256), written.map(({ entry }) => treeHasher(sha256).leaf(utf8(entry))));
	const checkpoint = signCheckpoint({ origin: head.origin, size: written.length, root }, verifierKey(sha256, head.origin, rawPublicKey(key)), signer(key));
	return [...lines.slice(0, begin), fileLine({ ...head, size: written.length, checkpoint }), ...written.map(fileLine), ...lines.slice(end)];
}
