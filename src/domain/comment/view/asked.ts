import type { Day } from '../../basics/day.ts';
import type { BodyContent, OfficeContent } from '../../community/community.ts';
import type { Held } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import { keyOf, type CommentContent } from '../comment.ts';
import { isShown, standingOf, type ModerationContent } from '../moderation.ts';

/** A question on a matter, as its card says it: who answers by when, and since when it is answered. */
export interface AskedCard {
	body: string;
	due: Day;
	answered?: Day;
}

/** The day on which the body that was asked answered, by a comment in its name on the question itself that can be read; undefined while it has not. */
export async function answeredOn(
	contents: Pick<Contents, 'bySubject'>, question: CommentContent, comments: readonly Held<CommentContent>[], steps: readonly Held<ModerationContent>[]
): Promise<Day | undefined> {
	for (const { content } of comments) {
		if (content.to !== question.subject || content.office === undefined) continue;
		const own = steps.filter((step) => step.content.comment === keyOf(content)).map((step) => step.content);
		if (!isShown(standingOf(own))) continue;
		if ((await contents.bySubject<OfficeContent>(content.office))?.content.parent === question.asked?.body) return content.posted;
	}
	return undefined;
}

/** The same as a card; undefined for comments that ask nobody. */
export async function askedCard(
	contents: Pick<Contents, 'bySubject'>, question: CommentContent, comments: readonly Held<CommentContent>[], steps: readonly Held<ModerationContent>[]
): Promise<AskedCard | undefined> {
	if (!question.asked || question.erased) return undefined;
	const body = await contents.bySubject<BodyContent>(question.asked.body);
	const answered = await answeredOn(contents, question, comments, steps);
	return { body: body?.content.name ?? '', due: question.asked.due, ...(answered === undefined ? {} : { answered }) };
}
