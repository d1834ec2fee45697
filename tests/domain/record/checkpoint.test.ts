import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase64, utf8 } from '#domain/basics/bytes.ts';
import {
	cosignaturesOf, cosignCheckpoint, fingerprint, makeCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint
} from '#domain/record/checkpoint.ts';
import { COSIGNATURE_V1, parseNote, signNote, verifierKey } from '#domain/record/signed-note.ts';
import { privateKeyOf, rawPublicKey, signer, verifier } from '#records/hashing.server.ts';
import { checkpointOf, hasher, key, liuwanEntries, origin, sha256, sign } from './liuwan-log.ts';

const verify = verifier();
const root = hasher.leaf(utf8('root'));
const checkpoint = { origin, size: 12, root };
const note = signCheckpoint(checkpoint, key, sign);

describe('a checkpoint', () => {
	test('is three lines: whose, how many, what', () => {
		expect(makeCheckpoint(origin, 12, root)).toBe(`yishi.example/LW\n12\n${toBase64(root)}\n`);
	});

	test('opens with the log\'s key', () => {
		expect(openCheckpoint(note, key, verify)).toEqual({ ok: true, value: checkpoint });
	});

	test('of another log is not taken for ours, even when our key has signed it', () => {
		const other = signNote(makeCheckpoint('yishi.example/SJ', 12, root), key, sign);
		expect(openCheckpoint(other, key, verify)).toEqual({ ok: false, error: 'origin-differs' });
	});

	test('that is signed and no checkpoint is called malformed, not forged', () => {
		expect(openCheckpoint(signNote('hello\n', key, sign), key, verify)).toEqual({ ok: false, error: 'checkpoint-malformed' });
	});

	test('with one changed character is refused or says the same', () => {
		fc.assert(
			fc.property(fc.nat(note.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
				const opened = openCheckpoint(note.slice(0, at) + letter + note.slice(at + 1), key, verify);
				if (opened.ok) expect(note[at]).toBe(letter);
			}),
			{ numRuns: 1000 }
		);
	});

	const base = toBase64(root);
	test.each([
		[''],
		[`${origin}\n12\n${base}`],
		[`${origin}\n12\n${base}\n\n`],
		[`${origin}\n012\n${base}\n`],
		[`${origin}\n+12\n${base}\n`],
		[`${origin}\n-0\n${base}\n`],
		[`${origin}\n1e1\n${base}\n`],
		[`${origin}\n１２\n${base}\n`],
		[`${origin}\n9007199254740992\n${base}\n`],
		[`\n12\n${base}\n`],
		[`${origin}\n12\n${base.slice(0, -1)}\n`],
		[`${origin}\n12\n${base.slice(0, -2)}B=\n`],
		[`${origin}\n12\n${toBase64(root.subarray(1))}\n`],
		[`${origin}\n12\n${base} \n`],
		[`${origin}\r\n12\n${base}\n`],
		[` ${origin}`]
	])('is not %j', (text) => {
		expect(parseCheckpoint(text)).toEqual({ ok: false, error: 'checkpoint-malformed' });
	});

	test('may carry extension lines, which say nothing to us', () => {
		expect(parseCheckpoint(`${makeCheckpoint(origin, 12, root)}something\n`)).toEqual({ ok: true, value: checkpoint });
	});

	test('is not made of what could not be read back', () => {
		expect(() => makeCheckpoint('', 0, root)).toThrow(TypeError);
		expect(() => makeCheckpoint('a\nb', 0, root)).toThrow(TypeError);
		expect(() => makeCheckpoint(origin, -1, root)).toThrow(RangeError);
		expect(() => makeCheckpoint(origin, 2 ** 53, root)).toThrow(RangeError);
		expect(() => makeCheckpoint(origin, 0, root.subarray(1))).toThrow(TypeError);
		expect(() => signCheckpoint({ ...checkpoint, origin: 'else.example' }, key, sign)).toThrow(TypeError);
	});
});

describe('禾处暑 of the oversight committee cosigns', () => {
	const secret = privateKeyOf(sha256(utf8('the key of 禾处暑, on their own device')));
	const overseer = verifierKey(sha256, 'yishi.example/LW/oversight', rawPublicKey(secret), COSIGNATURE_V1);
	const time = Date.parse('2026-11-11T08:00:00.000Z') / 1000;
	const cosigned = cosignCheckpoint(note, overseer, time, signer(secret));

	test('and the log\'s own signature still opens it', () => {
		expect(openCheckpoint(cosigned, key, verify)).toEqual({ ok: true, value: checkpoint });
		expect(cosignaturesOf(cosigned, [overseer], verify)).toEqual({
			good: [{ name: overseer.name, keyId: overseer.keyId, time }],
			bad: []
		});
	});

	test('over exactly the text of the specification', () => {
		const parsed = parseNote(cosigned);
		if (!parsed.ok) throw new Error(parsed.error);
		const signature = parsed.value.signatures[1]!.signature;
		expect([...signature.subarray(0, 8)]).toEqual([0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (time >> shift) & 255)]);
		const message = `cosignature/v1\ntime ${time}\n${makeCheckpoint(origin, 12, root)}`;
		expect(verify(overseer.publicKey, utf8(message), signature.subarray(8))).toBe(true);
	});

	test('and nobody else counts for them: others are ignored, another text or time is bad', () => {
		const stranger = verifierKey(sha256, 'stranger.example', overseer.publicKey, COSIGNATURE_V1);
		expect(cosignaturesOf(cosigned, [stranger], verify)).toEqual({ good: [], bad: [] });
		expect(cosignaturesOf(note, [overseer], verify)).toEqual({ good: [], bad: [] });
		expect(cosignaturesOf('nonsense', [overseer], verify)).toEqual({ good: [], bad: [] });

		const line = cosigned.slice(note.length);
		const larger = signCheckpoint({ ...checkpoint, size: 13 }, key, sign);
		const bad = [{ name: overseer.name, keyId: overseer.keyId }];
		expect(cosignaturesOf(larger + line, [overseer], verify)).toEqual({ good: [], bad });

		const parsed = parseNote(cosigned);
		if (!parsed.ok) throw new Error(parsed.error);
		for (const at of [0, 3, 7]) {
			const later = parsed.value.signatures[1]!.signature.slice();
			later[at]! ^= 0x40;
			const id = Uint8Array.from(overseer.keyId.match(/../g)!, (hex) => parseInt(hex, 16));
			const forged = `${note}— ${overseer.name} ${toBase64(Uint8Array.of(...id, ...later))}\n`;
			expect(cosignaturesOf(forged, [overseer], verify)).toEqual({ good: [], bad });
		}
	});

	test('with a cosigner\'s key, at a time, on a checkpoint, or not at all', () => {
		expect(() => cosignCheckpoint(note, key, time, sign)).toThrow(TypeError);
		expect(() => cosignCheckpoint(note, overseer, 0.5, signer(secret))).toThrow(RangeError);
		expect(() => cosignCheckpoint(signNote('hello\n', key, sign), overseer, time, signer(secret))).toThrow(TypeError);
	});

	test('the specification\'s own example reads as a log\'s signature and a cosignature', () => {
		const example =
			'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
			'— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n' +
			'— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n';
		const parsed = parseNote(example);
		if (!parsed.ok) throw new Error(parsed.error);
		expect(parsed.value.signatures.map(({ name, keyId, signature }) => [name, keyId, signature.length])).toEqual([
			['example.com/behind-the-sofa', '033de0ae', 64],
			['witness.example.com/w1', '8d66cf3f', 72]
		]);
		expect(parseCheckpoint(parsed.value.text)).toMatchObject({ ok: true, value: { size: 20_852_163 } });
	});
});

test('the short code of a key is sixteen digits in fours, the same for key and log', () => {
	expect(fingerprint(sha256, key)).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/);
	expect(fingerprint(sha256, key.publicKey)).toBe(fingerprint(sha256, key));
	// SHA-256 of 32 zero bytes begins so.
	expect(fingerprint(sha256, new Uint8Array(32))).toBe('6668 7aad f862 bd77');
});

test('a checkpoint over the entries of 柳湾 opens at every size', () => {
	for (const size of [0, 1, 7, 8]) {
		expect(openCheckpoint(checkpointOf(liuwanEntries(size)), key, verify)).toMatchObject({ ok: true, value: { size } });
	}
});
