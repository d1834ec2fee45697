import type { Day } from '../basics/day.ts';
import type { Content } from '../content/content.ts';
import type { PersonFact } from './person-fact.ts';

/**
 * Two entries of the roll were one person, and are one entry from now on. A content of the office: the record has its hash, nobody else learns who
 * it was. Both ids are kept, so that whatever was noted under the one that went can be found under the one that stays.
 */
export interface PersonMergeContent extends Content {
	type: 'person-merge';
	/** The id of the entry that went, and of the one that stays. */
	gone: string;
	stays: string;
	on: Day;
	/** Office and name. */
	by: string;
}

/** A fact with its place in the roll. */
type Placed = PersonFact & { id: string };

/** What becomes of the facts of an entry that goes: those that say something new move; one that the other entry says too makes that one longer. */
export function mergedFacts(stays: readonly Placed[], gone: readonly Placed[]): { moved: Placed[]; dropped: Placed[]; longer: Placed[] } {
	const same = (a: Placed, b: Placed) =>
		a.kind === b.kind && a.body === b.body && a.place === b.place && a.area === b.area && !(a.until !== undefined && b.from !== undefined && a.until < b.from) && !(b.until !== undefined && a.from !== undefined && b.until < a.from);
	const moved: Placed[] = [];
	const dropped: Placed[] = [];
	const kept = stays.map((fact) => ({ ...fact }));
	const changed = new Set<Placed>();
	for (const fact of gone) {
		const twin = kept.find((one) => same(one, fact));
		if (!twin) {
			moved.push(fact);
			continue;
		}
		dropped.push(fact);
		const { from, until } = twin;
		// Open at one end where either is: nobody knows better.
		if (from !== undefined && (fact.from === undefined || fact.from < from)) {
			if (fact.from === undefined) delete twin.from;
			else twin.from = fact.from;
			changed.add(twin);
		}
		if (until !== undefined && (fact.until === undefined || fact.until > until)) {
			if (fact.until === undefined) delete twin.until;
			else twin.until = fact.until;
			changed.add(twin);
		}
	}
	return { moved, dropped, longer: [...changed] };
}
