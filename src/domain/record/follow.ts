import { equalBytes } from '../basics/bytes.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { openCheckpoint } from './checkpoint.ts';
import { EMPTY_FRONTIER, grow, rootOfFrontier, type Frontier, type TreeHasher } from './merkle-tree.ts';
import type { Ed25519Verify, VerifierKey } from './signed-note.ts';

/**
 * What a phone remembers of a log, and all it needs to notice a rewritten one. It must be kept before anything that was
 * fetched with it is shown: a phone that forgets what it saw can be told another story.
 */
export interface Follower {
	origin: string;
	size: number;
	/** Right edge of the tree as this phone has seen it; its size is `size`. */
	frontier: Frontier;
	/** The signed checkpoint, to show to others. Empty before the first. */
	checkpointText: string;
}

/**
 * Why a phone does not follow. `size-went-back`, `same-size-different-root` and `root-differs` are evidence: the log's key
 * has signed both the checkpoint that was kept and the one that was refused, and anybody can be shown the two.
 */
export type FollowRefusal =
	/** Not a checkpoint signed by the log's key. */
	| 'signature-bad'
	/** A checkpoint of another log: another community, or a new epoch after a loss. */
	| 'origin-changed'
	/** The log has become shorter than what was seen. */
	| 'size-went-back'
	/** Two different logs of one size: the history was rewritten, with the real key. */
	| 'same-size-different-root'
	/** The new log does not begin with the one that was seen, or these are not its entries. */
	| 'root-differs'
	/** Too few or too many entries for this checkpoint: fetch again. */
	| 'entries-do-not-reach-checkpoint';

/** The functions of the machine it runs on. */
export interface FollowTools {
	hasher: TreeHasher;
	verify: Ed25519Verify;
}

/** A phone that has seen nothing yet of the log with this key. */
export function startFollowing(key: VerifierKey): Follower {
	return { origin: key.name, size: 0, frontier: EMPTY_FRONTIER, checkpointText: '' };
}

/**
 * Whether a phone goes along with what a server says now. Changes nothing: the caller stores the new state, or shows the refusal.
 * @param newEntries bytes of the entries from `state.size` on, up to the size of the new checkpoint
 * @param key the log's key, from the slip or the first visit, never from the server's answer
 * @returns the extended state, `same` when the log has not grown, or the refusal
 */
export function follow(
	state: Follower,
	newEntries: readonly Uint8Array[],
	newCheckpoint: string,
	key: VerifierKey,
	{ hasher, verify }: FollowTools
): Result<Follower | 'same', FollowRefusal> {
	const opened = openCheckpoint(newCheckpoint, key, verify);
	if (!opened.ok) return err(opened.error === 'origin-differs' ? 'origin-changed' : 'signature-bad');
	const { origin, size, root } = opened.value;
	if (origin !== state.origin) return err('origin-changed');
	if (size < state.size) return err('size-went-back');
	if (size === state.size) {
		return equalBytes(root, rootOfFrontier(hasher, state.frontier)) ? ok('same') : err('same-size-different-root');
	}
	if (newEntries.length !== size - state.size) return err('entries-do-not-reach-checkpoint');
	const tree = grow(hasher, state.frontier);
	for (const entry of newEntries) tree.append(hasher.leaf(entry));
	const frontier = tree.frontier();
	// The older leaves enter this root through the frontier alone, so no later signature can replace them.
	if (!equalBytes(root, rootOfFrontier(hasher, frontier))) return err('root-differs');
	return ok({ origin, size, frontier, checkpointText: newCheckpoint });
}
