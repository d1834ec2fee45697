import type { Day } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import type { Stance } from '#domain/comment/comment.ts';
import type { HouseRule } from '#domain/comment/house-rules.ts';
import type { Standing } from '#domain/comment/moderation.ts';

/** What can be decided about a comment. */
export type Decision = 'release' | 'decline' | 'keep' | 'hide' | 'restore' | 'uphold';

/** A comment for which a clock of moderation runs, as the list of the office shows it. */
export interface WaitingRow {
	key: SubjectId;
	number: string;
	what: 'review' | 'report' | 'appeal';
	due: string;
	reports: number;
	text: string;
	mine: boolean;
}

/** One comment at a desk, with its words and with what was written to it. */
export interface AtDesk {
	key: SubjectId;
	number: string;
	stance: Stance;
	text: string;
	posted: Day;
	by?: string | undefined;
	standing: Standing;
	notes: { step: string; day: Day; rule?: HouseRule | undefined; text?: string | undefined }[];
	hand: { may: Decision[]; because?: 'named' | 'own' | 'not-yours' | undefined };
}

/** A comment of one's own, with its words whatever became of it. */
export interface MyComment {
	key: SubjectId;
	/** Its page, in the record that it stands in. */
	href: string;
	number: string;
	text: string;
	stance: Stance;
	posted: Day;
	standing: Standing;
	/** What was written with the appeal. */
	appeal?: string | undefined;
	fresh: { id: string; subject: string };
}
