import type { Day } from '#domain/basics/day.ts';
import type { Content } from '#domain/content/content.ts';
import type { ProposalContent } from '#domain/proposal/proposal.ts';
import type { Records } from '#records/records.ts';
import { wordsOf } from './redactions.ts';

/** Something that somebody wrote, in the list of what they can have erased. */
export interface OwnWords {
	subject: string;
	/** Type of the content: question, comment, proposal … */
	type: string;
	number: string;
	text: string;
	/** False while the office still needs to know whose it is. */
	mayGo: boolean;
	/** The day on which it goes, when it was asked for. */
	due?: Day;
}

/** Everything with a person's own words in it, newest first. What lies there twice, as it arrived and as it is shown, is one. */
export async function ownWords(records: Records, person: string, today: Day): Promise<OwnWords[]> {
	const due = new Map((await records.rights.erasuresOf(person)).map((asked) => [asked.subject, asked.due as Day]));
	const found: (OwnWords & { at: string })[] = [];
	const seen = new Set<string>();
	for (const subject of await records.record.authoredBy(person)) {
		const words = await wordsOf(records, subject, today);
		const first = words.find(({ written }) => written.audience === 'public') ?? words[0];
		if (!first || seen.has(subject)) continue;
		const subjects = [subject, ...words.map(({ written }) => written.held.content.subject as string)];
		for (const one of subjects) seen.add(one);
		const { type, parent, number, text, title, reason } = first.written.held.content as Content & Partial<Record<'number' | 'text' | 'title' | 'reason', string>>;
		const stoodBehind = type === 'endorsement' && parent ? (await records.contents.bySubject<ProposalContent>(parent))?.content : undefined;
		const dueOn = subjects.map((one) => due.get(one)).find((day) => day !== undefined);
		found.push({
			subject, type, number: number ?? stoodBehind?.number ?? '', text: title ?? text ?? reason ?? stoodBehind?.title ?? '', mayGo: words.every(({ mayGo }) => mayGo),
			at: first.written.held.recordedAt, ...(dueOn === undefined ? {} : { due: dueOn })
		});
	}
	return found.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).map(({ at: _at, ...one }) => one);
}
