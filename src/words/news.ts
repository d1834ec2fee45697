import type { HappeningKind } from '#domain/oversight/happening.ts';
import type { Words } from './words.ts';

/** What happened, in a few words before its name: in the inbox, in mail, on the telephone list. */
export function newsText(words: Words, { kind, own, who }: { kind: HappeningKind; own: boolean; who: string }): string {
	const { news } = words.inbox;
	switch (kind) {
		case 'published':
			return news.published({ who });
		case 'corrected':
			return news.corrected({ who });
		case 'asked':
			return news.asked;
		case 'answered':
			return own ? news.ownAnswered : news.answered;
		case 'changed':
			return news.changed;
		case 'offices':
			return news.offices;
	}
}
