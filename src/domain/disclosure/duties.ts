import { addMonths, daysBetween, span, type Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { BodyContent, BodyDuty } from '../community/community.ts';
import { disclosureDue, type Category } from './disclosure.ts';

/** Duties of a body that are met by a disclosure, and of which category. Other duties are other nouns' business. */
const CATEGORY_OF: Readonly<Record<string, Category>> = { finance_account: 'finance', affairs_disclosure: 'affairs' };

/** One period for which a body owes a disclosure, and by when. */
export interface Owed {
	body: SubjectId;
	category: Category;
	period: string;
	due: Day;
	/** Why there is more time than the rules give. */
	extended?: string;
}

/** Where an owed disclosure stands on a day: missing from the day after it was due, to everybody. */
export type OwedState = { state: 'missing'; daysLate: number } | { state: 'due'; daysLeft: number };

const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/** The name of the period that begins with a month. */
function nameOf(every: BodyDuty['every'], month: string): string {
	const year = month.slice(0, 4);
	const number = Number(month.slice(5, 7));
	if (every === 'month') return month;
	if (every === 'year') return year;
	return every === 'quarter' ? `${year}-Q${(number + 2) / 3}` : `${year}-H${number === 1 ? 1 : 2}`;
}

/** The periods of a duty that begin on or after `from` and before `until`, and are over before `today`, oldest first. */
export function periodsOver(duty: Pick<BodyDuty, 'every' | 'from' | 'until'>, today: Day): string[] {
	const step = MONTHS[duty.every];
	const periods: string[] = [];
	const first = Number(duty.from.slice(5, 7)) - 1;
	let month = addMonths(duty.from.slice(0, 7), (step - (first % step)) % step);
	if (month === duty.from.slice(0, 7) && duty.from.slice(8) !== '01') month = addMonths(month, step);
	for (; ; month = addMonths(month, step)) {
		const name = nameOf(duty.every, month);
		const { from, until } = span(name)!;
		if (until >= today || (duty.until !== undefined && from >= duty.until)) return periods;
		periods.push(name);
	}
}

/** By when a body's disclosure of a category and period is due: by the rules, or later where the body was given more time. Undefined for `event`. */
export function dueOf(body: Pick<BodyContent, 'extensions'> | undefined, category: Category, period: string, disclosureDay: number): Day | undefined {
	const more = body?.extensions?.find((extension) => CATEGORY_OF[extension.duty] === category && extension.period === period);
	return more?.due ?? disclosureDue(period, disclosureDay);
}

/** A duty that ends at the latest with its body. */
function endingWith(duty: BodyDuty, until: Day | undefined): BodyDuty {
	return until === undefined || (duty.until !== undefined && duty.until <= until) ? duty : { ...duty, until };
}

/** Everything a body has owed so far, oldest first: periods that are over, each with its last day. */
export function owedBy(body: BodyContent, disclosureDay: number, today: Day): Owed[] {
	return body.duties.flatMap((duty) => {
		const category = CATEGORY_OF[duty.duty];
		if (!category) return [];
		return periodsOver(endingWith(duty, body.until), today).map((period) => {
			const more = body.extensions?.find((extension) => extension.duty === duty.duty && extension.period === period);
			const due = more?.due ?? disclosureDue(period, disclosureDay)!;
			return { body: body.subject, category, period, due, ...(more ? { extended: more.reason } : {}) };
		});
	});
}

/** What an owed disclosure that is not there is called on a day. The last day is not late, to 24:00. */
export function owedState(owed: Pick<Owed, 'due'>, today: Day): OwedState {
	return today > owed.due ? { state: 'missing', daysLate: daysBetween(owed.due, today) } : { state: 'due', daysLeft: daysBetween(today, owed.due) };
}
