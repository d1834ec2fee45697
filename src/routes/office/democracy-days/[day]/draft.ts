import type { ItemRecord } from '#domain/oversight/minutes-view.ts';
import type { Words } from '#words/words.ts';

/** What the record has of an item, in sentences: a first draft of its minutes. */
export function draftText({ notes, questions, polls, evaluations }: ItemRecord, words: Words['dayDesk']): string {
	const { line } = words.minutes;
	return [
		...notes.map(({ kind, as, name = '', text, seconds = 0, outcome, reason = '' }) =>
			kind === 'motion'
				? line.motion({ as: words.note.asWho[as], name, text, seconds, outcome: outcome ? words.note.outcomes[outcome] : '', reason })
				: line.note({ kind: words.note.kinds[kind], as: words.note.asWho[as], name, text })
		),
		...questions.map(({ number, text, answer = '' }) => line.question({ number, text, answer })),
		...polls.map(({ title, vote: { yes, no, abstain, invalid, passed } }) => line.poll({ title, yes, no, abstain, invalid, passed })),
		...evaluations.map(({ title, returned }) => line.evaluation({ title, returned }))
	].join('\n');
}
