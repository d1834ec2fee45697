import { expect, test, type Page } from '@playwright/test';
import { contentsCases } from '../support/contents-suite.ts';
import { serveDevicePage, type DevicePage } from './device-server.ts';

/* The replica as Contents, in a real browser: the promises that the ledger keeps too (tests/records/contents.test.ts). */

let server: DevicePage;
let page: Page;

test.beforeAll(async ({ browser }) => {
	server = await serveDevicePage();
	page = await browser.newPage();
	await page.goto(server.origin);
});

test.afterAll(async () => {
	await page.close();
	await server.close();
});

for (const name of Object.keys(contentsCases)) {
	test(`the replica in one piece: ${name}`, () => page.evaluate((story) => window.device.promise(story, 100), name));
	test(`the replica in parts of three: ${name}`, () => page.evaluate((story) => window.device.promise(story, 3), name));
	test(`the replica as the record grew: ${name}`, () => page.evaluate((story) => window.device.promiseGrown(story, 2, 5), name));
}

test('a promise that is broken is noticed here too', async () => {
	const broken = page.evaluate(() => window.device.promise('no such promise', 100));
	await expect(broken).rejects.toThrow();
});
