import { expect, test } from 'vitest';
import { concat, toHex, utf8 } from '#domain/basics/bytes.ts';
import { canonical } from '#domain/basics/canonical-json.ts';
import { cosignCheckpoint } from '#domain/record/checkpoint.ts';
import { encodeEntry } from '#domain/record/entry.ts';
import { encodeFrontier } from '#domain/record/merkle-tree.ts';
import { COSIGNATURE_V1, formatVkey, verifierKey } from '#domain/record/signed-note.ts';
import { encodeBundle, encodeTile, tilePath } from '#domain/record/tile.ts';
import { isActName, kindOf, vocabulary } from '#domain/record/vocabulary.ts';
import { checkpointOf, frontierOf, hasher, key, liuwanEntries, liuwanEntry, sha256, sign } from './liuwan-log.ts';

/**
 * Tripwire. These bytes lie on phones, on sticks, on paper and in other people's programs; nobody can change them there.
 * When a line fails:
 *
 * - `vocabulary`: an act was added → put the new hash here, in the same commit. One was renamed, removed or changed its kind →
 *   undo that: old logs hold the old word for ever. Add a new act beside it.
 * - `entry`: every hash in every log would change, and every log would look rewritten. Undo it. If the format really must
 *   change, write `v: 2` beside `v: 1`, keep reading both, add a line here and keep this one.
 * - the others are C2SP formats (tlog-tiles, tlog-checkpoint, tlog-cosignature, signed-note) that overseers' tools read: undo it.
 * - `frontier` is stored in the ledger only: a migration must rewrite it from the entries.
 */
const FORMATS: Record<string, string> = {
	entry: '3c89410160ab6d6b',
	bundle: '7649cfb9a129c512',
	tile: '7dfa3d8cd45328c0',
	'tile path': '4cf2b534940888f9',
	checkpoint: 'aceb8f6ed113bab6',
	cosignature: '167ab1c5e78cf455',
	'verifier key': '620229852c38eeda',
	frontier: 'c9b77b95df3c5cf9',
	vocabulary: '4a57ab941348dcfb'
};

test.each(Object.entries({
	entry: () => concat(encodeEntry(liuwanEntry(0)), encodeEntry(liuwanEntry(1, { happenedAt: '2025-03-09', rules: '' }))),
	bundle: () => encodeBundle(liuwanEntries(3)),
	tile: () => encodeTile(liuwanEntries(3).map((entry) => hasher.leaf(entry))),
	'tile path': () => utf8(tilePath({ level: 1, index: 1_234_067, width: 13 })),
	checkpoint: () => utf8(checkpointOf(liuwanEntries(3))),
	cosignature: () => {
		const cosigner = verifierKey(sha256, 'yishi.example/LW/oversight', key.publicKey, COSIGNATURE_V1);
		return utf8(cosignCheckpoint(checkpointOf(liuwanEntries(3)), cosigner, 1_794_000_000, sign));
	},
	'verifier key': () => utf8(formatVkey(key)),
	frontier: () => encodeFrontier(frontierOf(liuwanEntries(7))),
	vocabulary: () => utf8(canonical(vocabulary))
}))('the bytes of %s are what they were', (name, bytes) => {
	expect(toHex(sha256(bytes())).slice(0, 16)).toBe(FORMATS[name]);
});

test('every act has a name that an entry can carry, and a word that is none has no kind', () => {
	for (const act of Object.keys(vocabulary)) expect(encodeEntry(liuwanEntry(0, { act })).length).toBeGreaterThan(0);
	expect(kindOf('question.ask')).toBe('entered');
	expect(kindOf('session.sign-in')).toBe('private');
	expect(kindOf('question.forget')).toBeUndefined();
	expect(isActName('toString')).toBe(false);
});
