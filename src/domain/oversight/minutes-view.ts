import type { SubjectId } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import { outcomeOf, type PollContent } from '../ballot/poll.ts';
import type { Contents } from '../content/contents.ts';
import type { Action, DemocracyDayContent, MinutedVote } from '../democracy-day/democracy-day.ts';
import type { MeetingNoteContent } from '../democracy-day/meeting-note.ts';
import type { AnswerContent, QuestionContent } from '../disclosure/question.ts';
import { resultsOf, type EvaluationContent } from '../evaluation/evaluation.ts';
import type { CommitmentContent } from '../resolution/resolution.ts';

/** The polls of a Democracy Day, each with its item: those its agenda names, and those its body held on that day. */
async function pollsOf(contents: Contents, day: DemocracyDayContent): Promise<{ poll: PollContent; item?: number }[]> {
	const found = new Map<SubjectId, { poll: PollContent; item?: number }>();
	for (const { no, refs = [] } of day.agenda) {
		for (const ref of refs) {
			const held = await contents.bySubject<PollContent>(ref);
			if (held?.content.type === 'poll') found.set(ref, { poll: held.content, item: no });
		}
	}
	const votes = day.agenda.filter(({ kind }) => kind === 'vote');
	for (const { content } of await contents.ofType<PollContent>(day.community, 'poll')) {
		// An agenda names a poll before it is held, by what it was opened as.
		const named = content.opening && day.agenda.find(({ refs }) => refs?.includes(content.opening!));
		if (named) found.set(content.subject, { poll: content, item: named.no });
		if (content.body !== day.parent || content.on !== day.day || found.has(content.subject)) continue;
		found.set(content.subject, { poll: content, ...(votes.length === 1 ? { item: votes[0]!.no } : {}) });
	}
	return [...found.values()];
}

/** The votes of a day as its minutes report them, from the polls in the record. */
export async function minutedVotes(contents: Contents, day: DemocracyDayContent): Promise<MinutedVote[]> {
	return (await pollsOf(contents, day)).map(({ poll, item }) => {
		const { attended, issued, returned, yes, no, abstain, invalid, resolution, subject } = poll;
		return {
			...(item === undefined ? {} : { item }), attended, issued, returned, yes, no, abstain, invalid, passed: outcomeOf(poll).verdict === 'passed',
			...(resolution === undefined ? {} : { resolution }), poll: subject
		};
	});
}

/** What was undertaken at a day, from the commitments that name it. */
export async function minutedTasks(contents: Contents, day: DemocracyDayContent): Promise<Action[]> {
	const all = await contents.ofType<CommitmentContent>(day.community, 'commitment');
	return all.map(({ content }) => content).filter((one) => one.day === day.subject).sort((a, b) => inOrder(a.due, b.due) || inOrder(a.task, b.task))
		.map(({ task, owner, due, done, subject }) => ({ task, owner, due, status: done === undefined ? ('todo' as const) : ('done' as const), commitment: subject }));
}

/** What the record has of one item, for whoever writes the minutes. */
export interface ItemRecord {
	no: number;
	title: string;
	notes: MeetingNoteContent[];
	questions: { number: string; text: string; answer?: string }[];
	polls: { title: string; vote: MinutedVote }[];
	evaluations: { title: string; returned: number; results: ReturnType<typeof resultsOf> }[];
	/** What is in the minutes already. */
	text?: string;
}

/** The minutes as they can be assembled from the record: item by item, what was noted, asked, answered, voted and judged. */
export async function minutesRecord(contents: Contents, day: DemocracyDayContent): Promise<{ items: ItemRecord[]; tasks: Action[] }> {
	const notes = (await contents.ofParent<MeetingNoteContent>(day.subject, 'meeting-note')).map(({ content }) => content);
	const polls = await pollsOf(contents, day);
	const votes = await minutedVotes(contents, day);
	const evaluations = (await contents.ofType<EvaluationContent>(day.community, 'evaluation')).map(({ content }) => content).filter(({ on, returned }) => on === day.day && typeof returned === 'number');
	const judged = day.agenda.find(({ kind }) => kind === 'evaluation')?.no;
	const items: ItemRecord[] = [];
	for (const { no, title, refs = [] } of day.agenda) {
		const questions: ItemRecord['questions'] = [];
		for (const ref of refs) {
			const held = await contents.bySubject<QuestionContent>(ref);
			if (held?.content.type !== 'question') continue;
			const [answer] = await contents.ofParent<AnswerContent>(ref, 'answer');
			questions.push({ number: held.content.number, text: held.content.text, ...(answer ? { answer: answer.content.text } : {}) });
		}
		const text = day.minutes?.items.find((one) => one.no === no)?.text;
		items.push({
			no, title, notes: notes.filter(({ item }) => item === no), questions,
			polls: polls.flatMap(({ poll, item }) => (item === no ? [{ title: poll.title, vote: votes.find((vote) => vote.poll === poll.subject)! }] : [])),
			evaluations: evaluations.filter((one) => refs.includes(one.subject) || no === judged).map((one) => ({ title: one.title, returned: one.returned, results: resultsOf(one) })),
			...(text === undefined ? {} : { text })
		});
	}
	return { items, tasks: await minutedTasks(contents, day) };
}
