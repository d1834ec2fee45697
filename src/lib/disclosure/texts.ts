import type { Ambient } from '#lib/ui/context.ts';
import type { DisclosureCard } from '#domain/disclosure/view/cards.ts';
import type { Fen } from '#domain/basics/money.ts';
import { periodText } from '#lib/ui/day-text.ts';

/** What a disclosure is called: its title, or for an account without one, whose it is and for when. */
export function titleOf(here: Ambient, card: Pick<DisclosureCard, 'title' | 'unit' | 'period' | 'body'>): string {
	return card.title ?? here.words.disclosure.accountTitle({ unit: card.unit ?? card.body.name, period: periodText(here.words, card.period) });
}

/** Whole yuan with thousands marked: 14,540. For bars, where fen would only be noise. */
export function wholeYuan(fen: Fen): string {
	return Math.round(Math.abs(fen) / 100)
		.toString()
		.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
