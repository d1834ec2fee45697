import type { Ask, OutboxItem, QueueAnswer, StateAnswer, SyncAnswer, Told, WipeAnswer } from '#lib/replica/messages.ts';

/*
 * The one script of public pages, and small. It starts the service worker, saves questions on this device before they are sent, shows what
 * became of them, says when there is something new, reads aloud. Every page works without it. It has no sentences: they stand in the page,
 * or come from the worker.
 */

const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined;
const { lang } = document.documentElement;

const all = <E extends HTMLElement>(selector: string, within: ParentNode = document) => [...within.querySelectorAll<E>(selector)];
const one = <E extends HTMLElement>(selector: string, within: ParentNode = document) => within.querySelector<E>(selector);
const fill = (selector: string, text: string | undefined, within: ParentNode) => all(selector, within).forEach((place) => (place.textContent = text ?? ''));

/** Asks the worker. Undefined when there is none, or none that answers. */
function ask<A>(message: Ask): Promise<A | undefined> {
	return new Promise((resolve) => {
		const to = worker?.controller;
		if (!to) return resolve(undefined);
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }) => resolve((data as { answer?: A }).answer);
		setTimeout(resolve, 20_000);
		to.postMessage(message, [port2]);
	});
}

const page = one('[data-page]')?.dataset ?? {};
const community = page.community;

/* What waits in this device. Each place has one hidden item for each state, which is copied and filled in. */

/** What is hidden while nothing waits; one may lie in another. */
const BOX = '[data-outbox-box]';

function itemFor(list: HTMLElement, item: OutboxItem): HTMLElement | undefined {
	const row = one(`[data-as=${item.as}]`, list)?.cloneNode(true) as HTMLElement | undefined;
	if (!row) return undefined;
	row.hidden = false;
	delete row.dataset.as;
	row.dataset.id = item.id;
	row.dataset.of = item.act;
	fill('[data-text]', item.text, row);
	fill('[data-number]', item.number, row);
	fill('[data-why]', item.why, row);
	all<HTMLAnchorElement>('[data-href]', row).forEach((link) => (link.href = item.href ?? ''));
	all('[data-numbered]', row).forEach((place) => (place.hidden = !item.number));
	all<HTMLImageElement>('[data-image]', row).forEach((place) => (place.hidden = !(place.src = item.image ?? '')));
	return row;
}

/** How often a page that shows what waits has it tried again: a network that is back does not always say so. In ms. */
const AGAIN_MS = 8_000;
let again: ReturnType<typeof setTimeout> | undefined;

async function showOutbox(begin = false): Promise<void> {
	clearTimeout(again);
	const lists = all('[data-outbox-list]');
	const items = lists.length > 0 ? await ask<OutboxItem[]>({ ask: 'outbox', begin, lang }) : undefined;
	if (!items) return;
	if (items.some(({ as }) => as === 'waiting')) again = setTimeout(() => void ask({ ask: 'deliver', patient: true }).then(() => showOutbox()), AGAIN_MS);
	const ids: string[] = [];
	for (const list of lists) {
		const { parent, line, act } = list.dataset;
		all('[data-id]', list).forEach((row) => row.remove());
		for (const item of items) {
			if ((act && act !== item.act) || (parent && parent !== item.parent) || (line && line !== String(item.line))) continue;
			const row = itemFor(list, item);
			if (!row) continue;
			list.append(row);
			if (item.as === 'delivered') ids.push(item.id);
		}
		const empty = !one('[data-id]', list);
		for (let box = list.closest<HTMLElement>(BOX); box; box = box.parentElement?.closest<HTMLElement>(BOX) ?? null) box.hidden = empty;
	}
	if (ids.length > 0 && !document.hidden) void ask({ ask: 'shown', ids });
}

/** What was written here before the PIN was asked for. */
const draftOf = (form: HTMLElement | null) => `draft ${location.pathname} ${form?.dataset.act}`;
for (const area of all<HTMLTextAreaElement>('form[data-outbox] textarea')) area.value ||= sessionStorage.getItem(draftOf(area.form)) ?? '';

async function save(form: HTMLFormElement): Promise<void> {
	if (form.dataset.busy) return;
	form.dataset.busy = 'yes';
	const fields: Record<string, string> = {};
	new FormData(form).forEach((value, name) => (fields[name] = typeof value === 'string' ? value : value.size ? value.name : ''));
	if (page.person) fields.as = page.person;
	// The ids in the form are for its first use.
	if (form.dataset.used) {
		delete fields.id;
		delete fields.subject;
	}
	const saved = await ask<QueueAnswer>({ ask: 'queue', act: fields.act!, fields, replaces: form.dataset.replaces });
	delete form.dataset.busy;
	const unsaved = one('[data-unsaved]', form.parentElement ?? form);
	if (unsaved) unsaved.hidden = true;
	if (saved?.ok) {
		sessionStorage.removeItem(draftOf(form));
		form.dataset.used = 'yes';
		delete form.dataset.replaces;
		form.reset();
		void navigator.storage?.persist?.();
		await showOutbox();
		one('[data-id]:last-child', form.parentElement ?? form)?.scrollIntoView({ block: 'nearest' });
	} else if (saved?.why === 'locked') {
		sessionStorage.setItem(draftOf(form), fields.text ?? '');
		location.href = `/unlock?back=${encodeURIComponent(location.pathname)}`;
	} else if (!saved || saved.why === 'invalid' || navigator.onLine) form.submit();
	else if (unsaved) unsaved.hidden = false;
}

async function leave(form: HTMLFormElement): Promise<void> {
	const done = await ask<WipeAnswer>({ ask: 'wipe', givenUp: form.dataset.sure === 'yes', lang });
	if (!done || done.ok) return form.submit();
	form.dataset.sure = 'yes';
	fill('[data-outbox-warning]', done.text, document);
	all('[data-outbox-sure]', form).forEach((button) => (button.textContent = button.dataset.outboxSure ?? ''));
}

document.addEventListener('submit', (event) => {
	const form = event.target as HTMLFormElement;
	if (!worker?.controller || event.defaultPrevented) return;
	if (form.dataset.outbox !== undefined) {
		event.preventDefault();
		void save(form);
	} else if (form.dataset.act === 'device.forget') {
		event.preventDefault();
		void leave(form);
	}
});

document.addEventListener('click', (event) => {
	const button = (event.target as Element).closest<HTMLElement>('button');
	const row = button?.closest<HTMLElement>('[data-id]');
	if (!button || !row) return;
	const id = row.dataset.id!;
	if (button.dataset.dismiss !== undefined) void ask({ ask: 'dismiss', id }).then(() => showOutbox());
	const form = one<HTMLFormElement>(`form[data-act="${row.dataset.of}"]`);
	if (button.dataset.again === undefined || !form) return;
	const field = one<HTMLInputElement>('textarea, [name=note]', form)!;
	field.value = one('[data-text]', row)!.textContent;
	form.dataset.replaces = id;
	field.focus();
});

/* Keeping a community on this device. */

function offerToKeep({ kept, joined }: StateAnswer): void {
	for (const button of all<HTMLButtonElement>('[data-keep]')) {
		const say = (word: string | undefined) => (button.textContent = word ?? '');
		if (kept || joined) continue;
		button.hidden = false;
		button.onclick = async () => {
			const { working, done, failed, noRoom } = button.dataset;
			say(working);
			const answer = await ask<SyncAnswer>({ ask: 'keep', community: button.dataset.keep! });
			say(answer?.ok ? done : answer?.why === 'no-room' ? noRoom : failed);
			button.disabled = answer?.ok === true;
			if (answer?.ok) void navigator.storage?.persist?.();
		};
	}
}

/** What this device noticed stands above the page, whatever the page says. */
function showAlarm({ alarm }: StateAnswer): void {
	if (!alarm || one('[data-alarm]')) return;
	const bar = document.createElement('div');
	bar.className = 'note note-late';
	bar.dataset.alarm = '';
	bar.setAttribute('role', 'alert');
	const link = document.createElement('a');
	link.href = alarm.href;
	link.textContent = alarm.more;
	bar.append(`${alarm.text} `, link);
	one('main')?.prepend(bar);
}

/* Hints that the record has grown (server/PROTOCOL-live.md). */

const hint = one('[data-live]');
let socket: WebSocket | undefined;
let seen: number | undefined;

function listen(): void {
	if (!hint || !community || socket || !navigator.onLine || document.hidden) return;
	socket = new WebSocket(`${location.origin.replace('http', 'ws')}/live`);
	socket.onopen = () => socket?.send(JSON.stringify({ watch: [community] }));
	socket.onmessage = ({ data }) => {
		const { size } = JSON.parse(String(data)) as { size: number };
		if (seen !== undefined && size > seen) hint.hidden = false;
		if (size !== seen) void pull(size);
		seen = size;
	};
	socket.onclose = ({ code }) => {
		socket = undefined;
		// The session is over: a page of the office does not stay open. Signing out, at /me, goes on by itself.
		const office = location.pathname.startsWith('/office');
		if (code === 4401) void ask({ ask: 'ended' }).finally(() => office && location.reload());
		// What it may do has become less: the page is asked for anew.
		else if (code === 4402 && office) location.reload();
		else setTimeout(listen, 5_000 + Math.random() * 25_000);
	};
}

async function pull(size?: number): Promise<StateAnswer | undefined> {
	if (community) await ask<SyncAnswer>({ ask: 'sync', community, joined: page.joined === community, person: page.person, size });
	const state = await ask<StateAnswer>({ ask: 'state', community, lang });
	if (state) showAlarm(state);
	return state;
}

/** Shows what only a script can do, and does it. */
const offer = (selector: string, does: () => void) => all(selector).forEach((place) => {
	place.hidden = false;
	place.onclick = does;
});

/** Reading aloud, for whoever would rather listen. */
function offerToRead(): void {
	const speech = window.speechSynthesis as SpeechSynthesis | undefined;
	const main = one('main')!;
	if (speech) offer('[data-read-aloud]', () => {
		if (speech.speaking) return speech.cancel();
		const said = new SpeechSynthesisUtterance(main.innerText);
		said.lang = lang;
		speech.speak(said);
	});
}

async function begin(): Promise<void> {
	offerToRead();
	offer('[data-print]', () => print());
	listen();
	if (!worker) return;
	await worker.register('/service-worker.js').catch(() => undefined);
	await worker.ready;
	void showOutbox(true);
	void ask({ ask: 'deliver' });
	const state = await pull();
	if (state) offerToKeep(state);
}

addEventListener('online', () => {
	listen();
	void ask({ ask: 'deliver' });
	void pull();
});
document.addEventListener('visibilitychange', () => {
	if (document.hidden) socket?.close();
	else {
		listen();
		void showOutbox();
	}
});
worker?.addEventListener('message', ({ data }: MessageEvent<Told>) => {
	if (data.told === 'outbox') void showOutbox();
});
// The first worker of this device takes over the page that started it.
worker?.addEventListener('controllerchange', () => void begin());
void begin();
