import type { DayKind, Holidays } from '../basics/period.ts';
import type { Content } from '../content/content.ts';

/** A number of days with where it comes from; sources are shown beside the deadline. */
export interface DaysRule {
	days: number;
	kind: DayKind;
	/** The provision, or absent when it is the city's own rule. */
	source?: string;
}

/** How long the office has to review a comment that names somebody and to answer a report, and the overseers to decide an appeal. */
export interface CommentDays {
	review: DaysRule;
	report: DaysRule;
	appeal: DaysRule;
}

/** Days around a meeting. */
export interface MeetingRules {
	/** How long before an assembly its notice is given. */
	assemblyNotice: DaysRule;
	/** The same for a meeting of representatives. */
	representativesNotice: DaysRule;
	/** Time in which the minutes are published. */
	minutes: DaysRule;
}

/** How a proposal comes to be a matter. */
export interface ProposalRules {
	/** How many adults must stand behind it, in hundredths of a percent of them: 1 % is 100. */
	ofAdults: number;
	/** So many representatives are enough. */
	orRepresentatives: number;
	/** Who counts once: a person, or a household however many of it endorse. */
	unit: 'person' | 'household';
	/** How long endorsements are collected. */
	collect: DaysRule;
	/** Within how many days a proposal with enough behind it is put on its way. */
	open: DaysRule;
}

/**
 * The parameters in force. It is a content of the city's log; every entry of every community names the hash of the one it was made under.
 * A newer version binds what is recorded after it.
 */
export interface RuleSetContent extends Content {
	type: 'rule-set';
	name: string;
	/** Day of the month by which the month before is to be published. */
	disclosureDay: number;
	/** Day of the month on which residents question. */
	questioningDay: number;
	/** Shortest time on display. */
	display: DaysRule;
	/** Time the committee has to answer a question. */
	answer: DaysRule;
	/** Absent where a city has said nothing of its own: then domain/comment/house-rules.ts. */
	comments?: CommentDays;
	/** Where a rule set does not say, what every city starts with. */
	meetings?: Partial<MeetingRules>;
	/** The same. */
	proposals?: Partial<ProposalRules>;
	holidays: Holidays;
}

/** What a new, empty city starts with, until it adopts its own. Every number has its source or none claimed. */
export const FIRST_RULES = {
	name: 'Yishi-1',
	disclosureDay: 9,
	questioningDay: 11,
	display: { days: 15, kind: 'calendar', source: '村民委员会组织法(2025修正)§35；城市居民委员会组织法(2025修订)§34' },
	answer: { days: 5, kind: 'calendar' },
	meetings: {
		assemblyNotice: { days: 10, kind: 'calendar', source: '村民委员会组织法(2025修正)§25；城市居民委员会组织法(2025修订)§26' },
		representativesNotice: { days: 5, kind: 'calendar' },
		minutes: { days: 5, kind: 'calendar' }
	},
	proposals: {
		ofAdults: 100, orRepresentatives: 5, unit: 'person',
		collect: { days: 30, kind: 'calendar' },
		open: { days: 5, kind: 'calendar' }
	},
	holidays: {}
} as const satisfies Omit<RuleSetContent, 'type' | 'v' | 'community' | 'subject' | 'lang'>;

/** The days around a meeting that are in force. */
export function meetingRules(rules: Pick<RuleSetContent, 'meetings'>): MeetingRules {
	return { ...FIRST_RULES.meetings, ...rules.meetings };
}

/** How proposals come to be matters, by the rules that are in force. */
export function proposalRules(rules: Pick<RuleSetContent, 'proposals'>): ProposalRules {
	return { ...FIRST_RULES.proposals, ...rules.proposals };
}
