import { equalBytes, utf8 } from '../basics/bytes.ts';
import { HASH_BYTES, treeHasher, type Sha256 } from '../record/merkle-tree.ts';
import { TILE_WIDTH, tilePath } from '../record/tile.ts';
import type { Finding } from './finding.ts';
import { readFileLine, wholeLines } from './record-file.ts';
import type { Verification } from './verification.ts';

/** Lines that are named; who changed more than that need not be told each. */
const MOST_NAMED = 50;

/** Whether a log does not give the root that was signed, and nothing says yet which of its entries were changed. */
export function needsLocating({ findings }: Pick<Verification, 'findings'>): boolean {
	return findings.some(({ check }) => check === 'root-differs') && !findings.some(({ check }) => check === 'leaf-differs');
}

/** A log with further findings, in the order in which they were made. */
export function withFindings(verification: Verification, more: readonly Finding[]): Verification {
	return { ...verification, findings: [...verification.findings, ...more] };
}

/**
 * Says which entries of a log are not the ones in its own tree: reads the file a second time and compares the hash of each entry with the
 * tiles that the portal serves. Whoever changed an entry and forgot its leaf is found; where both were changed, nothing is.
 * @param lines the file, in pieces
 * @param readTile the bytes of a tile by its path, `tile/0/000.p/12`; undefined when it cannot be had
 */
export async function locate(
	sha256: Sha256,
	origin: string,
	lines: AsyncIterable<string>,
	readTile: (path: string) => Promise<Uint8Array | undefined>
): Promise<Finding[]> {
	const hasher = treeHasher(sha256);
	const found: Finding[] = [];
	let inside = false;
	let size = 0;
	let leaves: Uint8Array[] = [];

	async function compare(): Promise<void> {
		if (leaves.length === 0) return;
		const first = size - leaves.length;
		const tile = await readTile(tilePath({ level: 0, index: first / TILE_WIDTH, width: leaves.length }));
		leaves.forEach((leaf, index) => {
			const served = tile?.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
			if (served?.length === HASH_BYTES && !equalBytes(served, leaf)) found.push({ check: 'leaf-differs', seq: first + index });
		});
		leaves = [];
	}

	for await (const text of wholeLines(lines)) {
		const line = readFileLine(text);
		if (!line) break;
		if ('format' in line) {
			inside = line.origin === origin;
			continue;
		}
		if (!inside) continue;
		leaves.push(hasher.leaf(utf8(line.entry)));
		size++;
		if (leaves.length === TILE_WIDTH) await compare();
		if (found.length >= MOST_NAMED) return found.slice(0, MOST_NAMED);
	}
	await compare();
	return found.slice(0, MOST_NAMED);
}
