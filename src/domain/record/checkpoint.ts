import { concat, fromBase64, toBase64, toHex, utf8 } from '../basics/bytes.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { HASH_BYTES, type Sha256 } from './merkle-tree.ts';
import {
	COSIGNATURE_V1, isBy, openNote, parseNote, signatureLine, signNote,
	type Ed25519Sign, type Ed25519Verify, type NoteProblem, type VerifierKey
} from './signed-note.ts';
import { decodeUint64, encodeUint64 } from './uint64.ts';

/** What a log says of itself at one moment (C2SP tlog-checkpoint). */
export interface Checkpoint {
	/** Name of the log, which is also the name its key signs under. */
	origin: string;
	size: number;
	/** Merkle root of that many entries, 32 bytes. */
	root: Uint8Array;
}

export type CheckpointProblem =
	| NoteProblem
	/** Signed, but not origin, size and root as the format asks. */
	| 'checkpoint-malformed'
	/** A good checkpoint of another log. */
	| 'origin-differs';

/** An overseer's word that, at this time, this was the largest state of the log they had seen, and consistent with all before. */
export interface Cosignature {
	name: string;
	keyId: string;
	/** Seconds since 1970. */
	time: number;
}

// Extension lines are allowed by the format and never read: nobody could audit them.
const BODY = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*$/;
const ORIGIN = /^[^\u0000-\u001f]+$/;

/** The text that is signed: three lines. RangeError or TypeError for what could not be read back. */
export function makeCheckpoint(origin: string, size: number, root: Uint8Array): string {
	if (!ORIGIN.test(origin)) throw new TypeError('not an origin');
	if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`${size} is not the size of a log`);
	if (root.length !== HASH_BYTES) throw new TypeError('a root has 32 bytes');
	return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads that text. Leading zeroes, unused bits in the base64, a missing newline are refused, and sizes beyond 2^53 − 1. */
export function parseCheckpoint(text: string): Result<Checkpoint, 'checkpoint-malformed'> {
	const match = BODY.exec(text);
	if (!match || !ORIGIN.test(match[1]!)) return err('checkpoint-malformed');
	const size = Number(match[2]);
	if (!Number.isSafeInteger(size)) return err('checkpoint-malformed');
	try {
		return ok({ origin: match[1]!, size, root: fromBase64(match[3]!) });
	} catch {
		return err('checkpoint-malformed');
	}
}

/** A checkpoint as it is served: text, empty line, the log's signature. The log's key bears the origin's name. */
export function signCheckpoint(checkpoint: Checkpoint, key: VerifierKey, sign: Ed25519Sign): string {
	if (key.name !== checkpoint.origin) throw new TypeError('a log signs under its own name');
	return signNote(makeCheckpoint(checkpoint.origin, checkpoint.size, checkpoint.root), key, sign);
}

/** Reads a served checkpoint that the log's key has signed. Cosignatures and unknown signatures are ignored here. */
export function openCheckpoint(note: string, key: VerifierKey, verify: Ed25519Verify): Result<Checkpoint, CheckpointProblem> {
	const text = openNote(note, key, verify);
	if (!text.ok) return text;
	const checkpoint = parseCheckpoint(text.value);
	if (checkpoint.ok && checkpoint.value.origin !== key.name) return err('origin-differs');
	return checkpoint;
}

/** What an overseer signs (C2SP tlog-cosignature, Ed25519): two lines before the whole text of the checkpoint. */
function cosignedMessage(text: string, time: number): Uint8Array {
	return utf8(`cosignature/v1\ntime ${time}\n${text}`);
}

/**
 * Adds a cosignature to a served checkpoint. The signer must have stored this size and root before, so that a crash between
 * the two can never leave them having signed what they no longer remember.
 * @param time seconds since 1970, whole, else RangeError
 */
export function cosignCheckpoint(note: string, cosigner: VerifierKey, time: number, sign: Ed25519Sign): string {
	if (cosigner.type !== COSIGNATURE_V1) throw new TypeError('not a cosigner\'s key');
	const parsed = parseNote(note);
	if (!parsed.ok || !parseCheckpoint(parsed.value.text).ok) throw new TypeError('not a signed checkpoint');
	return note + signatureLine(cosigner, concat(encodeUint64(time), sign(cosignedMessage(parsed.value.text, time))));
}

/**
 * The cosignatures of a served checkpoint by these cosigners, as good ones and as lines that bear a cosigner's name and id
 * without being theirs. All other lines are ignored. Does not look at the log's own signature: `openCheckpoint` does.
 */
export function cosignaturesOf(
	note: string,
	cosigners: readonly VerifierKey[],
	verify: Ed25519Verify
): { good: Cosignature[]; bad: Pick<Cosignature, 'name' | 'keyId'>[] } {
	const found = { good: [] as Cosignature[], bad: [] as Pick<Cosignature, 'name' | 'keyId'>[] };
	const parsed = parseNote(note);
	if (!parsed.ok || !parseCheckpoint(parsed.value.text).ok) return found;
	for (const line of parsed.value.signatures) {
		const cosigner = cosigners.find((key) => key.type === COSIGNATURE_V1 && isBy(line, key));
		if (!cosigner) continue;
		const { name, keyId } = cosigner;
		const time = timeOf(line.signature);
		if (time !== undefined && verify(cosigner.publicKey, cosignedMessage(parsed.value.text, time), line.signature.subarray(8))) {
			found.good.push({ name, keyId, time });
		} else {
			found.bad.push({ name, keyId });
		}
	}
	return found;
}

/** 8 bytes of time ‖ 64 bytes of signature. Times beyond 2^53 − 1 are no times. */
function timeOf(signature: Uint8Array): number | undefined {
	return signature.length === 8 + 64 ? decodeUint64(signature) : undefined;
}

/**
 * The short code of a log's key, printed on slips, boards and page footers: `3f9a 0c71 e2b8 46d5`.
 * 64 bits of SHA-256(public key): another key with the same code costs about 2^64 trials.
 */
export function fingerprint(sha256: Sha256, key: VerifierKey | Uint8Array): string {
	const digest = toHex(sha256('publicKey' in key ? key.publicKey : key));
	return digest.slice(0, 16).match(/.{4}/g)!.join(' ');
}
