import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createLedger, type Pen } from '#acts/ledger.ts';
import { addDays, day, type Day } from '#domain/basics/day.ts';
import type { Content } from '#domain/content/content.ts';
import { verifierKey } from '#domain/record/signed-note.ts';
import { openWriter, settleIntoFile } from '#records/database.server.ts';
import { privateKeyOf, rawPublicKey, sha256, signer } from '#records/hashing.server.ts';
import { prepareRecords } from '#records/records.ts';
import { createWriter } from '#records/writer.ts';
import { makeSmallLedger, randomSubject, type SmallLedger } from '../support/small-ledger.ts';

/** Half sentences of the demo city. Put together at random they repeat less within a gzip window than people do. */
function halfSentences(): string[] {
	const city = readFileSync(new URL('../../server/demo/city.json', import.meta.url), 'utf8');
	return [...new Set(city.match(/[\u4e00-\u9fff0-9]{4,40}/g))];
}

/** About 120 characters, as a resident writes them. */
export function writer(): () => string {
	const parts = halfSentences();
	return () => {
		let text = '';
		while (text.length < 118) text += `${parts[randomInt(parts.length)]}，`;
		return `${text.slice(0, 119)}？`;
	};
}

/** A question about a line of the small ledger's account. */
export function question(small: SmallLedger, n: number, asked: Day, text: string): { content: Content; asker: string } {
	const asker = `p-${randomBytes(8).toString('hex')}`;
	const content = {
		type: 'question', v: 1, community: small.community, subject: randomSubject(), lang: 'zh-CN', parent: small.disclosure, table: small.table, line: (n % 3) + 1,
		number: `${small.community}-Q-2026-${String(n).padStart(5, '0')}`, body: small.table, text, channel: 'portal', asker, asked, due: addDays(asked, 5)
	};
	return { content: content as unknown as Content, asker };
}

/** Writes contents of a community into a ledger that nobody has open, as its acts would, without their waits and limits. */
export async function write(small: SmallLedger, from: string, contents: Iterable<{ content: Content; asker: string }>, act: Pen['act'] = 'question.ask'): Promise<void> {
	const key = privateKeyOf(small.seed);
	const db = openWriter(small.file);
	let at = Date.parse(from);
	const ledger = createLedger({
		records: prepareRecords(db), sha256, sign: signer(key), random: (n) => new Uint8Array(randomBytes(n)), now: () => new Date(at).toISOString(), grown: () => undefined,
		keyOf: (community) => verifierKey(sha256, `yishi-smalltown/${community}`, rawPublicKey(key))
	});
	const queue = createWriter(db, ledger.alongside, () => false);
	await Promise.all([...contents].map(({ content, asker }) => queue.submit(async () => {
		at += randomInt(1, 120_000);
		await ledger.write({ act, now: new Date(at).toISOString(), rules: '', lines: [] }, content, asker);
		return { keep: true, value: undefined };
	})));
	await queue.idle();
	settleIntoFile(db);
	db.client.close();
}

/** A ledger whose community has so many public contents, nearly all of them questions. */
export async function makeLargeCommunity(folder: string, count: number): Promise<SmallLedger> {
	const small = await makeSmallLedger(folder, 1);
	const say = writer();
	const already = 4;
	await write(small, '2026-11-10T02:00:00.000Z', Array.from({ length: count - already }, (_, n) => question(small, n + 1, day('2026-11-10'), say())));
	return small;
}
