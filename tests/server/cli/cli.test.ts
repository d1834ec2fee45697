import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { isCommunityCode } from '#domain/basics/id.ts';
import { importedSubject } from '#domain/community/imported.ts';
import { openReader, openWriter, settleIntoFile } from '#records/database.server.ts';
import { sha256 } from '#records/hashing.server.ts';
import { enterFolder } from '#server/folder.ts';
import { yishi as yishiOn } from '../../support/command-line.ts';
import { takeSeat, until } from '../../support/documents.ts';
import { undoNewestMigration } from '../../support/older-ledger.ts';
import { newDataFolder, run, startPortal, type Finished, type PortalProcess } from '../../support/portal-process.ts';

// Some of these start a portal, or examine a city.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let home: string;
let data: string;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'yishi-cli-'));
	data = join(home, 'data');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** `npm run yishi -- …` on the data folder of this test. */
const yishi = (...args: string[]): Promise<Finished> => yishiOn(data, ...args);
const INIT = ['init', '--city', '青禾市', '--city-code', 'QH', '--community', '柳湾社区', '--community-code', 'LW', '--name', '麦小满', '--sign-in', 'Mai'];

/** Asks a ledger that nobody has open. */
function read(folder: string, query: string, file = 'ledger.db'): unknown[][] {
	const db = openReader(join(folder, file));
	try {
		return db.client.prepare(query).raw(true).all() as unknown[][];
	} finally {
		db.client.close();
	}
}

describe('asked for wrongly', () => {
	test('an unknown command is said in both languages, exit code 2', async () => {
		expect(await run('server/cli/main.ts', ['fly'])).toEqual({ code: 2, out: '', err: '没有“fly”这个命令。 · There is no command "fly".\n所有命令见 npm run yishi -- help。 · npm run yishi -- help lists all commands.\n' });
		expect((await yishi('__proto__')).code).toBe(2);
	});
	test('help lists every command in both languages', async () => {
		for (const asked of [['help'], [], ['--help']]) {
			const { code, out } = await yishi(...asked);
			expect(code).toBe(0);
			for (const name of readdirSync(new URL('../../../server/cli', import.meta.url))) {
				const command = /^(init|import|account|reset-factor|backup|restore|doctor|verify|sign-ins)\.ts$/.exec(name)?.[1];
				if (command) expect(out).toMatch(new RegExp(`^${command}( |$)`, 'm'));
			}
			expect(out).toContain('\ninit\n  建一个空的真实数据目录，登记第一位管理员 · make an empty real data folder');
		}
	});
	test('options that are not there, without a value, or missing', async () => {
		for (const args of [['doctor', '--fast'], ['doctor', 'now'], ['backup', '--with-keys=yes'], ['restore', 'x'], ['restore', 'x', '--into'], ['import'], ['account', 'x'], ['reset-factor'], ['init', '--city']]) {
			const { code, err } = await yishi(...args);
			expect([args.join(' '), code]).toEqual([args.join(' '), 2]);
			expect(err).toMatch(/没有.*这个参数|少了参数/);
		}
	});
	test('commands that need data say that there is none, and make none', async () => {
		for (const args of [['doctor'], ['backup', join(home, 'b')], ['sign-ins'], ['account', 'xx', '--community', 'LW', '--person', '麦小满']]) {
			expect(await yishi(...args)).toMatchObject({ code: 1, err: expect.stringContaining('npm run yishi -- init') as string });
			expect(existsSync(data)).toBe(false);
		}
	});
});

describe('init', () => {
	test('makes a city whose record verifies, and an administrator who can sign in with the password that was shown once', async () => {
		const { code, out } = await yishi(...INIT);
		expect(code).toBe(0);
		const [, name, password] = /登录名 (\S+) {2}密码 (\S+)/.exec(out)!;
		expect(name).toBe('mai');
		expect(await yishi('doctor')).toMatchObject({ code: 0, out: expect.stringContaining('一切正常。 · All is well.') as string });
		expect(JSON.parse(readFileSync(join(data, 'folder.json'), 'utf8'))).toMatchObject({ kind: 'real', clockOffset: 0 });
		const portal = await startPortal({ data, pages: 'bare' });
		try {
			const signedIn = await fetch(`${portal.url}/acts/session.sign-in`, { method: 'POST', body: JSON.stringify({ input: { name, password } }) });
			expect(await signedIn.json()).toMatchObject({ ok: true, value: { community: 'QH' } });
			expect(portal.said()).not.toContain('演示');
		} finally {
			await portal.remove();
		}
	});
	test('without a terminal it names what is missing; a wrong answer is named; neither leaves a folder', async () => {
		const missing = await yishi('init', '--city', '青禾市');
		expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('--city-code --community --community-code --name --sign-in') as string });
		for (const [option, value] of [['--city-code', 'qh'], ['--community-code', 'QH'], ['--sign-in', 'a b'], ['--name', ' ']] as const) {
			const args = INIT.map((arg, at) => (INIT[at - 1] === option ? value : arg));
			expect(await yishi(...args)).toMatchObject({ code: 2, err: expect.stringContaining(option) as string });
		}
		expect(existsSync(data)).toBe(false);
	});
	test('the power failed before the city was founded: the portal does not start on it, and init goes on with it', async () => {
		const folder = await enterFolder(data, () => ({ kind: 'real', clockOffset: 0 }));
		folder.release();
		expect(await run('tests/support/bare-portal.ts', [], { YISHI_DATA: data, PORT: '0' })).toMatchObject({ code: 1, err: expect.stringContaining('请先运行 npm run yishi -- init') as string });
		expect((await yishi(...INIT)).code).toBe(0);
		expect(JSON.parse(readFileSync(join(data, 'folder.json'), 'utf8'))).toMatchObject({ instance: folder.instance });
	});
	test('a folder that has data is left alone', async () => {
		await yishi(...INIT);
		const before = readFileSync(join(data, 'folder.json'), 'utf8');
		expect(await yishi(...INIT)).toMatchObject({ code: 1, err: expect.stringContaining('已经有数据了') as string });
		expect(readFileSync(join(data, 'folder.json'), 'utf8')).toBe(before);
	});
});

describe('import and account', () => {
	const city = new URL('../../../server/demo/city.json', import.meta.url);

	test('the city of a file is taken over whole, and a person on its roll gets a sign-in', async () => {
		const { code, out } = await yishi('import', city.pathname);
		expect(code).toBe(0);
		expect(out).toMatch(/导入完成：内容\d+条，人员973名，暂不显示\d+条。/);
		expect(await yishi('account', 'mai', '--community', 'LW', '--person', '麦小满')).toMatchObject({ code: 0, out: expect.stringMatching(/登录名 mai {2}密码 \S{19}/) as string });
		expect(await yishi('account', 'mai', '--community', 'LW', '--person', '苗立夏')).toMatchObject({ code: 1, err: expect.stringContaining('这个登录名已经有人用了') as string });
		expect(await yishi('account', 'wu', '--community', 'LW', '--person', '无此人')).toMatchObject({ code: 1, err: expect.stringContaining('名册上没有无此人') as string });
		const factors = () => read(data, 'select count(*) from authenticators');
		const db = openWriter(join(data, 'ledger.db'));
		db.client.prepare("insert into authenticators (person, secret, last_step) select person, 'JBSWY3DPEHPK3PXP', 0 from accounts where name = 'mai'").run();
		db.client.close();
		expect(factors()).toEqual([[1]]);
		expect(await yishi('reset-factor', 'wu')).toMatchObject({ code: 1, err: expect.stringContaining('没有登录名wu') as string });
		expect(await yishi('reset-factor', 'mai')).toMatchObject({ code: 0, out: expect.stringContaining('mai的第二道验证已重置') as string });
		expect(factors()).toEqual([[0]]);
		expect(await yishi('import', city.pathname)).toMatchObject({ code: 1, err: expect.stringContaining('没有办成') as string });
	});

	test('a bad file is named place by place and leaves nothing behind', async () => {
		const file = JSON.parse(readFileSync(city, 'utf8')) as { finance_tables: { rows: { amount_fen: number }[] }[] };
		file.finance_tables[0]!.rows[21]!.amount_fen += 1;
		const bad = join(home, 'bad.json');
		writeFileSync(bad, JSON.stringify(file));
		const { code, err } = await yishi('import', bad);
		expect(code).toBe(1);
		expect(err).toContain('finance_tables[0].rows[21]');
		expect(existsSync(data)).toBe(false);
		expect(await yishi('import', join(home, 'nothing.json'))).toMatchObject({ code: 1, err: expect.stringContaining('读不到文件') as string });
		for (const text of ['{', '[]', 'null', '"x"']) {
			writeFileSync(bad, text);
			expect(await yishi('import', bad)).toMatchObject({ code: 1, err: expect.stringContaining('不是 JSON 文件') as string });
		}
	});
});

describe('backup, restore, doctor, beside a portal that is written to', () => {
	let portal: PortalProcess;
	let folder: ReturnType<typeof newDataFolder>;
	beforeAll(async () => {
		folder = newDataFolder();
		portal = await startPortal({ data: folder.data, pages: 'bare' });
	});
	afterAll(async () => {
		await portal.remove();
		folder.remove();
	});
	const beside = (...args: string[]): Promise<Finished> => yishiOn(folder.data, ...args);

	/** Somebody at their desk, in a text. */
	async function writerOf({ url }: PortalProcess, draft: string, params: Record<string, string> = {}) {
		const { accounts: [account] } = JSON.parse(readFileSync(join(folder.data, 'demo-sign-ins.json'), 'utf8')) as { accounts: { name: string; password: string }[] };
		let cookie = '';
		const act = async (name: string, input: object) => {
			const said = (await (await fetch(`${url}/acts/${name}`, { method: 'POST', headers: { cookie }, body: JSON.stringify({ input }) })).json()) as { ok: boolean; value: { token: string } };
			expect([name, said]).toMatchObject([name, { ok: true }]);
			return said.value;
		};
		cookie = `yishi=${(await act('session.sign-in', { name: account!.name, password: account!.password })).token}`;
		return { act, sit: () => takeSeat({ url: url.replace('http', 'ws'), origin: url, cookie, draft, params }) };
	}

	test('a backup made under writes is whole, restores with the record of one moment, and serves', async () => {
		// A text that is being written, of which nothing is sealed.
		const text = randomBytes(16).toString('base64url');
		const mai = await writerOf(portal, `${text}.1`);
		await mai.act('document.begin', { community: 'LW', subject: text, title: '停放和充电办法', kind: 'text', body: importedSubject(sha256, 'bodies', 'LW-C'), group: 'assigned', text: '一、充电\n每度不超过三角。' });
		const [seat, reader] = [mai.sit(), mai.sit()];
		await Promise.all([seat.synced(), reader.synced()]);
		seat.type(0, '充满断电。');
		await until(() => reader.fragment.toString().includes('充满断电'), 'another window has it');
		for (const one of [seat, reader]) one.leave();

		const person = String(read(folder.data, "select id from persons where name = '麦小满'")[0]![0]);
		let writing = true;
		let written = 0;
		const writer = (async () => {
			while (writing) {
				const asked = { method: 'POST', headers: { 'x-caller': 'operator' }, body: JSON.stringify({ input: { name: `w${written}`, person, password: 'twelve-characters' } }) };
				if (((await (await fetch(`${portal.url}/acts/account.create`, asked)).json()) as { ok: boolean }).ok) written += 1;
			}
		})();
		const target = join(home, 'backup');
		const made = await beside('backup', target, '--with-keys');
		writing = false;
		await writer;
		expect(made).toMatchObject({ code: 0, out: expect.stringContaining('备份里有签名钥匙') as string });
		expect(readdirSync(home)).toEqual(['backup']);
		expect(written).toBeGreaterThan(0);

		const restored = join(home, 'restored');
		expect(await beside('restore', target, '--into', restored)).toMatchObject({ code: 0 });
		const accounts = read(restored, "select count(*) from accounts where name like 'w%'")[0]![0] as number;
		expect(accounts).toBeLessThanOrEqual(written);
		expect(read(restored, 'select community, size, checkpoint from logs order by community')).toEqual(read(folder.data, 'select community, size, checkpoint from logs order by community'));
		expect(await yishiOn(restored, 'doctor')).toMatchObject({ code: 0, out: expect.stringContaining('正在写的文稿完好（1份）') as string });
		// Devices see by the word of its time that the texts were put back.
		const word = (folder: string) => read(folder, "select value from facts where name = 'epoch'", 'documents.db')[0]![0];
		expect(word(restored)).toMatch(/^[0-9a-f]{16}$/);
		expect(word(restored)).not.toBe(word(folder.data));
		const again = await startPortal({ data: restored, pages: 'bare' });
		expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
		// What was typed is there; a device that still has what was typed since is told before it mixes both.
		const [anew, before] = [(await writerOf(again, `${text}.1`)).sit(), (await writerOf(again, `${text}.1`, { epoch: String(word(folder.data)) })).sit()];
		await anew.synced();
		expect(anew.fragment.toString()).toContain('每度不超过三角。充满断电。');
		await until(() => before.codes.includes(4409), 'the older device is told');
		for (const one of [anew, before]) one.leave();
		await again.remove();
	});

	test('a backup from before an upgrade restores too, as it is: the portal brings it up to date when it starts on it', async () => {
		const target = join(home, 'older');
		expect(await beside('backup', target, '--with-keys')).toMatchObject({ code: 0 });
		const ledger = join(target, 'ledger.db');
		const db = openWriter(ledger);
		undoNewestMigration(db);
		settleIntoFile(db);
		db.client.close();
		const manifest = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')) as { files: Record<string, { bytes: number; sha256: string }> };
		manifest.files['ledger.db'] = { bytes: statSync(ledger).size, sha256: createHash('sha256').update(readFileSync(ledger)).digest('hex') };
		writeFileSync(join(target, 'manifest.json'), JSON.stringify(manifest));
		const restored = join(home, 'from-older');
		expect(await beside('restore', target, '--into', restored)).toMatchObject({ code: 0 });
		expect(readdirSync(restored).filter((name) => name.includes('newer'))).toEqual([]);
		expect(await yishiOn(restored, 'verify', restored, '--seen', join(home, 'seen'))).toMatchObject({ code: 0 });
	});

	test('a backup without the key restores, says where the key must go, and starts once it is there', async () => {
		const target = join(home, 'backup');
		expect(await beside('backup', target)).toMatchObject({ code: 0, out: expect.stringContaining('请另存一份 keys/log.key') as string });
		expect(readdirSync(target).sort()).toEqual(['documents.db', 'folder.json', 'ledger.db', 'manifest.json']);
		const restored = join(home, 'restored');
		expect(await beside('restore', target, '--into', restored)).toMatchObject({ code: 0, out: expect.stringContaining(join(restored, 'keys/log.key')) as string });
		expect(await run('server/main.ts', [], { YISHI_DATA: restored, PORT: '0' })).toMatchObject({ code: 1, err: expect.stringMatching(/签名钥匙|页面还没有构建/) as string });
		expect(await beside('restore', target, '--into', join(home, 'other'), '--key', join(folder.data, 'keys/log.key'))).toMatchObject({ code: 0 });
		writeFileSync(join(home, 'wrong.key'), `${'ab'.repeat(32)}\n`);
		expect(await beside('restore', target, '--into', join(home, 'third'), '--key', join(home, 'wrong.key'))).toMatchObject({ code: 1, err: expect.stringContaining('不是签这份记录的那一把') as string });
		expect(readdirSync(home).sort()).toEqual(['backup', 'other', 'restored', 'wrong.key']);
	});

	test('nothing is overwritten, and a backup that was touched is not restored', async () => {
		const target = join(home, 'backup');
		await beside('backup', target);
		expect(await beside('backup', target)).toMatchObject({ code: 1, err: expect.stringContaining('没有覆盖') as string });
		expect(await beside('restore', target, '--into', folder.data)).toMatchObject({ code: 1, err: expect.stringContaining('不是空目录') as string });
		const into = join(home, 'restored');
		const refused = async (sentence: string) => {
			expect(await beside('restore', target, '--into', into)).toMatchObject({ code: 1, err: expect.stringContaining(sentence) as string });
			expect(readdirSync(home)).toEqual(['backup']);
		};
		const manifest = readFileSync(join(target, 'manifest.json'), 'utf8');
		const ledger = readFileSync(join(target, 'ledger.db'));

		// One byte of the ledger.
		const touched = Buffer.from(ledger);
		touched[touched.length >> 1]! ^= 1;
		writeFileSync(join(target, 'ledger.db'), touched);
		await refused('ledger.db和清单对不上');

		// A row of the ledger, with a manifest made to fit.
		writeFileSync(join(target, 'ledger.db'), ledger);
		const db = openWriter(join(target, 'ledger.db'));
		db.client.exec("update disclosures set title = '改过的标题' where rowid = (select min(rowid) from disclosures)");
		db.client.exec('PRAGMA journal_mode = delete');
		db.client.close();
		const bytes = readFileSync(join(target, 'ledger.db'));
		const fitting = JSON.parse(manifest) as { files: Record<string, { bytes: number; sha256: string }> };
		fitting.files['ledger.db'] = { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
		writeFileSync(join(target, 'manifest.json'), JSON.stringify(fitting));
		for (const rest of ['-wal', '-shm']) rmSync(join(target, `ledger.db${rest}`), { force: true });
		await refused('核对不通过');

		// No manifest, a newer one, one that names a file outside.
		for (const [text, sentence] of [['{', '不是完整的备份'], ['{"format":3}', '更新版本'], [manifest.replace('folder.json', '../folder.json'), '不是完整的备份']] as const) {
			writeFileSync(join(target, 'manifest.json'), text);
			await refused(sentence);
		}
	});

	test('the doctor finds a running portal well, and commands that write are refused while it runs', async () => {
		const { code, out } = await beside('doctor');
		expect(code).toBe(0);
		expect(out).toContain('✓ 网站正在使用这个目录 · the portal is using this folder');
		const communities = out.match(/^✓ ([A-Z0-9]+)：\d+条记录核对无误/gm)!.map((line) => line.slice(2).split('：')[0]);
		expect(communities).toEqual(read(folder.data, 'select community from logs').flat().sort((a, b) => Number(b === 'QH') - Number(a === 'QH') || (String(a) < String(b) ? -1 : 1)));
		expect(communities.every(isCommunityCode)).toBe(true);
		expect(await beside('account', 'xx', '--community', 'LW', '--person', '麦小满')).toMatchObject({ code: 1, err: expect.stringContaining('正被另一个进程使用') as string });
		expect((await beside('sign-ins')).out).toBe(portal.said().slice(portal.said().indexOf('演示用的登录名、')));
	});

	test('the doctor names a row that was changed, a leaf, a key that others can read, and an older form', async () => {
		const target = join(home, 'backup');
		await beside('backup', target, '--with-keys');
		data = join(home, 'restored');
		await beside('restore', target, '--into', data);
		const change = (sql: string) => {
			const db = openWriter(join(data, 'ledger.db'));
			db.client.exec(sql);
			db.client.close();
		};
		const subject = String(read(data, "select subject from disclosures where community = 'LW' limit 1")[0]![0]);
		change(`update disclosures set title = '改过的标题' where subject = '${subject}'`);
		const ill = await yishi('doctor');
		expect(ill.code).toBe(1);
		expect(ill.out).toContain('✗ LW：核对不通过');
		expect(ill.out).toMatch(/title.*改过的标题/);
		expect(ill.out).toContain('✓ SQ：');
		expect(ill.out).toContain('有1处不对。 · 1 thing(s) are wrong.');

		change("update entries set bytes = replace(bytes, '\"v\":1', '\"v\": 1') where community = 'SQ' and seq = 3");
		expect((await yishi('doctor')).out).toMatch(/✗ SQ：核对不通过[^✓✗]*第4条/);

		const texts = openWriter(join(data, 'documents.db'));
		texts.client.exec("insert into documents (id, name) values (99, 'x.1'); insert into updates (document, person, at, data) values (99, 'p', 0, x'ffffff')");
		texts.client.close();
		expect((await yishi('doctor')).out).toMatch(/✗ 有1份正在写的文稿读不出来[^✓✗]*x\.1/);

		chmodSync(join(data, 'keys/log.key'), 0o644);
		expect((await yishi('doctor')).out).toContain('chmod 600');
		rmSync(join(data, 'keys/log.key'));
		expect(await yishi('doctor')).toMatchObject({ code: 1, out: expect.stringContaining('不见了或读不懂') as string });
		change('delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)');
		expect((await yishi('doctor')).out).toContain('账簿是旧样式');
	});
});
