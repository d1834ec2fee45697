import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content } from '../content/content.ts';

/**
 * An office handed on for days while its holder is away: [from, until). `parent` is the office; whoever holds `to`, an office of the same
 * body, may do in these days what it may do. It is not handed on further.
 */
export interface DelegationContent extends Content {
	type: 'delegation';
	to: SubjectId;
	/** The names of both, as they stood when it was given. */
	absent: string;
	standIn: string;
	from: Day;
	until: Day;
	reason?: string;
}
