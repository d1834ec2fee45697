import { createHash } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex, utf8 } from '#domain/basics/bytes.ts';
import * as browser from '#lib/hashing.ts';
import * as server from '#records/hashing.server.ts';

const { Point } = ed25519;
const verify = server.verifier();

describe('SHA-256', () => {
	test('is the same on the server and on the phone, plain bytes and not a Buffer', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				const expected = createHash('sha256').update(bytes).digest('hex');
				expect(toHex(server.sha256(bytes))).toBe(expected);
				expect(toHex(browser.sha256(bytes))).toBe(expected);
			})
		);
		expect(Object.getPrototypeOf(server.sha256(utf8('柳湾')))).toBe(Uint8Array.prototype);
	});
});

describe('Ed25519', () => {
	const key = server.newPrivateKey();
	const raw = server.rawPublicKey(key);

	test('signs and verifies the first vector of RFC 8032', () => {
		const secret = server.privateKeyOf(fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'));
		expect(toHex(server.rawPublicKey(secret))).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
		expect(toHex(server.signer(secret)(new Uint8Array(0)))).toBe(
			'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
		);
	});

	test('keys survive being written down as 32 bytes', () => {
		const again = server.privateKeyOf(server.rawPrivateKey(key));
		const signature = server.signer(again)(utf8('text'));
		expect(server.rawPublicKey(server.publicKeyOf(raw))).toEqual(raw);
		expect(verify(raw, utf8('text'), signature)).toBe(true);
		expect(browser.verifyEd25519(raw, utf8('text'), signature)).toBe(true);
		expect(verify(raw, utf8('text.'), signature)).toBe(false);
		expect(browser.verifyEd25519(raw, utf8('text.'), signature)).toBe(false);
	});

	test('answers no, not an exception, to bytes that are no key or no signature', () => {
		const signature = server.signer(key)(utf8('text'));
		for (const check of [verify, browser.verifyEd25519]) {
			for (const length of [0, 31, 33, 64]) expect(check(new Uint8Array(length), utf8('text'), signature)).toBe(false);
			for (const length of [0, 32, 63, 65, 72]) expect(check(raw, utf8('text'), new Uint8Array(length))).toBe(false);
			expect(check(new Uint8Array(32).fill(0xff), utf8('text'), signature)).toBe(false);
		}
		expect(() => server.publicKeyOf(new Uint8Array(31))).toThrow(TypeError);
		expect(() => server.privateKeyOf(new Uint8Array(33))).toThrow(TypeError);
	});

	test('keeps only its last keys and goes on knowing the others', () => {
		const forgetful = server.verifier(2);
		const keys = Array.from({ length: 4 }, () => server.newPrivateKey());
		for (const one of [...keys, ...keys]) {
			const signature = server.signer(one)(utf8('text'));
			expect(forgetful(server.rawPublicKey(one), utf8('text'), signature)).toBe(true);
		}
	});

	test('a signature bent by a point of small order, which only the holder of the key can make, convinces neither', () => {
		const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(server.rawPrivateKey(key));
		const torsion = Point.fromHex('ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f');
		const message = utf8('two checkers, two answers?');
		const nonce = 0x1234_5678_9abcn;
		const R = Point.BASE.multiply(nonce).add(torsion).toBytes();
		const digest = createHash('sha512').update(R).update(pointBytes).update(message).digest();
		const order = Point.Fn.ORDER;
		const k = BigInt(`0x${digest.reverse().toString('hex')}`) % order;
		const s = (nonce + k * scalar) % order;
		const S = Uint8Array.from({ length: 32 }, (_, i) => Number((s >> BigInt(8 * i)) & 255n));
		const signature = Uint8Array.of(...R, ...S);
		expect(ed25519.verify(signature, message, raw, { zip215: false })).toBe(true);
		expect(verify(raw, message, signature)).toBe(false);
		expect(browser.verifyEd25519(raw, message, signature)).toBe(false);
	});
});
