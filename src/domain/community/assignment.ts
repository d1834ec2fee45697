import type { Day } from '../basics/day.ts';
import type { Content } from '../content/content.ts';

/** What somebody can be asked to do in one object: chair a meeting, draft a document, count a vote. */
export const FUNCTIONS = [
	'chair', 'recorder', 'teller', 'reader', 'ballot_overseer', 'overseer', 'drafter', 'liaison', 'responsible', 'quality_overseer', 'assessor',
	'host', 'reviewer', 'observer'
] as const;
export type AssignmentFunction = (typeof FUNCTIONS)[number];

/**
 * A function of one person in one object. `parent` is the object; it lies in the same log. Who does it is public: by name when they hold
 * an office, masked otherwise. Which person of the roll that is lies in a private table.
 */
export interface AssignmentContent extends Content {
	type: 'assignment';
	function: AssignmentFunction;
	holder: string;
	/** What the object is called: it may be one that no page shows yet. */
	about: string;
	from: Day;
	/** First day on which it is no longer theirs; absent while it lasts. */
	until?: Day;
}
