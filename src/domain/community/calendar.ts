import { addDays, addMonths, span, type Day } from '../basics/day.ts';
import type { BodyDuty, BodyKind } from './community.ts';

/** A day in a period: its month there, counted from 1, and the day of that month; 31 is the last day of any month. */
type At = readonly [month: number, day: number];

/** A duty that comes back on days of the year, and that nothing else in the record shows: whoever did it says so. */
export interface CalendarDuty {
	every: 'month' | 'year';
	/** First and last day for it within its period. */
	from: At;
	until: At;
	/** Bodies to which it can be given. */
	bodies: readonly BodyKind[];
	/** `law`: asked for by law everywhere; `local`: a rule of some province; `custom`: days that this portal proposes and a community changes. */
	by: 'law' | 'local' | 'custom';
	/** Where it is written, or where the practice comes from. */
	source: string;
}

const COMMITTEE = ['self_governance_committee', 'service_centre'] as const;
const BOOKS = ['self_governance_committee', 'collective_economic_organisation', 'party_organisation', 'service_centre'] as const;

/**
 * The year of a community, as far as no other noun shows whether it was kept: accounts, meetings, appraisals, minutes and answers have pages of
 * their own. A body owes one of these once it was given it, never by itself.
 */
export const CALENDAR = {
	household_visits: { every: 'month', from: [1, 1], until: [1, 3], bodies: COMMITTEE, by: 'custom', source: '诸城“民情台账、台账联户”的公开报道；日期由社区自己定' },
	vouchers_to_agency: { every: 'month', from: [1, 1], until: [1, 5], bodies: BOOKS, by: 'custom', source: '村级会计委托代理的通行做法；日期由社区自己定' },
	disclosure_plan: { every: 'month', from: [1, 1], until: [1, 5], bodies: COMMITTEE, by: 'local', source: '《山东省村务公开条例》§11(1)' },
	disclosure_review: { every: 'month', from: [1, 6], until: [1, 7], bodies: ['oversight_committee'], by: 'local', source: '《山东省村务公开条例》§11(2)' },
	disclosure_list: { every: 'month', from: [1, 8], until: [1, 8], bodies: ['party_organisation', 'self_governance_committee'], by: 'local', source: '《山东省村务公开条例》§11(3)' },
	topics_studied: { every: 'month', from: [1, 1], until: [1, 15], bodies: ['party_organisation'], by: 'law', source: '村民委员会组织法(2025修正)§28、城市居民委员会组织法(2025修订)§30；日期由社区自己定' },
	joint_deliberation: { every: 'month', from: [1, 16], until: [1, 20], bodies: ['self_governance_committee', 'residents_council', 'party_organisation'], by: 'custom', source: '诸城五制“联席议事”的公开报道；日期由社区自己定' },
	overseers_meeting: { every: 'month', from: [1, 25], until: [1, 30], bodies: ['oversight_committee'], by: 'custom', source: '监督月例会的通行做法；日期由社区自己定' },
	town_spot_check: { every: 'month', from: [1, 1], until: [1, 31], bodies: ['party_organisation', 'service_centre'], by: 'custom', source: '镇（街道）月末抽查的通行做法；日期由社区自己定' },
	annual_report: { every: 'year', from: [1, 1], until: [1, 31], bodies: ['self_governance_committee'], by: 'law', source: '村民委员会组织法(2025修正)§25、§27；日期由社区自己定' },
	members_papers: { every: 'year', from: [1, 1], until: [1, 31], bodies: ['collective_economic_organisation'], by: 'law', source: '农村集体经济组织法§46：开会10日前供成员查阅；月份由组织自己定' },
	yearly_plan: { every: 'year', from: [2, 1], until: [2, 31], bodies: ['party_organisation', 'self_governance_committee'], by: 'custom', source: '年度议题计划和公开目录；月份由社区自己定' },
	subsidy_notice: { every: 'year', from: [4, 1], until: [4, 31], bodies: ['self_governance_committee'], by: 'local', source: '《山东省村务公开条例》§7：补贴发放公开；月份由社区自己定' },
	plan_review: { every: 'year', from: [7, 1], until: [7, 31], bodies: ['self_governance_committee', 'party_organisation'], by: 'custom', source: '半年述职与承诺清单回头看；月份由社区自己定' },
	allowance_review: { every: 'year', from: [10, 1], until: [10, 31], bodies: ['self_governance_committee'], by: 'local', source: '低保复核三榜公示的各地做法；月份由社区自己定' },
	yearly_check: { every: 'year', from: [11, 1], until: [11, 31], bodies: ['oversight_committee', 'party_organisation', 'service_centre'], by: 'custom', source: '工程与合同专项检查的通行做法；月份由社区自己定' },
	next_budget: { every: 'year', from: [12, 1], until: [12, 31], bodies: BOOKS, by: 'custom', source: '下年度预算；月份由社区自己定' }
} as const satisfies Record<string, CalendarDuty>;

export type CalendarKey = keyof typeof CALENDAR;

export const CALENDAR_DUTIES = Object.keys(CALENDAR) as CalendarKey[];

/** Duties that other parts of the record show to be kept: accounts, disclosures, appraisals, meetings, reports. */
export const SHOWN_DUTIES = ['finance_account', 'affairs_disclosure', 'appraisal', 'representatives_meeting', 'assembly_meeting', 'duty_report'] as const;
/** Duties that can be given to a body: these, and those of the calendar. Imported files may name others. */
export const DUTIES = [...SHOWN_DUTIES, ...CALENDAR_DUTIES] as const;

/** The duty of the calendar that goes by a name, or undefined. */
export function calendarDuty(name: string): CalendarDuty | undefined {
	return Object.hasOwn(CALENDAR, name) ? CALENDAR[name as CalendarKey] : undefined;
}

/** Duties of the calendar that can be given to a kind of body. */
export function calendarOf(kind: BodyKind): CalendarKey[] {
	return CALENDAR_DUTIES.filter((key) => (CALENDAR[key].bodies as readonly BodyKind[]).includes(kind));
}

/** The review of the accounts stands on the accounts themselves; every other duty of the calendar is kept by whoever did it saying so. */
export function isRecorded(duty: string): boolean {
	return calendarDuty(duty) !== undefined && duty !== 'disclosure_review';
}

function dayAt(first: Day, [month, day]: At): Day {
	const { from, until } = span(addMonths(first.slice(0, 7), month - 1))!;
	const at = addDays(from, day - 1);
	return at < until ? at : until;
}

/**
 * The days in which a duty of a period is done: those of the calendar, or the whole period where a body owes it at another rate than
 * the calendar has, or where the calendar does not know it. Undefined for what is no period.
 */
export function daysFor(duty: string, every: BodyDuty['every'], period: string): { from: Day; until: Day } | undefined {
	const whole = span(period);
	const known = calendarDuty(duty);
	return whole && known && known.every === every ? { from: dayAt(whole.from, known.from), until: dayAt(whole.from, known.until) } : whole;
}
