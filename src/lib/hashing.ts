import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import type { Sha256 } from '#domain/record/merkle-tree.ts';
import type { Ed25519Verify } from '#domain/record/signed-note.ts';

/**
 * The functions that `domain` is handed in the browser. Both answer at once, which WebCrypto's do not, and work in browsers
 * and on plain-HTTP addresses where WebCrypto has no Ed25519 or is not there at all.
 */

const unused = nobleSha256.create();
const used = nobleSha256.create();

/**
 * SHA-256. One hash object is set back and used again, because a record has tens of thousands of short messages and making the
 * object takes as long as hashing one of them.
 */
export const sha256: Sha256 = (bytes) => unused._cloneInto(used).update(bytes).digest();

/**
 * Verifies by RFC 8032 with canonical encodings only (not ZIP 215), and only keys and signatures without a part of small order.
 * The library multiplies by the cofactor, the server's OpenSSL does not; they differ only where such a part is, and only the
 * holder of the key can put one there. Refusing it means: what a phone accepts, the server and the verifier accept.
 */
export const verifyEd25519: Ed25519Verify = (publicKey, message, signature) => {
	if (publicKey.length !== 32 || signature.length !== 64) return false;
	try {
		return (
			ed25519.verify(signature, message, publicKey, { zip215: false }) &&
			ed25519.Point.fromBytes(publicKey).isTorsionFree() &&
			ed25519.Point.fromBytes(signature.subarray(0, 32)).isTorsionFree()
		);
	} catch {
		// Bytes that are no point of the curve.
		return false;
	}
};
