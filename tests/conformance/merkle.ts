import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { equalBytes, fromBase64, fromHex } from '#domain/basics/bytes.ts';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from '#domain/record/merkle-proof.ts';
import { rootOf, treeHasher } from '#domain/record/merkle-tree.ts';
import { sha256 } from '#records/hashing.server.ts';
import { filesUnder, readJsonWithBigInts, Tally, type SetReport } from './set.ts';

const hasher = treeHasher(sha256);

type Vector = Record<string, unknown>;

/** Absent hashes are empty and absent numbers 0: the set leaves out what its own language would fill in. */
const hash = (vector: Vector, field: string): Uint8Array => fromBase64((vector[field] as string | null | undefined) ?? '');
const hashes = (vector: Vector): Uint8Array[] => ((vector.proof as string[] | null | undefined) ?? []).map(fromBase64);
const number = (vector: Vector, field: string): bigint => (vector[field] as bigint | undefined) ?? 0n;

/** Proofs of RFC 6962, most of them wrong ones; `wantErr` says which. */
function proofs(folder: string, kind: string, holds: (vector: Vector) => boolean): SetReport {
	const tally = new Tally(`merkle/${kind}`);
	for (const file of filesUnder(join(folder, kind)).filter((name) => name.endsWith('.json'))) {
		const vector = readJsonWithBigInts(join(folder, kind, file));
		tally.check(file, () => holds(vector) !== vector.wantErr);
	}
	return tally.report;
}

const inclusion = (vector: Vector): boolean =>
	verifyInclusion(hasher, {
		leafHash: hash(vector, 'leafHash'),
		index: number(vector, 'leafIdx'),
		size: number(vector, 'treeSize'),
		root: hash(vector, 'root'),
		proof: hashes(vector)
	});

const consistency = (vector: Vector): boolean =>
	verifyConsistency(hasher, {
		fromSize: number(vector, 'size1'),
		fromRoot: hash(vector, 'root1'),
		toSize: number(vector, 'size2'),
		toRoot: hash(vector, 'root2'),
		proof: hashes(vector)
	});

/** Roots of every size; and, counted apart because the set does not hold them, our own proofs under those roots. */
function leavesAndRoots(file: string): SetReport[] {
	const tally = new Tally('merkle/leaves and roots');
	const ours = new Tally('merkle/leaves and roots: our proofs under these roots');
	const set = JSON.parse(readFileSync(file, 'utf8')) as {
		leaf_inputs_hex: string[];
		root_hashes_hex_by_size_1_to_8: string[];
		empty_root_hex: string;
	};
	const leaves = set.leaf_inputs_hex.map((hex) => hasher.leaf(fromHex(hex)));
	const roots = set.root_hashes_hex_by_size_1_to_8.map(fromHex);
	const read = (level: number, index: number): Uint8Array => rootOf(hasher, leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
	tally.check('the empty tree', () => equalBytes(hasher.empty(), fromHex(set.empty_root_hex)));
	roots.forEach((root, i) => {
		const size = i + 1;
		tally.check(`root of ${size}`, () => equalBytes(rootOf(hasher, leaves.slice(0, size)), root));
		for (let index = 0; index < size; index++) {
			ours.check(`leaf ${index} in ${size}`, () => {
				const proof = inclusionProof(hasher, read, index, size);
				return verifyInclusion(hasher, { leafHash: leaves[index]!, index, size, root, proof });
			});
			ours.check(`${index + 1} before ${size}`, () => {
				const proof = consistencyProof(hasher, read, index + 1, size);
				return verifyConsistency(hasher, { fromSize: index + 1, fromRoot: roots[index]!, toSize: size, toRoot: root, proof });
			});
		}
	});
	return [tally.report, ours.report];
}

/** transparency-dev/merkle: the folder `merkle`. */
export function merkle(folder: string): SetReport[] {
	const is = (name: string): boolean => existsSync(join(folder, name));
	return [
		...(is('inclusion') ? [proofs(folder, 'inclusion', inclusion)] : []),
		...(is('consistency') ? [proofs(folder, 'consistency', consistency)] : []),
		...(is('rfc6962_leaves_and_roots.json') ? leavesAndRoots(join(folder, 'rfc6962_leaves_and_roots.json')) : [])
	];
}
