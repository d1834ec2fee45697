import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { openBareBrowser, type BarePage } from '../support/bare-browser.ts';
import { startPortal, type PortalProcess } from '../support/portal-process.ts';

/* The portal is built anew while phones have its pages open. A gateway in between gives them the newer service worker when it is time. */

let portal: PortalProcess;
let browser: Awaited<ReturnType<typeof openBareBrowser>>;
let gateway: Server;
let home: string;
/** Text to be replaced in the worker that phones are given, and by what. */
let renamed: [string, string] | undefined;
let reachable = true;

test.beforeAll(async () => {
	gateway = createServer((req, res) => {
		if (!reachable) return void res.destroy();
		const headers = { ...req.headers, ...(req.url === '/service-worker.js' ? { 'accept-encoding': 'identity', 'if-none-match': '' } : {}) };
		const asked = request(portal.url + req.url!, { method: req.method!, headers }, (answer) => {
			if (req.url !== '/service-worker.js') return void answer.pipe(res.writeHead(answer.statusCode!, answer.headers));
			let text = '';
			answer.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => {
				res.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-cache' }).end(renamed ? text.replaceAll(...renamed) : text);
			});
		});
		asked.on('error', () => res.destroy());
		req.pipe(asked);
	});
	await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
	home = `http://localhost:${(gateway.address() as AddressInfo).port}`;
	browser = await openBareBrowser();
	portal = await startPortal({ pages: 'built', env: { ORIGIN: home } });
});
test.afterAll(async () => {
	await browser?.close();
	gateway.closeAllConnections();
	gateway.close();
	await portal?.remove();
});

const SHELLS = 'caches.keys().then((names) => names.sort().join())';
const WAITS = 'navigator.serviceWorker.ready.then(({ waiting, installing }) => waiting !== null && installing === null)';
const offline = (page: BarePage) => page.until(`document.querySelector('.banner')?.textContent.includes('没有网络') ?? false`);

test('it waits while another page may need the one before, and takes over when the last one leaves for its next page', { tag: '@alone' }, async () => {
	const page = await browser.page();
	await page.goto(`${home}/LW`);
	await page.until('navigator.serviceWorker.controller !== null');
	// Asked to keep the community, as soon as the page can take it.
	await page.until(`((button) => (button.disabled || button.click(), button.disabled))(document.querySelector('[data-keep]'))`);
	const shell = await page.evaluate<string>(SHELLS);
	const version = shell.slice('shell-'.length);

	const second = await browser.page();
	await second.goto(`${home}/LW/questions`);
	renamed = [version, 'next'];
	await page.evaluate('navigator.serviceWorker.ready.then(async (registration) => void (await registration.update()))');
	await page.until(WAITS);
	expect(await page.evaluate<string>(SHELLS)).toBe([shell, 'shell-next'].sort().join());
	await page.goto(`${home}/LW/bodies`);
	expect(await page.evaluate<boolean>(WAITS)).toBe(true);

	// The one before still serves both, with the newer portal and without any.
	reachable = false;
	await second.goto(`${home}/LW/rules`);
	await offline(second);
	reachable = true;
	await second.close();
	// The browser may count a page that was just closed a moment longer; then it is the next of the pages to come.
	await expect(async () => {
		await page.goto(`${home}/LW`);
		await page.until(`${SHELLS}.then((shells) => shells === 'shell-next')`, 5_000);
	}).toPass({ timeout: 60_000 });
	expect(await page.evaluate<boolean>(WAITS)).toBe(false);
	reachable = false;
	await page.goto(`${home}/LW/places`);
	await offline(page);
	await page.until(`(document.querySelector('h1')?.textContent ?? '') !== ''`);
});
