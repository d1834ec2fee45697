import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';

const ROOT = new URL('../..', import.meta.url).pathname;
const CONNECTIONS = 20;

/** A server of its own process, on a free port of this machine. */
interface Running {
	address: string;
	stop(): Promise<void>;
}

async function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as { port: number };
			probe.close(() => resolve(port));
		});
	});
}

async function run(args: string[], env: Record<string, string>, cwd: string): Promise<Running> {
	const port = await freePort();
	const address = `http://localhost:${port}`;
	const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1', ORIGIN: address }, stdio: ['ignore', 'ignore', 'inherit'] });
	const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	for (let tries = 0; ; tries++) {
		if (child.exitCode !== null || tries > 600) throw new Error(`${args.join(' ')} did not start`);
		const answer = await fetch(address).catch(() => undefined);
		if (answer?.ok) break;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return {
		address,
		stop() {
			child.kill('SIGTERM');
			return gone;
		}
	};
}

/** An app with one page of one heading, built with the same Kit, adapter and Vite. Lies in node_modules/.cache, where the packages are found. */
export async function emptyKit(): Promise<Running> {
	const folder = join(ROOT, 'node_modules/.cache/yishi-empty-kit');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(join(folder, 'src/routes'), { recursive: true });
	const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
	put('package.json', '{"type":"module"}');
	put('svelte.config.js', `import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };`);
	put('vite.config.js', `import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()], logLevel: 'error' };`);
	put('src/app.html', '<!doctype html><html><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>');
	put('src/routes/+page.svelte', '<h1>Empty</h1>');
	execFileSync(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
	return run(['build/index.js'], {}, folder);
}

/** The portal on a fresh demo folder. It must have been built. */
export async function demoPortal(): Promise<Running> {
	const data = mkdtempSync(join(tmpdir(), 'yishi-bench-'));
	const running = await run(['server/main.ts'], { YISHI_DATA: data, LOG_LEVEL: 'silent' }, ROOT);
	return {
		address: running.address,
		async stop() {
			await running.stop();
			rmSync(data, { recursive: true, force: true });
		}
	};
}

/** The address of 柳湾's account of October: 25 lines, three sentences, two charts. */
export async function octoberAccount(portal: string): Promise<string> {
	const sitemap = await (await fetch(`${portal}/sitemap.xml`)).text();
	const addresses = [...sitemap.matchAll(/<loc>([^<]*\/LW\/disclosures\/[^/<]+)<\/loc>/g)].map((match) => new URL(match[1]!).pathname);
	for (const path of addresses) if ((await (await fetch(portal + path)).text()).includes('521,843.00')) return path;
	throw new Error('the account of October is not in the sitemap');
}

async function perSecond(url: string, seconds: number): Promise<number> {
	const result = await autocannon({ url, connections: CONNECTIONS, duration: seconds });
	if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were not 2xx, ${result.errors} errors`);
	return result.requests.average;
}

/** Disclosure pages a second against pages of an empty Kit app, in turn. Medians of `rounds`. */
export async function benchPages(portal: string, empty: string, rounds = 3, seconds = 4): Promise<{ pages: number; empty: number; ratio: number }> {
	const page = portal + (await octoberAccount(portal));
	await perSecond(page, 2);
	await perSecond(empty, 2);
	const seen: { pages: number; empty: number }[] = [];
	for (let round = 0; round < rounds; round++) seen.push({ empty: await perSecond(empty, seconds), pages: await perSecond(page, seconds) });
	const median = (of: (one: { pages: number; empty: number }) => number) => seen.map(of).sort((a, b) => a - b)[seen.length >> 1]!;
	return { pages: median((one) => one.pages), empty: median((one) => one.empty), ratio: median((one) => one.pages / one.empty) };
}

/** Bytes a page costs, gzip level 9: HTML, and the scripts and styles that it names. The service worker is fetched apart and counted apart. */
export async function weightOf(url: string): Promise<{ html: number; script: number; style: number }> {
	const zipped = (text: string) => gzipSync(text, { level: 9 }).length;
	const html = await (await fetch(url)).text();
	let script = 0;
	let style = 0;
	for (const [, source] of html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)) script += zipped(await (await fetch(new URL(source!, url))).text());
	for (const [, code] of html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]+?)<\/script>/g)) script += zipped(code!);
	for (const [, href] of html.matchAll(/<link[^>]*\srel="modulepreload"[^>]*\shref="([^"]+)"/g)) script += zipped(await (await fetch(new URL(href!, url))).text());
	for (const [tag] of html.matchAll(/<link[^>]*\srel="stylesheet"[^>]*>/g)) {
		const href = /\shref="([^"]+)"/.exec(tag)?.[1];
		if (href) style += zipped(await (await fetch(new URL(href, url))).text());
	}
	return { html: zipped(html), script, style };
}
