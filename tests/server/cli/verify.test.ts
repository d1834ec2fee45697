import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { toHex, utf8 } from '#domain/basics/bytes.ts';
import { contentHash } from '#domain/content/content.ts';
import { signCheckpoint } from '#domain/record/checkpoint.ts';
import { decodeEntry, encodeEntry } from '#domain/record/entry.ts';
import { rootOf, treeHasher } from '#domain/record/merkle-tree.ts';
import { formatVkey } from '#domain/record/signed-note.ts';
import type { FileHead, FileLine } from '#domain/verification/record-file.ts';
import { openWriter } from '#records/database.server.ts';
import { newPrivateKey, privateKeyOf, sha256, signer } from '#records/hashing.server.ts';
import { verify as verifyCommand } from '#server/cli/verify.ts';
import { undoNewestMigration } from '#tests/support/older-ledger.ts';
import { run } from '#tests/support/portal-process.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { servedLines, tellLiuwan, type Story } from '../../domain/verification/liuwan-story.ts';

/*
 * 禾处暑, who oversees 柳湾, checks the record on her own computer: a ledger that was handed to her, the file she has downloaded. She types
 * what everybody types; what counts is what it prints and how it ends.
 */

vi.setConfig({ testTimeout: 30_000 });

let town: Town;
let story: Story;
/** The record as it is served, and the key from the slip. */
let served: string[];
let vkey: string;
let shortCode: string;
/** How many lines the record of 柳湾 has. */
let size: number;
/** The same of the city, which a downloaded file has first. */
let citySize: number;
/** A folder for each test: what she has, and what her verifier remembers. */
let desk: string;

beforeAll(async () => {
	town = await openTown();
	story = await tellLiuwan(town);
	served = await servedLines(town);
	vkey = formatVkey(town.portal.logKey('LW'));
	const head = (await town.portal.contents.head('LW' as never))!;
	shortCode = head.key!.fingerprint;
	size = head.size;
	citySize = (await town.portal.contents.head('QH' as never))!.size;
	await town.portal.close();
}, 60_000);
afterAll(() => town.close());
beforeEach(() => {
	desk = join(town.folder, 'desk');
	rmSync(desk, { recursive: true, force: true });
	mkdirSync(desk);
});

/** The command as the program calls it, remembering in a folder of its own. */
async function typed(args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number; out: string; err: string }> {
	let [out, err] = ['', ''];
	const code = await verifyCommand([...args, '--seen', join(desk, 'seen')], { env, out: (text) => void (out += text), err: (text) => void (err += text) });
	return { code, out, err };
}
const verify = (...args: string[]) => typed(args, { LANG: 'zh_CN.UTF-8' });
const inEnglish = (...args: string[]) => typed(args, { LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' });

function ledger(change: (sql: (text: string, ...values: unknown[]) => void) => void = () => undefined): string {
	const file = join(desk, 'ledger.db');
	cpSync(town.ledgerFile, file);
	const db = openWriter(file);
	change((text, ...values) => expect(db.client.prepare(text).run(...values).changes).toBe(1));
	db.client.close();
	return file;
}

function downloaded(change: (lines: string[]) => string[] = (lines) => lines): string {
	const file = join(desk, 'yishi-LW.jsonl');
	writeFileSync(file, `${change([...served]).join('\n')}\n`);
	return file;
}

describe('verified: 0', () => {
	test('a ledger, with the key from the slip: every log, sizes, key and counts', async () => {
		const { code, out, err } = await verify(ledger(), '--key', vkey);
		expect(err).toBe('');
		expect(code).toBe(0);
		for (const community of ['QH', 'LW', 'SQ', 'QG', 'BC', 'YQ', 'MT']) expect(out).toContain(`${community}（yishi-testtown/${community}）：`);
		expect(out).toContain(`签名钥匙 ${shortCode}，与事先知道的一致。`);
		expect(out).toMatch(/数据表\d+行，逐行按内容重算过。/);
		expect(out).toContain('日期和期限7处，按规则算过。');
		expect(out.trimEnd().split('\n').at(-1)).toBe('核对无误：7份记录。');
	});

	test('the downloaded file, with the short code as it is printed, in English', async () => {
		const { code, out } = await inEnglish(downloaded(), '--key', shortCode);
		expect(code).toBe(0);
		expect(out).toContain('LW (yishi-testtown/LW): ');
		expect(out).toContain(`Signing key ${shortCode}, the one that was known before.`);
		expect(out).toMatch(/Verified\. Records: 2\.\n$/);
	});

	test('without a key it takes the one in the file, says so, and holds to it from then on', async () => {
		const first = await verify(downloaded());
		expect(first.code).toBe(0);
		expect(first.out).toContain('由来源自己给出');
		expect(first.out).toContain('已记下到第');
		const second = await verify(downloaded());
		expect(second.out).toContain('与事先知道的一致');
		expect(second.out).toContain(`见过的${size}条一致`);
		expect(second.code).toBe(0);
	});

	test('a data folder: the key lies beside the ledger, and the ledger stays as it was', async () => {
		const data = join(desk, 'data');
		mkdirSync(join(data, 'keys'), { recursive: true });
		writeFileSync(join(data, 'keys', 'log.key'), `${toHex(town.seed)}\n`);
		cpSync(ledger(), join(data, 'ledger.db'));
		const before = readFileSync(join(data, 'ledger.db'));
		const { code, out } = await verify(data, '--community', 'LW');
		expect(out).toContain('LW（yishi-testtown/LW）');
		expect(out).not.toContain('SQ（');
		expect(code).toBe(0);
		expect(readFileSync(join(data, 'ledger.db')).equals(before)).toBe(true);
		expect(readdirSync(data).sort()).toEqual(['keys', 'ledger.db']);
	});

	test('a ledger from before an upgrade, as it lay in a backup: it is read as this program would have it, and stays as it was', async () => {
		const file = ledger();
		const db = openWriter(file);
		undoNewestMigration(db);
		db.client.close();
		const before = readFileSync(file);
		const { code, out, err } = await verify(file, '--key', vkey);
		expect(err).toBe('');
		expect(out.trimEnd().split('\n').at(-1)).toBe('核对无误：7份记录。');
		expect(code).toBe(0);
		expect(readFileSync(file).equals(before)).toBe(true);
	});

	test('for programs: everything as JSON', async () => {
		const { code, out } = await verify(downloaded(), '--json');
		const said = JSON.parse(out) as { verdict: string; logs: { community: string; verdict: string; size: number; findings: unknown[] }[] };
		expect(said).toMatchObject({ verdict: 'verified', gone: [], logs: [{ community: 'QH' }, { community: 'LW', verdict: 'verified', size, findings: [] }] });
		expect(code).toBe(0);
	});
});

describe('not verified: 1, with the place in words', () => {
	test('one row', async () => {
		const { code, out } = await verify(ledger((sql) => sql(`update questions set due = '2027-01-31' where subject = ?`, story.question)), '--key', vkey);
		expect(out).toContain(`✗ “questions”表（${story.question}）：due应为“2026-11-28”，表里是“2027-01-31”。`);
		expect(out).toContain('核对不符：7份记录里，1份有问题。');
		expect(code).toBe(1);
	});

	test('one content', async () => {
		const { code, out } = await verify(ledger((sql) => sql(`update contents set bytes = replace(bytes, '8400', '4800') where subject = ?`, story.question)), '--key', vkey);
		expect(out).toContain(`✗ 第${size - 4}条：内容与校验码不符，被改过。`);
		expect(code).toBe(1);
	});

	test('one entry', async () => {
		const { code, out } = await inEnglish(ledger((sql) => sql(`update entries set bytes = replace(bytes, 'T02:00', 'T03:00') where subject = ?`, story.question)), '--key', vkey);
		expect(out).toContain(`✗ Line ${size - 4}: this line does not match its stored hash: it was changed.`);
		expect(code).toBe(1);
	});

	test('a ledger at rest in which a byte was changed with a hex editor', async () => {
		const file = ledger();
		const bytes = readFileSync(file);
		const at = bytes.indexOf('补发的8400元');
		bytes.write('9', at + Buffer.byteLength('补发的'));
		writeFileSync(file, bytes);
		const { code, out } = await verify(file, '--key', vkey);
		expect(out).toContain(`✗ 第${size - 4}条：内容与校验码不符，被改过。`);
		expect(code).toBe(1);
	});

	test('a page of the file that cannot be read any more', async () => {
		const file = ledger();
		const bytes = readFileSync(file);
		// The header of the page that holds the question.
		const page = Math.floor(bytes.indexOf('补发的8400元') / 4096) * 4096;
		bytes.fill(0xee, page, page + 8);
		writeFileSync(file, bytes);
		const { code, out } = await verify(file, '--key', vkey);
		expect(out).toContain('✗ 文件已损坏，有一部分读不出来。');
		expect(code).toBe(1);
	});

	test('an account that does not add up is told in yuan', async () => {
		const change = (lines: string[]) => lines.map((line) => (line.includes(`subject\\":\\"${story.table}`) ? line.replace('20000', '20001') : line));
		const { code, out } = await verify(downloaded(change), '--key', vkey);
		expect(out).toContain('2026-11的账对不上：第3笔的余额应为522,542.99元，写的是522,543.00元。');
		expect(code).toBe(1);
	});

	test('another key than the one on the slip', async () => {
		const { code, out } = await verify(downloaded(), '--key', '0000 0000 0000 0000');
		expect(out).toContain('✗ 来源给出的钥匙，和以前记下的不是同一把。');
		expect(code).toBe(1);
	});
});

/** The record with the question worded otherwise, hashed anew to the end and signed with this key. */
function rewritten(lines: string[], seed: Uint8Array | undefined): string[] {
	const hasher = treeHasher(sha256);
	const key = town.portal.logKey('LW');
	const at = lines.findIndex((line) => line.includes('"community":"LW","origin"'));
	const changed = lines.map((line) => {
		if (!line.includes(`subject\\":\\"${story.question}\\",\\"v`)) return line;
		const given = JSON.parse(line) as FileLine;
		if (!given.entry.includes('question.ask')) return line;
		const bytes = given.bytes!.replace('名单在哪里看？', '谢谢。');
		const entry = encodeEntry({ ...decodeEntry(utf8(given.entry)), hash: contentHash(sha256, given.salt!, bytes) });
		return JSON.stringify({ ...given, bytes, entry: Buffer.from(entry).toString('utf8') });
	});
	expect(changed).not.toEqual(lines);
	const entries = changed.slice(at + 1).map((line) => utf8((JSON.parse(line) as FileLine).entry));
	const head = JSON.parse(lines[at]!) as FileHead;
	const sign = signer(seed ? privateKeyOf(seed) : newPrivateKey());
	const checkpoint = signCheckpoint({ origin: key.name, size: entries.length, root: rootOf(hasher, entries.map((entry) => hasher.leaf(entry))) }, key, sign);
	changed[at] = JSON.stringify({ ...head, checkpoint });
	return changed;
}

describe('what she saw before', () => {
	test('history rewritten and signed with the stolen key is named, and both checkpoints are kept as evidence', async () => {
		expect((await verify(downloaded())).code).toBe(0);
		const { code, out } = await verify(downloaded((lines) => rewritten(lines, town.seed)));
		const [, from, until] = new RegExp(`✗ 以前见过的前${size}条，现在变了：第(\\d+)条到第(\\d+)条之间。`).exec(out) ?? [];
		expect(Number(from)).toBeLessThanOrEqual(size - 4);
		expect(Number(until)).toBeGreaterThanOrEqual(size - 4);
		const note = join(desk, 'seen', 'yishi-testtown%2FLW.json');
		expect(out).toContain(`以前见过的、同样签过名的总校验码留在：${note}`);
		expect(code).toBe(1);
		const [kept, refused] = [note, note.replace('.json', '.refused.json')].map((file) => JSON.parse(readFileSync(file, 'utf8')) as { checkpoint: string; size: number });
		expect(kept!.size).toBe(refused!.size);
		expect(kept!.checkpoint).not.toBe(refused!.checkpoint);
		// The honest record is still the one she goes by.
		expect((await verify(downloaded())).code).toBe(0);
	});

	test('somebody who was never here before cannot know', async () => {
		expect((await verify(downloaded((lines) => rewritten(lines, town.seed)))).code).toBe(0);
		expect((await verify(downloaded((lines) => rewritten(lines, undefined)))).code).toBe(1);
	});

	test('a shorter record, and a record that is gone', async () => {
		expect((await verify(ledger(), '--key', vkey)).code).toBe(0);
		const shorter = await verify(downloaded((lines) => lines.slice(0, -2)));
		expect(shorter.out).toContain(`✗ 以前见过${size}条，现在只有${size - 2}条。`);
		expect(shorter.code).toBe(1);
		const file = ledger();
		const db = openWriter(file);
		for (const table of ['logs', 'entries', 'contents', 'subjects', 'communities', 'places', 'bodies', 'offices', 'disclosures', 'finance_tables', 'questions', 'answers']) {
			db.client.prepare(`delete from ${table} where community = 'MT'`).run();
		}
		db.client.close();
		const gone = await verify(file, '--key', vkey);
		expect(gone.out).toContain('✗ 以前见过的记录不见了：yishi-testtown/MT。');
		expect(gone.code).toBe(1);
	});

	test('a damaged note is not overwritten: it may be the only evidence', async () => {
		await verify(downloaded());
		const note = join(desk, 'seen', 'yishi-testtown%2FLW.json');
		const damaged = readFileSync(note, 'utf8').replace(String(size), String(size - 1));
		writeFileSync(note, damaged.slice(0, -20));
		const { code, err } = await verify(downloaded());
		expect(err).toContain(`以前记下的读不出来，请改名留存后再试：${note}`);
		expect(code).toBe(2);
		expect(readFileSync(note, 'utf8')).toBe(damaged.slice(0, -20));
	});
});

describe('could not check: 2, with what is missing in words', () => {
	test('a ledger without its key', async () => {
		const { code, out } = await verify(ledger());
		expect(out).toContain('? 不知道签名钥匙，签名无法核对。');
		expect(out).toMatch(/没能核对。\n$/);
		expect(code).toBe(2);
		expect(existsSync(join(desk, 'seen'))).toBe(false);
	});

	test.each([
		['nothing at all', [], /用法：/],
		['an option we do not have', ['x', '--quick'], /用法：/],
		['a key that is none', ['x', '--key', 'open sesame'], /这不是一把钥匙/],
		['no such file', ['/no/such/file'], /没有这个文件，也不是网址：\/no\/such\/file/],
		['half an address', ['http://'], /没有这个文件，也不是网址：http:\/\//],
		['a portal that does not answer', ['http://127.0.0.1:1'], /没能取到 http:\/\/127\.0\.0\.1:1\/sitemap\.xml：/]
	])('%s', async (_, args, sentence) => {
		const { code, err, out } = await verify(...args);
		expect(err).toMatch(sentence);
		expect(out).toBe('');
		expect(code).toBe(2);
	});

	test('a file that is something else', async () => {
		for (const [name, bytes] of [['photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])], ['empty', Buffer.alloc(0)], ['packed.gz', gzipSync('x')], ['text.txt', Buffer.from('{"hello":1}\n')]] as const) {
			const file = join(desk, name);
			writeFileSync(file, bytes);
			const { code, err } = await verify(file);
			expect(err, name).toContain(`这不是一份记录：${file}`);
			expect(code).toBe(2);
		}
		const broken = join(desk, 'broken.db');
		writeFileSync(broken, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(5000, 7)]));
		expect(await verify(broken)).toMatchObject({ code: 2, err: expect.stringContaining('这不是一份记录') });
	});

	test('a network that answers with a page of its own', async () => {
		const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome to the hotel</html>'));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		try {
			expect(await verify(`http://127.0.0.1:${port}/LW`)).toMatchObject({ code: 2, out: '', err: `这不是一份记录：http://127.0.0.1:${port}/LW/record/export\n` });
			expect(await verify(`http://127.0.0.1:${port}`)).toMatchObject({ code: 2, out: '', err: '里面没有记录。\n' });
		} finally {
			await new Promise((resolve) => server.close(resolve));
		}
	});

	test('a community that is not there', async () => {
		expect(await verify(downloaded(), '--community', 'SQ')).toMatchObject({ code: 2, err: '没有这个社区：SQ\n' });
		expect(await verify(ledger(), '--key', vkey, '--community', 'ZZ')).toMatchObject({ code: 2, err: '没有这个社区：ZZ\n' });
	});
});

test('the program that people type ends with 0, 1 and 2, remembers under the home folder, and speaks the language of the terminal', async () => {
	const program = (args: string[], LANG: string) => run('server/cli/main.ts', ['verify', ...args], { HOME: desk, LANG, LC_ALL: '', LC_MESSAGES: '' });
	const [good, none] = await Promise.all([program([downloaded()], 'zh_CN.UTF-8'), program(['/no/such/file'], 'en_US.UTF-8')]);
	expect(good).toMatchObject({ code: 0, err: '' });
	expect(good.out).toMatch(/核对无误：2份记录。\n$/);
	expect(none).toMatchObject({ code: 2, out: '', err: 'There is no such file, and it is no URL: /no/such/file\n' });
	expect(readdirSync(join(desk, '.yishi', 'seen'))).toEqual(['yishi-testtown%2FLW.json', 'yishi-testtown%2FQH.json']);
	const bad = await program([downloaded((lines) => lines.filter((_, index) => index !== 100))], 'en_US.UTF-8');
	expect(bad.code).toBe(1);
	// Two heads and the lines of the city go before those of 柳湾.
	const gone = 100 - citySize - 1;
	expect(bad.out).toContain(`✗ Line ${gone}: line ${gone} should stand here; it is line ${gone + 1}.`);
}, 60_000);
