import type { Named, Need, News } from '#domain/oversight/inbox-view.ts';
import { periodText } from '#lib/ui/day-text.ts';
import type { Words } from '#words/words.ts';

/** What something is called, on one line. */
export function nameText(words: Words, named: Named): string {
	return named.type === 'account' ? words.inbox.news.account({ unit: named.text, period: periodText(words, named.period ?? '') }) : named.text;
}

/** What is wanted, in a sentence. */
export function needText(words: Words, need: Need): string {
	const { needs } = words.inbox;
	return need.kind === 'read-answer' ? needs.readAnswer({ number: need.named.number ?? '' }) : needs.object({ title: nameText(words, need.named) });
}

/** What happened, in a few words before its name. */
export function newsText(words: Words, row: Pick<News, 'kind' | 'own' | 'who'>): string {
	const { news } = words.inbox;
	switch (row.kind) {
		case 'published':
			return news.published({ who: row.who });
		case 'corrected':
			return news.corrected({ who: row.who });
		case 'asked':
			return news.asked;
		case 'answered':
			return row.own ? news.ownAnswered : news.answered;
		case 'changed':
			return news.changed;
		case 'offices':
			return news.offices;
	}
}
