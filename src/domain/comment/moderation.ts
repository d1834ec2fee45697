import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import type { HouseRule } from './house-rules.ts';

/**
 * What can happen to a comment after it was posted. `held`: it names somebody and waits. `released`, `declined`: what the office made of
 * that. `lapsed`: nobody did anything in time, so it shows. `reported`, then `kept` or `hidden`. `appealed` by its author, then `upheld` or
 * `restored` by an overseer.
 */
export const STEPS = ['held', 'released', 'declined', 'lapsed', 'reported', 'kept', 'hidden', 'appealed', 'upheld', 'restored'] as const;
export type Step = (typeof STEPS)[number];

/** Why a comment waits: it names somebody, or holds a telephone or identity-card number. Which name it is, nobody is told. */
export type HeldBecause = 'person' | 'number';

/** One step, public and for ever. `parent` is the object, so that the steps of a whole thread are one list. */
export interface ModerationContent extends Content {
	type: 'moderation';
	/** The subject under which the comment first arrived. */
	comment: SubjectId;
	number: string;
	step: Step;
	day: Day;
	because?: HeldBecause;
	/** Last day for what has to follow: of `held`, `reported` and `appealed`. */
	due?: Day;
	/** The house rule that is said to be broken. */
	rule?: HouseRule;
	/** The office's words, for everybody. */
	reason?: string;
	/** Body and name of the office that decided. */
	by?: string;
	/** Its subject. */
	office?: SubjectId;
	/** Who reported or appealed: a pseudonym. */
	who?: string;
}

/** A content of the office: what somebody wrote with a report or an appeal. It may repeat what was hidden, so the public has its hash alone. `parent` is the step. */
export interface ModerationNoteContent extends Content {
	type: 'moderation-note';
	text: string;
}

/** The longest reason, report or appeal, in characters. */
export const MOST_REASON = 300;

/** Where a comment stands, from its steps alone. */
export interface Standing {
	state: 'shown' | 'waiting' | 'declined' | 'hidden';
	/** What somebody has to do next, by when. */
	open?: { what: 'review' | 'report' | 'appeal'; due: Day };
	/** Reports that nobody has answered. */
	reports: number;
	/** The newest decision that put it where it stands. */
	last?: Pick<ModerationContent, 'step' | 'day' | 'rule' | 'reason' | 'by' | 'office' | 'because'>;
	/** The decision that an appeal is, or was, about. */
	contested?: Pick<ModerationContent, 'step' | 'office'>;
	/** That the overseers confirmed: nothing follows. */
	final: boolean;
	/** Rules of which the overseers said that it does not break them: it is not hidden for these again. */
	cleared: HouseRule[];
	/** Rules of which the office said so in answer to reports: they are not reported again. */
	kept: HouseRule[];
}

/** A comment to which nothing has happened. */
const POSTED: Standing = { state: 'shown', reports: 0, final: false, cleared: [], kept: [] };

type Happening = Pick<ModerationContent, 'step' | 'day' | 'due' | 'rule' | 'reason' | 'by' | 'office' | 'because'>;

/** Why a step cannot follow: nothing waits for it, or it was settled. */
export type NotNow = 'not-open' | 'settled';

/** Whether a step may follow here; undefined when it may. */
export function notNow(standing: Standing, step: Step, rule?: HouseRule): NotNow | undefined {
	const { state, open } = standing;
	switch (step) {
		case 'held':
			return 'not-open';
		case 'released':
		case 'declined':
		case 'lapsed':
			return state === 'waiting' ? undefined : 'not-open';
		case 'reported':
			if (state !== 'shown') return 'not-open';
			return rule !== undefined && (standing.cleared.includes(rule) || standing.kept.includes(rule)) ? 'settled' : undefined;
		case 'kept':
			return state === 'shown' && open?.what === 'report' ? undefined : 'not-open';
		case 'hidden':
			if (state !== 'shown') return 'not-open';
			return rule !== undefined && standing.cleared.includes(rule) ? 'settled' : undefined;
		case 'appealed':
			if (standing.final) return 'settled';
			return (state === 'hidden' || state === 'declined') && open === undefined ? undefined : 'not-open';
		case 'upheld':
		case 'restored':
			return open?.what === 'appeal' ? undefined : 'not-open';
	}
}

function after(standing: Standing, happening: Happening, reported: HouseRule[]): Standing {
	const { step, day, due, rule, reason, by, office, because } = happening;
	const last: NonNullable<Standing['last']> = {
		step, day, ...(rule === undefined ? {} : { rule }), ...(reason === undefined ? {} : { reason }), ...(by === undefined ? {} : { by }),
		...(office === undefined ? {} : { office }), ...(because === undefined ? {} : { because })
	};
	const { open, ...closed } = standing;
	switch (step) {
		case 'held':
			return { ...POSTED, state: 'waiting', last, ...(due ? { open: { what: 'review', due } } : {}) };
		case 'released':
		case 'lapsed':
			return { ...closed, state: 'shown', last };
		case 'declined':
			return { ...closed, state: 'declined', last, contested: { step, ...(office ? { office } : {}) } };
		case 'reported':
			// The first report sets the day; more of them do not put it off.
			return { ...standing, reports: standing.reports + 1, ...(open || !due ? {} : { open: { what: 'report', due } }) };
		case 'kept':
			return { ...closed, reports: 0, last, kept: [...new Set([...closed.kept, ...reported])] };
		case 'hidden':
			return { ...closed, state: 'hidden', reports: 0, last, contested: { step, ...(office ? { office } : {}) } };
		case 'appealed':
			return { ...standing, ...(due ? { open: { what: 'appeal', due } } : {}) };
		case 'upheld':
			return { ...closed, last: { ...last, ...(closed.last?.rule === undefined ? {} : { rule: closed.last.rule }) }, final: true };
		case 'restored':
			return { ...closed, state: 'shown', last, ...(closed.last?.rule === undefined ? {} : { cleared: [...new Set([...closed.cleared, closed.last.rule])] }) };
	}
}

/** Where a comment stands after these steps, oldest first. Steps that could not follow are passed over: the verifier names them. */
export function standingOf(steps: readonly Happening[]): Standing {
	let standing = POSTED;
	let reported: HouseRule[] = [];
	let taken = 0;
	for (const happening of steps) {
		if (happening.step === 'held' ? taken > 0 : notNow(standing, happening.step, happening.rule)) continue;
		taken++;
		standing = after(standing, happening, reported);
		if (happening.step === 'reported' && happening.rule) reported = [...reported, happening.rule];
		if (happening.step === 'kept' || happening.step === 'hidden') reported = [];
	}
	return standing;
}

/** Whether people see its words. */
export function isShown(standing: Pick<Standing, 'state'>): boolean {
	return standing.state === 'shown';
}
