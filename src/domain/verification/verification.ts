import { equalBytes } from '../basics/bytes.ts';
import { isCommunityCode } from '../basics/id.ts';
import { fingerprint } from '../record/checkpoint.ts';
import type { Frontier, Sha256 } from '../record/merkle-tree.ts';
import type { Ed25519Verify, VerifierKey } from '../record/signed-note.ts';
import type { Finding, Verdict } from './finding.ts';
import type { Elsewhere, MeaningCounts } from './meaning.ts';
import type { AreasOf } from './poll-meaning.ts';

/** A state of the log that somebody kept: it must be the beginning of what is verified now. */
export interface Seen {
	size: number;
	/** 32 bytes. */
	root: Uint8Array;
	/** Right edge of the tree then; with it a rewritten stretch can be named. */
	frontier?: Frontier;
}

/** What is verified, and against what. */
export interface LogToVerify {
	/** The log's name as the source has it: `yishi-1a2b3c4d/LW`. */
	origin: string;
	/** The newest signed checkpoint, as served. Absent: the source has none. */
	checkpoint?: string;
	/** The key it must be signed with. Without it no signature can be judged. */
	key?: LogKey;
	/** Right edge of the tree as the source stores it, to say where its entries were changed. */
	stored?: Frontier;
	/** What was kept earlier, by this verifier or by somebody else. */
	seen?: readonly Seen[];
	/** Areas of the lines of a poll's list, where whoever verifies has the ledger's private rows. */
	areasOf?: AreasOf;
	/** The verified log of the city. Absent for the city itself, or when it is not at hand. */
	city?: Elsewhere;
}

/** A log's key, and whether it came from elsewhere (a slip, a board, an earlier visit) or from the very source that is verified. */
export interface LogKey {
	key: VerifierKey;
	pinned: boolean;
	/** That the source says it is another one than was known. */
	changed?: true;
}

/**
 * The key to judge a log by: the one that was known before, else the one that the source gives.
 * @param known a key, or only its short code as it is printed (`3f9a 0c71 e2b8 46d5`)
 */
export function chooseKey(sha256: Sha256, known: VerifierKey | string | undefined, served: VerifierKey | undefined): LogKey | undefined {
	if (known === undefined) return served && { key: served, pinned: false };
	if (typeof known !== 'string') {
		return { key: known, pinned: true, ...(served && !equalBytes(served.publicKey, known.publicKey) ? { changed: true as const } : {}) };
	}
	if (!served) return undefined;
	return fingerprint(sha256, served).replaceAll(' ', '') === known.replaceAll(' ', '') ? { key: served, pinned: true } : { key: served, pinned: false, changed: true };
}

/** One entry with what the source gives beside it. */
export interface Piece {
	/** Exactly as hashed. */
	entry: Uint8Array;
	/**
	 * The content, `office` when it is not public and the source has it all the same; `hash-only` when the source holds it back as one of the office; `erased` when it says that bytes and salt are gone
	 * for good; absent when it should be there and is not.
	 */
	content?: { bytes: string; salt: string; office?: true } | 'hash-only' | 'erased';
	/** Hash of the leaf as the source stores or serves it. */
	leaf?: Uint8Array;
}

/** What was verified, in numbers. */
export interface Counts extends MeaningCounts {
	entries: number;
	publicContents: number;
	/** Contents of the office: their hash stands in the log, their bytes are not public. */
	hashOnly: number;
	/** Contents that were erased. That they existed, when, and that they were not something else, stays provable. */
	erased: number;
	imported: number;
	/** Rows of the ledger's tables compared with what the contents say. */
	rows: number;
	acts: Record<string, number>;
}

/** The outcome for one log. Plain data: it crosses from a worker to a page. */
export interface Verification {
	origin: string;
	/** The community, from the log's name. */
	community: string;
	size: number;
	/** Root over all entries that were given, 32 bytes, and the right edge behind it: what to keep as seen. */
	root: Uint8Array;
	frontier: Frontier;
	/** The key the signature was checked with: as one line, its short code, and whether it was known before. */
	key?: { vkey: string; fingerprint: string; pinned: boolean };
	/** As the source has it. */
	checkpoint?: string;
	first?: string;
	last?: string;
	counts: Counts;
	findings: readonly Finding[];
	/** Findings beyond those listed. */
	more: number;
	verdict: Verdict;
}

export interface Tools {
	sha256: Sha256;
	verify: Ed25519Verify;
}

/** The verdict on several logs together. On none at all there is nothing to say. */
export function wholeVerdict(verifications: readonly Pick<Verification, 'verdict'>[]): Verdict {
	if (verifications.some(({ verdict }) => verdict === 'not-verified')) return 'not-verified';
	return verifications.length > 0 && verifications.every(({ verdict }) => verdict === 'verified') ? 'verified' : 'could-not-check';
}

/** The community that a log of this name belongs to. */
export function communityOf(origin: string): string {
	return origin.slice(origin.lastIndexOf('/') + 1);
}

/** Whether a text can be the name of a log: a portal, a slash, the address of a community. What comes from outside may be anything. */
export function isLogName(text: string): boolean {
	return /^[^\s+/]{1,100}$/u.test(instanceOf(text)) && isCommunityCode(communityOf(text));
}

/** The portal that keeps a log of this name. */
export function instanceOf(origin: string): string {
	return origin.slice(0, Math.max(0, origin.lastIndexOf('/')));
}
