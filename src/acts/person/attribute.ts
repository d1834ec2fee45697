import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { Content } from '#domain/content/content.ts';
import type { TopicContent } from '#domain/democracy-day/topic.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import { act } from '../act.ts';
import { ASSISTANTS, helping } from '../assisted.ts';
import { refusal } from '../refusal.ts';
import { AttributeWords } from './attribute.input.ts';

type Entered = Content & Partial<Pick<QuestionContent, 'paper' | 'number'> & Pick<TopicContent, 'by'>> & { channel?: string; held?: SubjectId };

/** Whether an office took it down for somebody it did not name. Where an office speaks itself, nobody else said it. */
function wasTakenDown({ type, paper, by, channel, source }: Entered): boolean {
	if (source !== undefined) return false;
	if (type === 'topic') return by !== undefined && channel !== 'portal';
	return ['question', 'comment', 'held-comment'].includes(type) && paper !== undefined;
}

/**
 * Somebody comes with the receipt of a slip that an office entered without a name: these words are theirs. From then on they are in that person's own
 * list and export, and theirs to have erased. Private: the content does not change, and nobody else learns whose it is. What is somebody's already stays so.
 */
export const attribute = act({
	name: 'person.attribute',
	input: AttributeWords,
	may: ASSISTANTS,
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'erasure.has-owner'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const help = await helping(tx, caller, input.community, input.assisted);
		if (!help.ok) return help;
		const { record, rights, comments } = tx.records;
		const content = (await rights.written(input.subject))?.held.content as Entered | undefined;
		if (content?.community !== input.community || !wasTakenDown(content) || content.erased) return err(refusal('object.not-found'));
		if ((await record.author(input.subject)) !== undefined) return err(refusal('erasure.has-owner'));
		await help.value.note(tx, input.subject);
		// A comment that waited for review lies there under two subjects.
		const twin = content.type === 'comment' ? content.held : content.type === 'held-comment' ? await comments.shownAs(input.subject) : undefined;
		if (twin !== undefined) await record.addAuthor(twin, input.assisted.person);
		return ok({ subject: input.subject, number: content.number ?? '', about: input.assisted.person as string });
	}
});
