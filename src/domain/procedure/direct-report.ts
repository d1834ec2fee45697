import type { Day } from '../basics/day.ts';
import type { Content } from '../content/content.ts';

/** Most characters of a direct report. */
export const MOST_REPORT = 1000;

/**
 * Somebody tells the overseers directly what is wrong with a matter, from whatever stage. `parent` is the matter. A content of the office: the
 * record has its hash, the overseers its words, nobody else either.
 */
export interface DirectReportContent extends Content {
	type: 'direct-report';
	number: string;
	text: string;
	/** The stage in which the matter was. */
	stage: string;
	on: Day;
	claimed?: Day;
}
