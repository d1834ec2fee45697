import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { AssistedMark } from '../content/assisted.ts';
import type { Content } from '../content/content.ts';

/** How a topic came in. */
export const TOPIC_CHANNELS = ['portal', 'paper', 'telephone', 'visit', 'meeting', 'unit'] as const;
export type TopicChannel = (typeof TOPIC_CHANNELS)[number];

/**
 * Something that somebody wants to be spoken of at the next Democracy Day. `parent` is the body that meets. It is taken by standing on an
 * agenda (a reference of an item), or declined with a public reason; what is neither stays open, to everybody.
 */
export interface TopicContent extends Content {
	type: 'topic';
	/** Readable number, given by the server: LW-T-2026-0003. */
	number: string;
	text: string;
	raised: Day;
	channel: TopicChannel;
	/** A pseudonym fresh for this topic; absent where an office entered it. */
	who?: string;
	/** Body and name of the office that entered it. */
	by?: string;
	assisted?: AssistedMark;
	/** What the device says about when it was written. */
	claimed?: Day;
	declined?: { on: Day; reason: string; by: string };
}

/** The longest topic, in characters. */
export const MOST_TOPIC = 300;

/** Where a topic stands: on which agenda, or why not. */
export type TopicState = { state: 'open' } | { state: 'taken'; day: SubjectId; on: Day; item: number } | { state: 'declined'; reason: string; by: string; on: Day };

/** Days whose agenda can take a topic, as far as the state of one is asked. */
interface Taking {
	subject: SubjectId;
	day: Day;
	status: 'announced' | 'held' | 'called-off';
	agenda: readonly { no: number; refs?: readonly SubjectId[] }[];
}

/** Where a topic stands, by the agendas of its body. A day that was called off took nothing. */
export function topicState({ subject, declined }: Pick<TopicContent, 'subject' | 'declined'>, days: readonly Taking[]): TopicState {
	for (const { subject: day, day: on, status, agenda } of days) {
		if (status === 'called-off') continue;
		const item = agenda.find(({ refs }) => refs?.includes(subject));
		if (item) return { state: 'taken', day, on, item: item.no };
	}
	return declined ? { state: 'declined', reason: declined.reason, by: declined.by, on: declined.on } : { state: 'open' };
}
