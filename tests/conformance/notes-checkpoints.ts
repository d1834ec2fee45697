import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { equalBytes, fromUtf8 } from '#domain/basics/bytes.ts';
import { openCheckpoint, type Checkpoint } from '#domain/record/checkpoint.ts';
import { follow, startFollowing, type Follower } from '#domain/record/follow.ts';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from '#domain/record/merkle-proof.ts';
import { rootOf, treeHasher } from '#domain/record/merkle-tree.ts';
import { formatVkey, parseVkey } from '#domain/record/signed-note.ts';
import { decodeBundle, encodeBundle, encodeTile, nodeReader, parseTilePath, tilePath, tilesFor, TILE_WIDTH, type Tile } from '#domain/record/tile.ts';
import { sha256, verifier } from '#records/hashing.server.ts';
import { filesUnder, Tally, type SetReport } from './set.ts';

const hasher = treeHasher(sha256);
const verify = verifier();

/**
 * A log as another program has written it: `<name>.vkey` and, in the folder `<name>`, checkpoints, tiles and bundles.
 * What we make of them ourselves (proofs, a phone that follows, a forged checkpoint) is counted apart.
 */
function log(folder: string, name: string): SetReport[] {
	const tally = new Tally(`notes-checkpoints/${name}`);
	const ours = new Tally(`notes-checkpoints/${name}: our proofs from these tiles`);
	const read = (path: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name, path)));
	const readTile = (tile: Tile): Uint8Array => read(tilePath(tile));

	const vkey = readFileSync(join(folder, `${name}.vkey`), 'utf8').trim();
	const key = parseVkey(sha256, vkey);
	tally.check('vkey is written back the same', () => formatVkey(key) === vkey);

	const checkpoints: { note: string; checkpoint: Checkpoint }[] = [];
	const files = filesUnder(join(folder, name));
	for (const file of files.filter((path) => /^checkpoint(\.\d+)?$/.test(path))) {
		const note = fromUtf8(read(file));
		tally.check(`${file} verifies`, () => {
			const opened = openCheckpoint(note, key, verify);
			if (opened.ok) checkpoints.push({ note, checkpoint: opened.value });
			return opened.ok;
		});
		ours.check(`${file} with another size does not`, () => {
			const opened = openCheckpoint(note.replace(/^(.*)\n(\d+)\n/, '$1\n1$2\n'), key, verify);
			return !opened.ok && opened.error === 'signature-bad';
		});
	}
	checkpoints.sort((a, b) => a.checkpoint.size - b.checkpoint.size);

	const size = checkpoints.at(-1)?.checkpoint.size ?? 0;
	const bundles = tilesFor(size).filter((tile) => tile.level === 'entries');
	const entries = bundles.flatMap((tile) => decodeBundle(readTile(tile), tile.width));
	const leaves = entries.map((entry) => hasher.leaf(entry));
	tally.check('the bundles hold as many entries as the largest checkpoint says', () => entries.length === size);

	/** What a tile or bundle must hold, worked out from the entries alone. */
	const expected = ({ level, index, width }: Tile): Uint8Array => {
		const from = index * TILE_WIDTH;
		if (level === 'entries') return encodeBundle(entries.slice(from, from + width));
		const under = TILE_WIDTH ** level;
		return encodeTile(Array.from({ length: width }, (_, i) => rootOf(hasher, leaves.slice((from + i) * under, (from + i + 1) * under))));
	};
	for (const path of files.filter((file) => file.startsWith('tile/'))) {
		tally.check(path, () => {
			const tile = parseTilePath(path);
			return tile !== undefined && equalBytes(read(path), expected(tile));
		});
	}

	let phone: Follower = startFollowing(key);
	for (const { note, checkpoint } of checkpoints) {
		tally.check(`root of ${checkpoint.size}`, () => equalBytes(rootOf(hasher, leaves.slice(0, checkpoint.size)), checkpoint.root));
		ours.check(`a phone at ${phone.size} follows to ${checkpoint.size}`, () => {
			const answer = follow(phone, entries.slice(phone.size, checkpoint.size), note, key, { hasher, verify });
			if (answer.ok && answer.value !== 'same') phone = answer.value;
			return answer.ok && phone.size === checkpoint.size;
		});
		const node = nodeReader(hasher, checkpoint.size, readTile);
		for (let index = 0; index < checkpoint.size; index++) {
			ours.check(`entry ${index} in ${checkpoint.size}, from tiles`, () => {
				const proof = inclusionProof(hasher, node, index, checkpoint.size);
				return verifyInclusion(hasher, { leafHash: leaves[index]!, index, size: checkpoint.size, root: checkpoint.root, proof });
			});
		}
		for (const { checkpoint: older } of checkpoints.filter((one) => one.checkpoint.size > 0 && one.checkpoint.size <= checkpoint.size)) {
			ours.check(`${older.size} before ${checkpoint.size}, from tiles`, () => {
				const proof = consistencyProof(hasher, node, older.size, checkpoint.size);
				const claim = { fromSize: older.size, fromRoot: older.root, toSize: checkpoint.size, toRoot: checkpoint.root, proof };
				return verifyConsistency(hasher, claim);
			});
		}
	}
	return [tally.report, ours.report];
}

/** Logs of transparency-dev/tessera: the folder `notes-checkpoints`. */
export function notesCheckpoints(folder: string): SetReport[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.vkey'))
		.map((file) => file.slice(0, -'.vkey'.length))
		.filter((name) => existsSync(join(folder, name)))
		.flatMap((name) => log(folder, name));
}
