import { concat, fromBase64, toBase64, toHex, utf8 } from '../basics/bytes.ts';
import { err, ok, type Result } from '../basics/result.ts';
import type { Sha256 } from './merkle-tree.ts';

/** Signs with a key that the caller holds. 64 bytes. */
export type Ed25519Sign = (message: Uint8Array) => Uint8Array;
/** Whether a signature is good. False, never an exception, for keys and signatures of the wrong length. */
export type Ed25519Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** How the key signs (C2SP signed-note): the note itself, or a checkpoint with a time before it. */
export const NOTE_SIGNATURE = 0x01;
export const COSIGNATURE_V1 = 0x04;
export type SignatureType = typeof NOTE_SIGNATURE | typeof COSIGNATURE_V1;

/** A public key with the name it signs under. The id is short: it finds the key, it does not prove it. */
export interface VerifierKey {
	name: string;
	type: SignatureType;
	/** SHA-256(name ‖ "\n" ‖ type ‖ key), first 4 bytes as 8 hex digits. */
	keyId: string;
	/** 32 bytes. */
	publicKey: Uint8Array;
}

export interface NoteSignature {
	name: string;
	keyId: string;
	/** What the key made of the note; its shape depends on the type of the key. */
	signature: Uint8Array;
}

/** A text that ends in a newline, and who signed it. */
export interface SignedNote {
	text: string;
	signatures: NoteSignature[];
}

export type NoteProblem =
	/** Not a text, an empty line and signature lines. */
	| 'note-malformed'
	/** None of the signatures is by the key we know. */
	| 'signature-missing'
	/** One that says it is by the key we know is not. */
	| 'signature-bad';

/** Longest note in UTF-16 code units, and most signatures: room for hundreds of cosigners. */
const MOST_NOTE_LENGTH = 1_000_000;
const MOST_SIGNATURES = 1_000;
const KEY_ID_BYTES = 4;
const PUBLIC_KEY_BYTES = 32;
const KEY_NAME = /^[^\s+\p{Cc}\p{White_Space}]+$/u;
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

/** A key under a name. TypeError for a name with spaces or plus signs, or a key that is not 32 bytes long. */
export function verifierKey(sha256: Sha256, name: string, publicKey: Uint8Array, type: SignatureType = NOTE_SIGNATURE): VerifierKey {
	if (!KEY_NAME.test(name)) throw new TypeError(`not a key name: ${name}`);
	if (publicKey.length !== PUBLIC_KEY_BYTES) throw new TypeError('an Ed25519 public key has 32 bytes');
	const id = sha256(concat(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).subarray(0, KEY_ID_BYTES);
	return { name, type, keyId: toHex(id), publicKey };
}

/** How a key is handed on in one line: `name+hex id+base64(type ‖ key)`, a C2SP vkey. */
export function formatVkey(key: VerifierKey): string {
	return `${key.name}+${key.keyId}+${toBase64(concat(Uint8Array.of(key.type), key.publicKey))}`;
}

/** Reads a vkey. TypeError when it is none, of a type we do not know, or when its id does not belong to its name and key. */
export function parseVkey(sha256: Sha256, vkey: string): VerifierKey {
	const match = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(vkey);
	if (!match) throw new TypeError('not a verifier key');
	const material = fromBase64(match[3]!);
	const type = material[0];
	if (type !== NOTE_SIGNATURE && type !== COSIGNATURE_V1) throw new TypeError(`verifier key of unknown type ${type}`);
	const key = verifierKey(sha256, match[1]!, material.slice(1), type);
	if (key.keyId !== match[2]) throw new TypeError('the verifier key does not have the id it says');
	return key;
}

/** Reads a note without judging any signature (C2SP signed-note, Format). */
export function parseNote(note: string): Result<SignedNote, 'note-malformed'> {
	const malformed = err('note-malformed' as const);
	if (note.length > MOST_NOTE_LENGTH || CONTROL.test(note)) return malformed;
	const blank = note.lastIndexOf('\n\n');
	if (blank < 1 || !note.endsWith('\n')) return malformed;
	const lines = note.slice(blank + 2, -1).split('\n');
	if (lines.length > MOST_SIGNATURES) return malformed;
	const signatures: NoteSignature[] = [];
	for (const line of lines) {
		const signature = parseSignatureLine(line);
		if (!signature) return malformed;
		signatures.push(signature);
	}
	return ok({ text: note.slice(0, blank + 1), signatures });
}

function parseSignatureLine(line: string): NoteSignature | undefined {
	const [dash, name, encoded, more] = line.split(' ');
	if (dash !== '—' || !name || !KEY_NAME.test(name) || !encoded || more !== undefined) return undefined;
	let bytes: Uint8Array;
	try {
		bytes = fromBase64(encoded);
	} catch {
		return undefined;
	}
	if (bytes.length <= KEY_ID_BYTES) return undefined;
	return { name, keyId: toHex(bytes.subarray(0, KEY_ID_BYTES)), signature: bytes.slice(KEY_ID_BYTES) };
}

/** One signature line, with its newline. */
export function signatureLine(key: VerifierKey, signature: Uint8Array): string {
	const id = Uint8Array.from({ length: KEY_ID_BYTES }, (_, i) => parseInt(key.keyId.slice(2 * i, 2 * i + 2), 16));
	return `— ${key.name} ${toBase64(concat(id, signature))}\n`;
}

/** Signs a text that ends in a newline. */
export function signNote(text: string, key: VerifierKey, sign: Ed25519Sign): string {
	if (key.type !== NOTE_SIGNATURE) throw new TypeError('a cosigner signs checkpoints, not notes');
	if (!text.endsWith('\n') || CONTROL.test(text)) throw new TypeError('not the text of a note');
	return `${text}\n${signatureLine(key, sign(utf8(text)))}`;
}

/** Whether a signature says it is by this key. */
export function isBy(signature: NoteSignature, key: VerifierKey): boolean {
	return signature.name === key.name && signature.keyId === key.keyId;
}

/**
 * The text of a note that this key has signed. Signatures of others are ignored, never an error;
 * one that says it is by this key and is not refuses the whole note.
 */
export function openNote(note: string, key: VerifierKey, verify: Ed25519Verify): Result<string, NoteProblem> {
	const parsed = parseNote(note);
	if (!parsed.ok) return parsed;
	const { text, signatures } = parsed.value;
	const ours = signatures.filter((signature) => isBy(signature, key));
	if (key.type !== NOTE_SIGNATURE || ours.length === 0) return err('signature-missing');
	const message = utf8(text);
	return ours.every(({ signature }) => verify(key.publicKey, message, signature)) ? ok(text) : err('signature-bad');
}
