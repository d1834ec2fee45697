import { daysBetween, type Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';

/** What a body decided, under its number. `parent` is the matter, where the source names one. */
export interface ResolutionContent extends Content {
	type: 'resolution';
	number: string;
	body: SubjectId;
	kind: 'representatives' | 'households' | 'joint-meeting' | 'other';
	title: string;
	on: Day;
	studied?: Day;
	jointMeeting?: Day;
	openSelection?: boolean;
	riskAssessment?: string;
	displayed?: { from: Day; until: Day };
	poll?: SubjectId;
}

/** What somebody took upon themselves, by when. `parent` is the matter. */
export interface CommitmentContent extends Content {
	type: 'commitment';
	body: SubjectId;
	task: string;
	/** By office and name. */
	owner: string;
	due: Day;
	done?: Day;
	/** The number of the resolution that it comes from. */
	resolution?: string;
	evidence: string[];
}

/** Where a commitment stands on a day. Computed; nobody writes "overdue". */
export type CommitmentState = { state: 'done'; daysLate: number } | { state: 'open'; daysLeft: number } | { state: 'late'; daysLate: number };

/** The state of a commitment: its last day is not late, to 24:00. */
export function commitmentState({ due, done }: Pick<CommitmentContent, 'due' | 'done'>, today: Day): CommitmentState {
	if (done !== undefined) return { state: 'done', daysLate: Math.max(0, daysBetween(due, done)) };
	return today > due ? { state: 'late', daysLate: daysBetween(due, today) } : { state: 'open', daysLeft: daysBetween(today, due) };
}
