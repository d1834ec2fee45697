import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign, verify, type KeyObject } from 'node:crypto';
import type { Sha256 } from '#domain/record/merkle-tree.ts';
import type { Ed25519Sign, Ed25519Verify } from '#domain/record/signed-note.ts';

/** The functions that `domain` is handed on the server: SHA-256 and Ed25519 of node:crypto. */

// RFC 8410: everything before the 32 bytes of a public key (SPKI) and of a private one (PKCS #8).
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const KEY_BYTES = 32;

/**
 * SHA-256. Node takes three times as long to make the Buffer of a digest as to compute it, so it is asked for a string
 * of one character per byte instead.
 */
export const sha256: Sha256 = (bytes) => {
	const digest = hash('sha256', bytes, 'binary');
	const out = new Uint8Array(32);
	for (let i = 0; i < 32; i++) out[i] = digest.charCodeAt(i);
	return out;
};

/** A key object from the 32 bytes of a public key. TypeError for any other length. */
export function publicKeyOf(raw: Uint8Array): KeyObject {
	if (raw.length !== KEY_BYTES) throw new TypeError('an Ed25519 public key has 32 bytes');
	return createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
}

/** A key object from the 32 bytes of a private key (the seed of RFC 8032). TypeError for any other length. */
export function privateKeyOf(seed: Uint8Array): KeyObject {
	if (seed.length !== KEY_BYTES) throw new TypeError('an Ed25519 private key has 32 bytes');
	return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
}

/** The 32 bytes of the public key, also of a private key object. */
export function rawPublicKey(key: KeyObject): Uint8Array {
	const spki = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'der', type: 'spki' });
	return new Uint8Array(spki.subarray(SPKI.length));
}

/** The 32 bytes of a private key: for the key file, nowhere else. */
export function rawPrivateKey(key: KeyObject): Uint8Array {
	return new Uint8Array(key.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length));
}

/** A new private key. */
export function newPrivateKey(): KeyObject {
	return generateKeyPairSync('ed25519').privateKey;
}

/** Signs with a key that stays where the caller keeps it. */
export function signer(privateKey: KeyObject): Ed25519Sign {
	return (message) => new Uint8Array(sign(null, message, privateKey));
}

/**
 * Verifies by RFC 8032 without the cofactor, as OpenSSL does. Whoever holds the function holds its memory of the last
 * `most` keys: reading a key costs as much as using it.
 */
export function verifier(most = 64): Ed25519Verify {
	const keys = new Map<string, KeyObject>();
	return (publicKey, message, signature) => {
		if (publicKey.length !== KEY_BYTES) return false;
		const name = Buffer.from(publicKey).toString('latin1');
		let key = keys.get(name);
		if (!key) {
			key = publicKeyOf(publicKey);
			if (keys.size >= most) keys.delete(keys.keys().next().value!);
			keys.set(name, key);
		}
		return verify(null, message, key, signature);
	};
}
