import type { TellersCount } from './counting.ts';
import { checkBox, type BoxProblem } from './tally.ts';

/** What one teller last counted of one box. `person` tells tellers apart, whatever they are called. */
export interface BoxRow {
	box: string;
	person: string;
	count: TellersCount;
}

/** A box as it stands: settled once the last two tellers say the same. */
export interface Box {
	box: string;
	counts: BoxRow[];
	/** What is wrong between the two; absent while fewer than two have counted. */
	problems?: (BoxProblem | 'votes-differ')[];
	settled?: [TellersCount, TellersCount];
}

/** The boxes of a poll. Of more than two tellers, two that agree settle it. */
export function boxesFrom(rows: readonly BoxRow[]): Box[] {
	const names = [...new Set(rows.map(({ box }) => box))];
	return names.map((box): Box => {
		const counts = rows.filter((row) => row.box === box);
		let problems: Box['problems'];
		for (const [index, one] of counts.entries()) {
			for (const other of counts.slice(index + 1)) {
				// Two people, although both may be called the same.
				problems = checkBox({ ...one.count, teller: one.person }, { ...other.count, teller: other.person });
				if (JSON.stringify(one.count.votes) !== JSON.stringify(other.count.votes)) problems.push('votes-differ');
				if (problems.length === 0) return { box, counts, problems, settled: [one.count, other.count] };
			}
		}
		return { box, counts, ...(problems ? { problems } : {}) };
	});
}
