import '#lib/old-browsers.ts';
import { mount } from 'svelte';
import { subjectIdOf } from '#domain/basics/id.ts';
import type { Lang } from '#domain/content/content.ts';
import OfflinePage from '#lib/replica/OfflinePage.svelte';
import { offlinePage } from '#lib/replica/offline-page.ts';
import { openReplica } from '#lib/replica/open.ts';
import type { Size, Theme } from '#lib/ui/context.ts';
import '#lib/ui/tokens.css';
import '#lib/ui/base.css';
import { isLang, words } from '#words/words.ts';

/*
 * Draws a page without network: the same views and components as the server's, over what is kept on this device. Outside Kit's router, and
 * no router itself: every link is a navigation, which the service worker answers with a page from the network or with this again.
 */

const YEAR_S = 365 * 86_400;

function cookie(name: string): string | undefined {
	return new RegExp(`(?:^|; )${name}=([^;]*)`).exec(document.cookie)?.[1];
}

function setCookie(name: string, value: string): void {
	document.cookie = `${name}=${value}; path=/; max-age=${YEAR_S}; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`;
}

/** As the server chooses it (hooks/preferences.ts): what the address asks for, what was chosen before, what the browser prefers. */
function chosenLang(url: URL): Lang {
	const asked = url.searchParams.get('lang');
	if (isLang(asked)) setCookie('lang', asked);
	const spoken = (tag: string | null | undefined): Lang | undefined => (/^en\b/i.test(tag ?? '') ? 'en' : /^zh\b/i.test(tag ?? '') ? 'zh-CN' : undefined);
	return spoken(asked) ?? spoken(cookie('lang')) ?? navigator.languages.map(spoken).find(Boolean) ?? 'zh-CN';
}

/** How somebody reads is remembered on this device alone, so it can be changed without network. */
function choose(event: SubmitEvent): void {
	const form = event.target as HTMLFormElement;
	if (new URL(form.action).pathname !== '/settings') return;
	event.preventDefault();
	const fields = new FormData(form);
	const button = event.submitter as HTMLButtonElement | null;
	if (button?.name) fields.set(button.name, button.value);
	for (const name of ['lang', 'size', 'theme']) {
		const value = fields.get(name);
		if (typeof value === 'string' && /^[a-zA-Z-]{2,10}$/.test(value)) setCookie(name, value);
	}
	location.assign(new URL(String(fields.get('back') ?? '/'), location.origin).pathname);
}

async function draw(): Promise<void> {
	const url = new URL(location.href);
	const lang = chosenLang(url);
	const size: Size = cookie('size') === 'elder' ? 'elder' : 'standard';
	const chosen = cookie('theme');
	const theme: Theme = chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
	const root = document.documentElement;
	root.lang = lang;
	if (size === 'elder') root.dataset.size = size;
	if (theme !== 'auto') root.dataset.theme = theme;
	const db = await openReplica();
	const looking = {
		url, now: Date.now(), random: () => subjectIdOf(crypto.getRandomValues(new Uint8Array(16))), preferences: { lang, size, theme, words: words[lang] }
	};
	const { ambient, shown } = await offlinePage(db, looking);
	db.close();
	if (shown.is === 'elsewhere') return location.replace(shown.to);
	mount(OfflinePage, { target: document.getElementById('portal')!, props: { ambient, shown } });
	document.addEventListener('submit', choose);
	if (location.hash.length > 1) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
	// The script of all pages, now that there is a page for it.
	const script = document.createElement('script');
	script.src = '/shell/enhance.js';
	document.body.append(script);
}

void draw();
