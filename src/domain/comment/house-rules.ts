import type { Day } from '../basics/day.ts';
import { period, type Holidays } from '../basics/period.ts';
import type { CommentDays } from '../community/rule-set.ts';

/**
 * The only reasons for which a comment may be hidden or not be shown: a closed list, each with its sentence in words. That something
 * is wrong, unwelcome or beside the point is not among them.
 */
export const HOUSE_RULES = ['private-data', 'threat', 'accusation', 'advert', 'repeat', 'unlawful'] as const;
export type HouseRule = (typeof HOUSE_RULES)[number];

/** How long the office has for a comment that waits, for a report, and the overseers for an appeal, until a city says otherwise. */
export const FIRST_COMMENT_DAYS: CommentDays = {
	review: { days: 3, kind: 'working' },
	report: { days: 3, kind: 'working' },
	appeal: { days: 5, kind: 'working' }
};

/** The rules that deadlines of moderation follow from. */
export interface ModerationRules {
	comments?: CommentDays;
	holidays: Holidays;
}

/** Last day for what began on `from`. */
export function moderationDue(what: keyof CommentDays, from: Day, rules: ModerationRules): Day {
	const { days, kind } = (rules.comments ?? FIRST_COMMENT_DAYS)[what];
	return period(from, days, kind, rules.holidays).last;
}
