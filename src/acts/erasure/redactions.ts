import type { Day } from '#domain/basics/day.ts';
import type { Content } from '#domain/content/content.ts';
import { topicWithoutText, type TopicContent } from '#domain/democracy-day/topic.ts';
import { withoutText, type QuestionContent } from '#domain/disclosure/question.ts';

/** What stays of a content when its maker has it erased, by type. What is not here is of an office, and must stay. */
export const REDACTIONS: Readonly<Record<string, (content: never, asked: Day) => Content>> = {
	question: (content: QuestionContent, asked) => withoutText(content, asked),
	topic: (content: TopicContent, asked) => topicWithoutText(content, asked)
};
