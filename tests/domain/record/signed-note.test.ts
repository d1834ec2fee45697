import { describe, expect, test } from 'vitest';
import { utf8 } from '#domain/basics/bytes.ts';
import {
	COSIGNATURE_V1, formatVkey, openNote, parseNote, parseVkey, signNote, verifierKey, type VerifierKey
} from '#domain/record/signed-note.ts';
import { privateKeyOf, rawPublicKey, signer, verifier } from '#records/hashing.server.ts';
import { key, sha256, sign } from './liuwan-log.ts';

const verify = verifier();

// The example of C2SP signed-note.
const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const EXAMPLE =
	'This is an example message.\n\n' +
	'— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';

const keyOf = (name: string, secret: string): { key: VerifierKey; sign: typeof sign } => {
	const secretKey = privateKeyOf(sha256(utf8(secret)));
	return { key: verifierKey(sha256, name, rawPublicKey(secretKey)), sign: signer(secretKey) };
};

describe('a verifier key', () => {
	test('is the one of the specification and is written back the same', () => {
		const example = parseVkey(sha256, EXAMPLE_KEY);
		expect(example).toMatchObject({ name: 'example.com/foo', keyId: '530d903a', type: 1 });
		expect(formatVkey(example)).toBe(EXAMPLE_KEY);
	});

	test('of a cosigner is another key, though made of the same bytes', () => {
		const cosigner = verifierKey(sha256, key.name, key.publicKey, COSIGNATURE_V1);
		expect(cosigner.keyId).not.toBe(key.keyId);
		expect(parseVkey(sha256, formatVkey(cosigner))).toEqual(cosigner);
	});

	test.each([
		['no key', ''],
		['another id', EXAMPLE_KEY.replace('530d903a', '530d903b')],
		['capitals in the id', EXAMPLE_KEY.replace('530d903a', '530D903A')],
		['another name', EXAMPLE_KEY.replace('foo', 'bar')],
		['a type we do not know', EXAMPLE_KEY.replace('+Ae', '+Ce')],
		['a key cut short', EXAMPLE_KEY.slice(0, -4)],
		['a newline', `${EXAMPLE_KEY}\n`]
	])('is refused with %s', (_, vkey) => {
		expect(() => parseVkey(sha256, vkey)).toThrow(TypeError);
	});

	test('has a name without spaces and plus signs', () => {
		for (const name of ['', 'a b', 'a+b', 'a\u00a0b', 'a\u3000b', 'a\nb', 'a\u0000']) {
			expect(() => verifierKey(sha256, name, key.publicKey)).toThrow(TypeError);
		}
		expect(verifierKey(sha256, '柳湾/议事', key.publicKey).name).toBe('柳湾/议事');
		expect(() => verifierKey(sha256, 'a', new Uint8Array(31))).toThrow(TypeError);
	});
});

describe('a signed note', () => {
	test('of the specification opens with its key', () => {
		const opened = openNote(EXAMPLE, parseVkey(sha256, EXAMPLE_KEY), verify);
		expect(opened).toEqual({ ok: true, value: 'This is an example message.\n' });
	});

	test('may hold empty lines; the last one divides', () => {
		const text = 'one\n\n\ntwo\n';
		expect(openNote(signNote(text, key, sign), key, verify)).toEqual({ ok: true, value: text });
	});

	test('opens beside signatures of strangers, whatever those are', () => {
		const stranger = keyOf('stranger.example', 'stranger');
		const namesake = keyOf(key.name, 'another key under our name');
		const note = signNote('text\n', key, sign);
		const line = (of: typeof stranger): string => signNote('text\n', of.key, of.sign).slice('text\n\n'.length);
		expect(openNote(note + line(stranger) + line(namesake) + '— short AAAAAAA=\n', key, verify).ok).toBe(true);
		expect(openNote(signNote('text\n', namesake.key, namesake.sign), key, verify)).toEqual({ ok: false, error: 'signature-missing' });
	});

	test('is refused when a signature that says it is ours is not, though another one is', () => {
		const note = signNote('text\n', key, sign);
		const forged = signNote('other text\n', key, sign).slice('other text\n\n'.length);
		expect(openNote(note + forged, key, verify)).toEqual({ ok: false, error: 'signature-bad' });
		expect(openNote(`text!\n\n${note.slice('text\n\n'.length)}`, key, verify)).toEqual({ ok: false, error: 'signature-bad' });
	});

	test('is not opened by a cosigner\'s key, which signs otherwise', () => {
		const cosigner: VerifierKey = { ...key, type: COSIGNATURE_V1 };
		expect(openNote(signNote('text\n', key, sign), cosigner, verify)).toEqual({ ok: false, error: 'signature-missing' });
		expect(() => signNote('text\n', cosigner, sign)).toThrow(TypeError);
	});

	const good = signNote('text\n', key, sign);
	test.each([
		['', 'nothing'],
		['text\n', 'no signature'],
		['text\n\n', 'an empty block of signatures'],
		[good.slice(0, -1), 'no newline at the end'],
		[`${good}\n`, 'an empty line at the end'],
		[good.replace('—', '-'), 'a hyphen for the dash'],
		[good.replace('— ', '—  '), 'two spaces'],
		[good.replace('=\n', '\n'), 'base64 without padding'],
		[good.replace('text', 'te\u0000xt'), 'a control character'],
		[good.replace('\n', '\r\n'), 'a carriage return'],
		[`text\n\n— a+b ${'AAAA'.repeat(3)}\n`, 'a plus in the name'],
		['text\n\n— a AAAAAA==\n', 'an id and no signature'],
		[`${'x'.repeat(1_000_001)}\n\n${good.slice(6)}`, 'a million characters'],
		[`text\n\n${good.slice(6).repeat(1001)}`, 'a thousand signatures']
	])('is malformed: case %#', (note) => {
		expect(parseNote(note)).toEqual({ ok: false, error: 'note-malformed' });
	});

	test('is not signed without its newline', () => {
		expect(() => signNote('text', key, sign)).toThrow(TypeError);
	});
});
