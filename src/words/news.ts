import type { Step } from '#domain/oversight/deciding.ts';
import type { HappeningKind } from '#domain/oversight/happening.ts';
import type { Words } from './words.ts';

/** What happened, in a few words before its name: in the inbox, in mail, on the telephone list. */
export function newsText(words: Words, { kind, own, who, step }: { kind: HappeningKind; own: boolean; who: string; step?: Step | undefined }): string {
	const { news } = words.inbox;
	switch (kind) {
		case 'asked':
		case 'changed':
		case 'offices':
		case 'counted':
		case 'rated':
		case 'proposed':
		case 'withdrawn':
		case 'promised':
		case 'moved':
		case 'worked':
		case 'finished':
		case 'dropped':
		case 'suggested':
		case 'listed':
			return news[kind];
		case 'weighed':
			return own ? news.ownWeighed : news.weighed;
		case 'answered':
			return own ? news.ownAnswered : news.answered;
		case 'begun':
			return own ? news.ownBegun : news.begun;
		case 'paper':
			return step && 'what' in step ? news.paper({ what: words.matter.needs[step.what] }) : news.step;
		case 'step':
			if (step && 'stage' in step) return own ? news.ownStage({ stage: step.stage }) : news.stage({ stage: step.stage });
			return step && 'closed' in step ? (own ? news.ownClosed : news.closed) : news.step;
		default:
			return news[kind]({ who });
	}
}
