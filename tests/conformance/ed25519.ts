import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHex } from '#domain/basics/bytes.ts';
import type { Ed25519Verify } from '#domain/record/signed-note.ts';
import { verifyEd25519 } from '#lib/hashing.ts';
import { verifier } from '#records/hashing.server.ts';
import { filesUnder, Tally, type SetReport } from './set.ts';

interface Wycheproof {
	testGroups: { publicKey: { pk: string }; tests: { tcId: number; comment: string; msg: string; sig: string; result: string }[] }[];
}

/**
 * Wycheproof: the folder `ed25519`, once as the server verifies and once as old browsers do. The rule is RFC 8032 with canonical
 * encodings only: S below the order, no point written in a second way, exactly 64 bytes. Cases that the set leaves open
 * (`acceptable`) are not counted.
 */
export function ed25519(folder: string): SetReport[] {
	const implementations: [string, Ed25519Verify][] = [['node:crypto', verifier()], ['@noble/curves', verifyEd25519]];
	return implementations.map(([implementation, verify]) => {
		const tally = new Tally(`ed25519 by ${implementation}`);
		for (const file of filesUnder(folder).filter((name) => name.endsWith('.json'))) {
			const set = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Wycheproof;
			for (const { publicKey, tests } of set.testGroups) {
				for (const test of tests.filter((one) => one.result !== 'acceptable')) {
					tally.check(`${file} ${test.tcId} ${test.comment}`, () => {
						return verify(fromHex(publicKey.pk), fromHex(test.msg), fromHex(test.sig)) === (test.result === 'valid');
					});
				}
			}
		}
		return tally.report;
	});
}
