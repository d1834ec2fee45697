import type { Ambient } from './context.ts';
import type { IconName } from './icons.ts';

export interface NavItem {
	href: string;
	word: string;
	icon: IconName;
	/** The addresses below which pages belong to it. */
	below: readonly string[];
}

/** What a matter meets on its way has its pages here. */
const MATTERS = ['matters', 'proposals', 'documents', 'suggestions', 'polls', 'democracy-days', 'evaluations', 'procedures'];

/** Four places, the same on every page: tabs at the bottom of a phone, a bar on top of a desk. Whoever sits at a desk of the office has a fifth. */
export function navigation(here: Ambient): NavItem[] {
	const { nav } = here.words.common;
	const me: NavItem = here.caller
		? { href: '/me', word: nav.me, icon: 'user-round', below: ['/me'] }
		: { href: '/join', word: nav.join, icon: 'user-round', below: ['/join'] };
	const office: NavItem[] = here.caller && here.caller.offices.length > 0 ? [{ href: '/office', word: nav.office, icon: 'briefcase', below: ['/office'] }] : [];
	if (!here.place) {
		return [
			{ href: '/', word: nav.home, icon: 'house', below: [] },
			{ href: '/verify', word: nav.verify, icon: 'shield-check', below: [] },
			...office,
			me
		];
	}
	const base = `/${here.place.code}`;
	return [
		{ href: base, word: nav.home, icon: 'house', below: [] },
		{ href: `${base}/matters`, word: nav.matters, icon: 'messages-square', below: MATTERS.map((part) => `${base}/${part}`) },
		{ href: `${base}/disclosures`, word: nav.disclosures, icon: 'scroll-text', below: [`${base}/disclosures`, `${base}/questions`] },
		...office,
		me
	];
}

/** The item that a page belongs to, or undefined. */
export function currentNav(items: NavItem[], path: string): NavItem | undefined {
	return items.find((item) => path === item.href || item.below.some((part) => path === part || path.startsWith(`${part}/`)));
}

/** The same page in another language. A receipt that the address carries stays behind. */
export function inLang(path: string, search: string, lang: string): string {
	const query = new URLSearchParams(search);
	query.delete('sent');
	query.set('lang', lang);
	return `${path}?${query}`;
}
