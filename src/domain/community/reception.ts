import type { Day } from '../basics/day.ts';
import { daysBetween } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';
import type { Reference } from './office.ts';

/** Who receives: deputies of the people's congress, or the cadres of the community itself. */
export const RECEPTION_KINDS = ['deputy', 'cadre'] as const;
export type ReceptionKind = (typeof RECEPTION_KINDS)[number];

/** Most that one day of reception can have. */
export const MOST_CASES = 60;

/** A day on which whoever holds an office receives whoever comes. Announced before, so that one can come. */
export interface ReceptionContent extends Content {
	type: 'reception';
	kind: ReceptionKind;
	day: Day;
	/** Clock times, `09:00`, where they are stated. */
	start?: string;
	end?: string;
	place: string;
	hosts: { name: string; office?: SubjectId }[];
	/** Why it does not take place. */
	cancelled?: string;
}

/** What somebody came with, and what came of it. */
export interface ReceptionCase {
	no: number;
	/** Masked: who came is nobody's business. */
	visitor: string;
	matter: string;
	due?: Day;
	outcome?: string;
	/** The day it was done; absent while it is not. */
	done?: Day;
	about?: Reference;
}

/** What came of a day of reception. `parent` is the reception; told again when something more was done. */
export interface ReceptionReportContent extends Content {
	type: 'reception-report';
	visitors: number;
	cases: ReceptionCase[];
	by?: string;
}

export type ReceptionState =
	| { state: 'coming'; days: number }
	| { state: 'today' }
	| { state: 'unreported'; days: number }
	| { state: 'reported'; open: number; late: number }
	| { state: 'cancelled' };

/** How a day of reception stands. A day past without a report shows by itself, from the next day. */
export function receptionState(reception: Pick<ReceptionContent, 'day' | 'cancelled'>, report: Pick<ReceptionReportContent, 'cases'> | undefined, today: Day): ReceptionState {
	if (reception.cancelled !== undefined) return { state: 'cancelled' };
	if (report) {
		const open = report.cases.filter(({ done }) => done === undefined);
		return { state: 'reported', open: open.length, late: open.filter(({ due }) => due !== undefined && today > due).length };
	}
	if (reception.day > today) return { state: 'coming', days: daysBetween(today, reception.day) };
	return reception.day === today ? { state: 'today' } : { state: 'unreported', days: daysBetween(reception.day, today) };
}
