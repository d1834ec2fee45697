import type { Lang } from '#domain/content/content.ts';
import type { Size, Theme } from '#lib/ui/context.ts';

/** Names of the cookies that remember how somebody reads. They say nothing about who it is. */
export const PREFERENCES = { lang: 'lang', size: 'size', theme: 'theme' } as const;

/** A year; not httpOnly, because the offline shell reads the same choice. */
export function preferenceCookie(origin: string) {
	return { path: '/', maxAge: 365 * 86_400, sameSite: 'lax', httpOnly: false, secure: origin.startsWith('https:') } as const;
}

/** A language we speak, from a tag like en-GB, zh-Hans or zh; undefined for others. */
function spoken(tag: string | undefined): Lang | undefined {
	if (!tag) return undefined;
	if (/^en\b/i.test(tag)) return 'en';
	return /^zh\b/i.test(tag) ? 'zh-CN' : undefined;
}

/** The language of a page: what the address asks for, what was chosen before, what the browser prefers, Chinese. */
export function chooseLang(asked: string | null, remembered: string | undefined, accepted: string | null): Lang {
	const wished = (accepted ?? '')
		.slice(0, 500)
		.split(',')
		.map((part) => {
			const [tag, ...more] = part.trim().split(';');
			const quality = more.map((piece) => /^\s*q=([\d.]+)\s*$/.exec(piece)?.[1]).find(Boolean);
			return { tag, quality: quality === undefined ? 1 : Number(quality) };
		})
		.filter((wish) => wish.quality > 0)
		.sort((a, b) => b.quality - a.quality);
	return spoken(asked ?? undefined) ?? spoken(remembered) ?? wished.map((wish) => spoken(wish.tag)).find(Boolean) ?? 'zh-CN';
}

/** The size of text that was chosen. */
export function readSize(text: string | undefined): Size {
	return text === 'elder' ? 'elder' : 'standard';
}

/** Light or dark as chosen, or as the system says. */
export function readTheme(text: string | undefined): Theme {
	return text === 'light' || text === 'dark' ? text : 'auto';
}

/** Puts language, size and theme on the html element, before anything is drawn. */
export function dressHtml(html: string, lang: Lang, size: Size, theme: Theme): string {
	const attributes = [`lang="${lang}"`, size === 'elder' && 'data-size="elder"', theme !== 'auto' && `data-theme="${theme}"`];
	return html.replace('<html lang="zh-CN"', `<html ${attributes.filter(Boolean).join(' ')}`);
}

/** Where a form leads back to: a path of this portal and nothing else, so that no link can send people elsewhere. */
export function localPath(text: unknown): string {
	if (typeof text !== 'string' || text.length > 2000 || !text.startsWith('/')) return '/';
	try {
		const url = new URL(text, 'http://portal.invalid');
		const path = url.pathname + url.search + url.hash;
		// `/.//elsewhere` is a path of ours that becomes another host when it is read a second time.
		return url.origin === 'http://portal.invalid' && !path.startsWith('//') ? path : '/';
	} catch {
		return '/';
	}
}
