import { err, ok, type Result } from '../basics/result.ts';
import { decodeEntry, EntryError, type Entry, type EntryField } from './entry.ts';
import { EMPTY_FRONTIER, grow, type Frontier, type TreeHasher } from './merkle-tree.ts';

/** The first thing that is wrong with a run of entries, and where. */
export type EntriesProblem =
	/** The bytes at this place are not an entry. */
	| { code: 'entry-unreadable'; seq: number; field: EntryField }
	/** The entry at this place says it stands at another. */
	| { code: 'entry-out-of-place'; seq: number; says: number }
	/** The entry at this place belongs to another log. */
	| { code: 'entry-of-other-log'; seq: number; says: string };

/**
 * Reads the entries of a log one after another and hashes them into its tree. Each must be readable, belong to this log and
 * stand at its own number. The caller compares `rootOfFrontier` of the result with a signed checkpoint: only that makes them the log's.
 * @param from the tree they continue; empty for a log from its beginning
 * @param each what else to do with every entry, in order
 */
export function checkEntries(
	hasher: TreeHasher,
	log: string,
	entries: Iterable<Uint8Array>,
	from: Frontier = EMPTY_FRONTIER,
	each?: (entry: Entry, bytes: Uint8Array) => void
): Result<Frontier, EntriesProblem> {
	const tree = grow(hasher, from);
	for (const bytes of entries) {
		const seq = tree.size;
		let entry: Entry;
		try {
			entry = decodeEntry(bytes);
		} catch (problem) {
			if (!(problem instanceof EntryError)) throw problem;
			return err({ code: 'entry-unreadable', seq, field: problem.field });
		}
		if (entry.seq !== seq) return err({ code: 'entry-out-of-place', seq, says: entry.seq });
		if (entry.log !== log) return err({ code: 'entry-of-other-log', seq, says: entry.log });
		each?.(entry, bytes);
		tree.append(hasher.leaf(bytes));
	}
	return ok(tree.frontier());
}
