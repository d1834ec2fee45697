import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cosignCheckpoint } from '#domain/record/checkpoint.ts';
import { encodeEntry } from '#domain/record/entry.ts';
import { follow, startFollowing, type Follower } from '#domain/record/follow.ts';
import { COSIGNATURE_V1, signNote, verifierKey } from '#domain/record/signed-note.ts';
import { newPrivateKey, rawPublicKey, signer, verifier } from '#records/hashing.server.ts';
import { checkpointOf, frontierOf, hasher, key, liuwanEntries, liuwanEntry, origin, sha256, sign } from './liuwan-log.ts';

const tools = { hasher, verify: verifier() };
const entries = liuwanEntries(24);

/** 柳春分's phone, which has seen the log of 柳湾 grow to this size. */
function phoneAt(size: number, log = entries): Follower {
	if (size === 0) return startFollowing(key);
	const seen = follow(startFollowing(key), log.slice(0, size), checkpointOf(log.slice(0, size)), key, tools);
	if (!seen.ok || seen.value === 'same') throw new Error('the phone did not follow an honest log');
	return seen.value;
}

/** What the phone says to a log that somebody shows it, signed with the real key. */
function shown(phone: Follower, log: readonly Uint8Array[]): string {
	const answer = follow(phone, log.slice(phone.size), checkpointOf(log), key, tools);
	return !answer.ok ? answer.error : answer.value === 'same' ? 'same' : 'extended';
}

describe('柳春分\'s phone', () => {
	test('follows the log of 柳湾 from nothing and goes on', () => {
		const morning = phoneAt(9);
		expect(morning).toEqual({ origin, size: 9, frontier: frontierOf(entries.slice(0, 9)), checkpointText: checkpointOf(entries.slice(0, 9)) });
		const evening = follow(morning, entries.slice(9, 13), checkpointOf(entries.slice(0, 13)), key, tools);
		expect(evening).toMatchObject({ ok: true, value: { size: 13, checkpointText: checkpointOf(entries.slice(0, 13)) } });
		expect(morning.size).toBe(9);
	});

	test('finds nothing new in the same checkpoint, cosigned or not', () => {
		const phone = phoneAt(9);
		expect(shown(phone, entries.slice(0, 9))).toBe('same');
		const device = newPrivateKey();
		const overseer = verifierKey(sha256, 'yishi.example/LW/oversight', rawPublicKey(device), COSIGNATURE_V1);
		const cosigned = cosignCheckpoint(phone.checkpointText, overseer, 1_794_000_000, signer(device));
		expect(follow(phone, [], cosigned, key, tools)).toEqual({ ok: true, value: 'same' });
		expect(follow(startFollowing(key), [], checkpointOf([]), key, tools)).toEqual({ ok: true, value: 'same' });
	});

	test('notices the changed amount in entry 3, though the thief has signed the new log with the stolen key', () => {
		const rewritten = entries.map((bytes, seq) => (seq === 3 ? encodeEntry(liuwanEntry(3, { hash: '00'.repeat(32) })) : bytes));
		expect(shown(phoneAt(9), rewritten)).toBe('root-differs');
		expect(shown(phoneAt(9), rewritten.slice(0, 9))).toBe('same-size-different-root');
		expect(shown(phoneAt(9), rewritten.slice(0, 8))).toBe('size-went-back');
		// Whoever comes later has nothing to compare with; the printed code, overseers and other phones have.
		expect(shown(phoneAt(3), rewritten)).toBe('extended');
	});

	test('refuses a server restored from yesterday\'s backup, until the tail is back', () => {
		expect(shown(phoneAt(9), entries.slice(0, 7))).toBe('size-went-back');
		expect(shown(phoneAt(9), entries.slice(0, 10))).toBe('extended');
	});

	test('refuses a log under another name, and one signed by another key', () => {
		const phone = phoneAt(9);
		const epoch2 = signNote(`${origin}/2\n10\n${checkpointOf(entries.slice(0, 10)).split('\n')[2]}\n`, key, sign);
		expect(follow(phone, [], epoch2, key, tools)).toEqual({ ok: false, error: 'origin-changed' });
		const other = verifierKey(sha256, origin, rawPublicKey(newPrivateKey()));
		expect(follow(phone, entries.slice(9, 10), checkpointOf(entries.slice(0, 10)), other, tools)).toEqual({ ok: false, error: 'signature-bad' });
		const elsewhere = { ...phone, origin: 'yishi.example/SJ' };
		expect(follow(elsewhere, [], checkpointOf(entries.slice(0, 9)), key, tools)).toEqual({ ok: false, error: 'origin-changed' });
	});

	test.each(['', 'yishi.example/LW', checkpointOf(entries).slice(1), checkpointOf(entries).replace('24', '25')])(
		'refuses what is no signed checkpoint: case %#',
		(note) => {
			expect(follow(phoneAt(9), entries.slice(9), note, key, tools)).toEqual({ ok: false, error: 'signature-bad' });
		}
	);

	test('asks again when entries are missing or too many', () => {
		const phone = phoneAt(9);
		for (const delivered of [[], entries.slice(9, 12), entries.slice(9, 14), entries.slice(0, 13)]) {
			const answer = follow(phone, delivered, checkpointOf(entries.slice(0, 13)), key, tools);
			expect(answer).toEqual({ ok: false, error: 'entries-do-not-reach-checkpoint' });
		}
		const wrong = [...entries.slice(10, 13), entries[9]!];
		expect(follow(phone, wrong, checkpointOf(entries.slice(0, 13)), key, tools)).toEqual({ ok: false, error: 'root-differs' });
	});
});

describe('whoever saw a log at some size', () => {
	const seen = fc.integer({ min: 1, max: entries.length });
	const grown = (log: Uint8Array[], more: number): Uint8Array[] => [...log, ...liuwanEntries(log.length + more).slice(log.length)];

	test('refuses it with any byte of any earlier entry changed, whatever was appended', () => {
		fc.assert(
			fc.property(seen, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), fc.nat(20), (size, s, a, xor, more) => {
				const seq = s % size;
				const rewritten = grown(entries.slice(0, size), more);
				const bytes = rewritten[seq]!.slice();
				bytes[a % bytes.length]! ^= xor;
				rewritten[seq] = bytes;
				expect(shown(phoneAt(size), rewritten)).toBe(more === 0 ? 'same-size-different-root' : 'root-differs');
			})
		);
	});

	test('refuses it shortened, and shortened and filled up again', () => {
		fc.assert(
			fc.property(seen, fc.nat(), fc.nat(40), (size, c, more) => {
				const cut = c % size;
				const other = Array.from({ length: more }, (_, i) => encodeEntry(liuwanEntry(cut + i, { actor: 'LW-C.director' , subject: 'another' })));
				const rewritten = [...entries.slice(0, cut), ...other];
				const expected =
					rewritten.length < size ? 'size-went-back' : rewritten.length === size ? 'same-size-different-root' : 'root-differs';
				expect(shown(phoneAt(size), rewritten)).toBe(expected);
			})
		);
	});

	test('refuses it with entries left out, put in, or in another order', () => {
		fc.assert(
			fc.property(seen, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 10 }), (size, i, j, more) => {
				const log = grown(entries.slice(0, size), more);
				const at = i % size;
				const to = j % log.length;
				const leftOut = log.filter((_, seq) => seq !== at);
				const putIn = [...log.slice(0, at), log[to]!, ...log.slice(at)];
				const swapped = log.slice();
				[swapped[at], swapped[to]] = [log[to]!, log[at]!];
				const phone = phoneAt(size);
				expect(['root-differs', 'same-size-different-root']).toContain(shown(phone, leftOut));
				// An entry put before itself once more is the same log up to there, and a longer one.
				expect(shown(phone, putIn)).toBe(at === to && at === size - 1 ? 'extended' : 'root-differs');
				if (at !== to) expect(shown(phone, swapped)).toBe('root-differs');
			})
		);
	});

	test('follows honest growth in batches of any size', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(30), { maxLength: 8 }), (batches) => {
				let phone = startFollowing(key);
				const log = liuwanEntries(batches.reduce((sum, count) => sum + count, 0));
				for (const count of batches) {
					const size = phone.size + count;
					const answer = follow(phone, log.slice(phone.size, size), checkpointOf(log.slice(0, size)), key, tools);
					if (!answer.ok) throw new Error(answer.error);
					expect(answer.value === 'same').toBe(count === 0);
					if (answer.value !== 'same') phone = answer.value;
				}
				expect(phone.frontier).toEqual(frontierOf(log));
			})
		);
	});
});
