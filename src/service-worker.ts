import '#lib/old-browsers.ts';
import { files, version } from '$service-worker';
import { isCommunityCode } from '#domain/basics/id.ts';
import { ALARM_PAGE, answerAsk, readAsk } from '#lib/replica/answer.ts';
import { createKeeper } from '#lib/replica/keeper.ts';
import type { Told } from '#lib/replica/messages.ts';
import type { FetchAsked, WorkerScope } from '#lib/replica/worker-scope.ts';

/*
 * Serves pages when the network does not, pulls the communities that are kept here, sends what waits. Nothing but the files of one list is
 * ever kept in a cache: pages come from the network, or are drawn by the shell from the contents in the database.
 */

const scope = self as unknown as WorkerScope;

const SHELL = '/shell.html';
/** Used by the shell alone: they belong to this worker's own version and come from the cache first. */
const SHELL_ONLY = ['/shell/shell.js', '/shell/shell.css'];
/** Used by pages from the network too, which may be newer: from the network first. */
const SHARED = ['/shell/enhance.js', '/shell/document-page.js', '/shell/map-page.js', '/shell/photo-page.js', '/shell/record-page.js', '/shell/verify-worker.js', '/icon.svg'];
/** For those who write together, and heavy: kept by a device that has opened a draft, from the network first. */
const WHEN_USED = ['/shell/document-editor.js', '/shell/document-editor.css'];
const CACHE = `shell-${version}`;
/** The network has so long to answer with a page before the shell does, in ms. */
const PATIENCE_MS = 4_000;
const OUTBOX_SYNC = 'outbox';

const keeper = createKeeper({
	fetch: (path, init) => fetch(path, init),
	now: () => Date.now(),
	changed(what) {
		void scope.clients.matchAll({ type: 'window' }).then((pages) => pages.forEach((page) => page.postMessage({ told: what } satisfies Told)));
	}
});

async function install(): Promise<void> {
	const wanted = [SHELL, ...SHELL_ONLY, ...SHARED].filter((path) => files.includes(path));
	const cache = await caches.open(CACHE);
	// What an older worker kept because it was used is used again.
	const used = (await Promise.all(WHEN_USED.map(async (path) => ((await caches.match(path)) ? [path] : [])))).flat();
	await cache.addAll([...wanted, ...used, '/manifest.webmanifest'].map((path) => new Request(path, { cache: 'reload' })));
	// Pages that are open were drawn for the worker they have. With none open, nobody needs it any more.
	if ((await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })).length === 0) await scope.skipWaiting();
}

async function activate(): Promise<void> {
	for (const name of await caches.keys()) if (name.startsWith('shell-') && name !== CACHE) await caches.delete(name);
	await scope.registration.navigationPreload?.enable();
	await scope.clients.claim();
}

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));

/** Whether the shell can draw a page at this address: its community is kept here, or it is about this device. */
function canDraw(url: URL): Promise<boolean> {
	const first = url.pathname.split('/')[1];
	return keeper.has(isCommunityCode(first) ? first : undefined).catch(() => false);
}

/** The shell, which draws the page from the database, or says that it is not there. */
async function shell(): Promise<Response> {
	return (await caches.match(SHELL, { cacheName: CACHE })) ?? Response.error();
}

const isGateway = (answer: Response): boolean => answer.status >= 502 && answer.status <= 504;

/**
 * A page: from the network, if it answers in time; else from what is kept here. A gateway that cannot reach the portal is no answer. Where
 * nothing is kept the network has all the time it wants.
 */
async function page(event: FetchAsked, url: URL): Promise<Response> {
	if (url.pathname === ALARM_PAGE) return shell();
	if (url.pathname === '/unlock' && url.searchParams.has('removed')) event.waitUntil(keeper.removed().catch(() => undefined));
	const network = (async () => {
		const told = await keeper.tellSwitch().catch(() => 'nothing' as const);
		if (told === 'untold') throw new TypeError('the portal takes this device for another person');
		// What the browser fetched ahead was drawn for the person before.
		return (told === 'nothing' ? await event.preloadResponse : undefined) ?? fetch(event.request);
	})();
	const patience = canDraw(url).then((can) => new Promise<'late'>((resolve) => can && setTimeout(resolve, PATIENCE_MS, 'late')));
	try {
		const answer = await Promise.race([network, patience]);
		if (answer === 'late') {
			event.waitUntil(network.catch(() => undefined));
			return shell();
		}
		// The portal takes this device for unlocked and leads on; the device itself wants its PIN, and asks for it.
		if (url.pathname === '/unlock' && answer.type === 'opaqueredirect' && !(await keeper.isUnlocked().catch(() => true))) return shell();
		return isGateway(answer) && (await canDraw(url)) ? shell() : answer;
	} catch {
		return shell();
	}
}

/** Forms of a device: its PIN, its sign-out, and what is asked on a page of a community. All others are none of our business. */
function isOurForm({ pathname }: URL): boolean {
	return ['/join/pin', '/unlock', '/me', '/me/sign-out'].includes(pathname) || isCommunityCode(pathname.split('/')[1]);
}

async function fieldsOf(request: Request): Promise<Record<string, string>> {
	const fields: Record<string, string> = {};
	// A file cannot wait here as it is: that there is one is said by its name, so that nothing is kept without it.
	for (const [name, value] of await request.formData()) fields[name] ??= typeof value === 'string' ? value : value.size > 0 ? value.name || name : '';
	return fields;
}

/** What the portal took from a form concerns this device too. Taken means that it leads on to another page. */
async function taken(url: URL, fields: Record<string, string>): Promise<void> {
	if ((url.pathname === '/join/pin' || url.pathname === '/unlock') && fields.pin) await keeper.pinTaken(fields.pin, fields.as);
	else if (url.pathname === '/me/sign-out') await keeper.left(fields.as);
	else if (url.pathname === '/me' && url.search === '?/switch' && fields.device) await keeper.switchTo(fields.device, false);
	else if (url.pathname === '/me' && url.search === '?/lock') await keeper.lock(false);
}

/** A form that could not be sent. Undefined when it cannot be kept either: the browser then says so, and sends it again if told to. */
async function keptForm(url: URL, fields: Record<string, string>): Promise<Response | undefined> {
	const to = (path: string) => Response.redirect(new URL(path, scope.location.origin).href, 303);
	const back = fields.back?.startsWith('/') && !fields.back.startsWith('//') ? fields.back : '/me';
	if (url.pathname === '/unlock') {
		const done = await keeper.unlock(fields.pin ?? '');
		return to(done.ok ? back : `/unlock?back=${encodeURIComponent(back)}&${done.why === 'wrong' ? `left=${done.left}${done.warn ? '&warn' : ''}` : done.why === 'wiped' ? 'removed' : 'none'}`);
	}
	if (url.pathname === '/me' && url.search === '?/lock') {
		await keeper.lock(true);
		return to('/unlock');
	}
	if (url.pathname === '/me' && url.search === '?/switch') return (await keeper.switchTo(fields.device ?? '', true)) ? to('/unlock?back=/me') : undefined;
	if (!fields.act) return undefined;
	const saved = await keeper.queue(fields.act, fields);
	if (!saved.ok) return undefined;
	await sendLater();
	return to(`${url.pathname}#outbox`);
}

/** A form: to the portal; without network, into this device. */
async function form(event: FetchAsked, url: URL): Promise<Response> {
	const fields = fieldsOf(event.request.clone()).catch(() => ({}) as Record<string, string>);
	try {
		if ((await keeper.tellSwitch().catch(() => 'nothing')) === 'untold') throw new TypeError('the portal takes this device for another person');
		const answer = await fetch(event.request);
		if (answer.type === 'opaqueredirect') await taken(url, await fields).catch(() => undefined);
		return answer;
	} catch {
		return (await keptForm(url, await fields).catch(() => undefined)) ?? Response.error();
	}
}

/** A newer worker takes over when the one page there is leaves anyway. */
async function makeWay(): Promise<void> {
	const { waiting } = scope.registration;
	if (waiting && (await scope.clients.matchAll({ type: 'window' })).length <= 1) waiting.postMessage({ ask: 'take-over' });
}

scope.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (url.origin !== scope.location.origin) return;
	if (request.mode === 'navigate') {
		event.waitUntil(makeWay());
		if (request.method === 'GET') event.respondWith(page(event, url));
		else if (request.method === 'POST' && isOurForm(url)) event.respondWith(form(event, url));
		return;
	}
	const kept = () => caches.match(url.pathname, { cacheName: CACHE });
	if (request.method !== 'GET') return;
	if (SHELL_ONLY.includes(url.pathname)) event.respondWith(kept().then((answer) => answer ?? fetch(request)));
	else if (WHEN_USED.includes(url.pathname)) event.respondWith(whenUsed(event, url.pathname).catch(async () => (await kept()) ?? Response.error()));
	else if (SHARED.includes(url.pathname) || url.pathname === '/manifest.webmanifest') {
		event.respondWith(fetch(request).catch(async () => (await kept()) ?? Response.error()));
	}
});

/** A file from the network, kept from then on. */
async function whenUsed(event: FetchAsked, path: string): Promise<Response> {
	const answer = await fetch(event.request);
	if (answer.ok) {
		const copy = answer.clone();
		event.waitUntil(caches.open(CACHE).then((cache) => cache.put(path, copy)).catch(() => undefined));
	}
	return answer;
}

/** Asks the browser to wake this worker when there is a network, where it can. */
async function sendLater(): Promise<void> {
	await scope.registration.sync?.register(OUTBOX_SYNC).catch(() => undefined);
}

scope.addEventListener('sync', (event) => {
	if (event.tag !== OUTBOX_SYNC) return;
	// Thrown, the browser tries again by itself.
	event.waitUntil(keeper.deliver(true).then(async () => {
		if ((await keeper.waiting()) > 0) throw new Error('something still waits');
	}));
});

scope.addEventListener('message', (event) => {
	// Only pages of this portal reach this worker; their origin is looked at all the same.
	const ask = event.origin === scope.location.origin || event.origin === '' ? readAsk(event.data) : undefined;
	const [port] = event.ports;
	if (!ask) return;
	if (ask.ask === 'take-over') return event.waitUntil(scope.skipWaiting());
	event.waitUntil(
		answerAsk(keeper, ask).then(
			async (answer) => {
				port?.postMessage({ answer });
				if (ask.ask !== 'queue') return;
				await sendLater();
				await keeper.deliver(false);
			},
			() => port?.postMessage({ failed: true })
		)
	);
});
