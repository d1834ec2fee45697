import type { Named, Need } from '#domain/oversight/inbox-view.ts';
import { dayParts, periodText } from '#lib/ui/day-text.ts';
import type { Words } from '#words/words.ts';

/** What something is called, on one line. */
export function nameText(words: Words, named: Named): string {
	if (named.meets) return words.inbox.news.meets({ ...named.meets, day: words.common.day.full(dayParts(named.meets.day)) });
	return named.type === 'account' ? words.inbox.news.account({ unit: named.text, period: periodText(words, named.period ?? '') }) : named.text;
}

/** What is wanted, in a sentence. */
export function needText(words: Words, need: Need): string {
	const { needs } = words.inbox;
	const title = nameText(words, need.named);
	switch (need.kind) {
		case 'read-answer':
			return needs.readAnswer({ number: need.named.number ?? '' });
		case 'object':
			return needs.object({ title });
		default:
			return needs[need.kind]({ title });
	}
}
