import { endOfDay } from '#domain/basics/day.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import { listOf, type DocumentVersionContent, type SuggestionContent, type SuggestionListContent } from '#domain/document/document.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ListSuggestions } from './list.input.ts';

/**
 * The time for comments on a version is over: what became of each suggestion, with the reason, is published by itself. What nobody has decided by then stands there as undecided:
 * silence is seen too.
 */
export const listSuggestions = act({
	name: 'document.list',
	input: ListSuggestions,
	may: [{ who: 'clock' }],
	on: { object: 'document-version', states: { commenting: 'document.comments-open', over: 'done', listed: 'document.not-open' } },
	refusals: ['object.not-found', 'document.comments-open', 'document.not-open'],
	community: (input) => input.community,
	async decide(tx, input) {
		const { contents } = tx.records;
		const version = await contents.bySubject<DocumentVersionContent>(input.version);
		if (version?.content.type !== 'document-version' || version.content.community !== input.community) return err(refusal('object.not-found'));
		const { parent: document, no, commentsUntil } = version.content;
		if (document === undefined || commentsUntil === undefined) return err(refusal('object.not-found'));
		if (tx.today <= commentsUntil) return err(refusal('document.comments-open', { params: { day: commentsUntil } }));
		if ((await contents.ofParent<SuggestionListContent>(document, 'suggestion-list')).some(({ content }) => content.version === input.version)) return err(refusal('document.not-open'));
		const suggestions = (await contents.ofParent<SuggestionContent>(document, 'suggestion')).map(({ content }) => content);
		const list: SuggestionListContent = {
			type: 'suggestion-list', v: 1, community: input.community, subject: subjectIdOf(tx.random(16)), lang: 'zh-CN', parent: document, version: input.version, no, on: tx.today,
			suggestions: listOf(suggestions, input.version)
		};
		await tx.write(list, 'clock', { first: true, happenedAt: endOfDay(commentsUntil, tx.zone) });
		return ok({ subject: list.subject, suggestions: list.suggestions.length });
	}
});
