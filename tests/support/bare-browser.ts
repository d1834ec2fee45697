import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

/*
 * A browser whose service workers nobody debugs. Playwright attaches to every worker and has it wait for the debugger at each start. When
 * Chromium ends an active worker to make way for a newer one and starts it once more for a page, it waits again but tells nobody: the worker
 * stays "starting" for ever and the page never comes (7 of 50 runs on a busy machine; without a debugger at the workers 0 of 50). So what
 * happens while one worker makes way for another is tried here, over the DevTools protocol, with a debugger at the pages alone.
 */

export interface BarePage {
	/** Opens an address and waits until it has loaded. */
	goto(url: string): Promise<void>;
	/** Value of an expression (a promise is waited for), as JSON has it. */
	evaluate<T>(expression: string): Promise<T>;
	/** Waits until an expression is true. */
	until(expression: string, timeout?: number): Promise<void>;
	close(): Promise<void>;
}

interface Message {
	id?: number;
	sessionId?: string;
	method?: string;
	result?: unknown;
	error?: { message: string };
}

/** Starts the browser of this project's tests with a profile of its own. `close` ends it and removes the profile. */
export async function openBareBrowser(): Promise<{ page(): Promise<BarePage>; close(): Promise<void> }> {
	const { executablePath, args = [] } = test.info().project.use.launchOptions ?? {};
	const profile = await mkdtemp(join(tmpdir(), 'yishi-browser-'));
	const browser = spawn(executablePath!, [...args, '--headless', '--accept-lang=zh-CN', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
	const ended = new Promise<void>((resolve) => browser.once('exit', () => resolve()));
	const address = await new Promise<string>((resolve, reject) => {
		let said = '';
		browser.stderr.setEncoding('utf8').on('data', (part: string) => {
			said += part;
			const [found] = /ws:\/\/\S+/.exec(said) ?? [];
			if (found) resolve(found);
		});
		void ended.then(() => reject(new Error(`the browser did not start: ${said}`)));
	});
	const socket = new WebSocket(address);
	await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));

	const answers = new Map<number, { resolve(value: unknown): void; reject(why: Error): void }>();
	const listeners = new Set<(message: Message) => void>();
	socket.addEventListener('message', ({ data }) => {
		const message = JSON.parse(String(data)) as Message;
		if (message.id === undefined) return listeners.forEach((listen) => listen(message));
		const asked = answers.get(message.id);
		answers.delete(message.id);
		if (message.error) asked?.reject(new Error(message.error.message));
		else asked?.resolve(message.result);
	});
	let asked = 0;
	function send<T>(method: string, params: object = {}, sessionId?: string): Promise<T> {
		return new Promise((resolve, reject) => {
			const id = ++asked;
			answers.set(id, { resolve: resolve as (value: unknown) => void, reject });
			socket.send(JSON.stringify({ id, method, params, sessionId }));
		});
	}

	async function page(): Promise<BarePage> {
		const { targetId } = await send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
		const { sessionId } = await send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
		await send('Page.enable', {}, sessionId);
		async function evaluate<T>(expression: string): Promise<T> {
			const answer = await send<{ result: { value: T }; exceptionDetails?: { text: string; exception?: { description?: string } } }>(
				'Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId
			);
			if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
			return answer.result.value;
		}
		return {
			evaluate,
			async goto(url) {
				const loaded = new Promise<void>((resolve) => {
					const listen = (message: Message): void => {
						if (message.sessionId !== sessionId || message.method !== 'Page.loadEventFired') return;
						listeners.delete(listen);
						resolve();
					};
					listeners.add(listen);
				});
				const { errorText } = await send<{ errorText?: string }>('Page.navigate', { url }, sessionId);
				if (errorText) throw new Error(`${url}: ${errorText}`);
				await loaded;
			},
			// A page that is just being left has no value to give: asked again.
			until: (expression, timeout) => expect.poll(() => evaluate(expression).catch(() => false), { message: expression, ...(timeout === undefined ? {} : { timeout }) }).toBe(true),
			close: async () => void (await send('Target.closeTarget', { targetId }))
		};
	}
	return {
		page,
		async close() {
			socket.close();
			browser.kill();
			await ended;
			await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
		}
	};
}
