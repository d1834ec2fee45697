import type { Day } from '../basics/day.ts';
import type { CommentContent } from '../comment/comment.ts';
import { moderationDue, type ModerationRules } from '../comment/house-rules.ts';
import { standingOf, notNow, type ModerationContent, type Step } from '../comment/moderation.ts';

/** Steps that start a clock, with the one that it is. */
const CLOCKS: Partial<Record<Step, 'review' | 'report' | 'appeal'>> = { held: 'review', reported: 'report', appealed: 'appeal' };

/** What a step says and should not: that it could be taken, and by when the next is due. */
export interface StepProblem {
	/** It could not follow what had happened before. */
	outOfTurn?: true;
	/** The last day that the rules give; absent where the step starts no clock. */
	due?: Day;
}

/** Follows the moderation of every comment of a log, in the order of its entries. */
export function startCommentMeaning() {
	const steps = new Map<string, ModerationContent[]>();
	return {
		/** @param rules those the entry was made under, where they are at hand */
		step(content: ModerationContent, rules: ModerationRules | undefined): StepProblem {
			const before = steps.get(content.comment) ?? [];
			const outOfTurn = content.step === 'held' ? before.length > 0 : notNow(standingOf(before), content.step, content.rule) !== undefined;
			steps.set(content.comment, [...before, content]);
			const clock = CLOCKS[content.step];
			return { ...(outOfTurn ? { outOfTurn } : {}), ...(clock && content.due !== undefined && rules ? { due: moderationDue(clock, content.day, rules) } : {}) };
		},
		/** Whether a comment that waited may be shown now. */
		mayShow: (content: CommentContent): boolean => content.held === undefined || standingOf(steps.get(content.held) ?? []).state === 'shown'
	};
}
