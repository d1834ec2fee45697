import type { FileProblem, FileProblemCode } from '#domain/community/imported.ts';

/** Where something stands in a file: keys and positions from the top. */
export type Place = readonly (string | number)[];

/** `finance_tables[3].rows[7].balance_fen`; the file itself is `.` */
export function placeName(place: Place): string {
	if (place.length === 0) return '.';
	return place.map((step, depth) => (typeof step === 'number' ? `[${step}]` : depth === 0 ? step : `.${step}`)).join('');
}

/** What is wrong with a file, as it is found. */
export interface Problems {
	/** Notes a problem, the first at each place: what follows from it is not worth a sentence of its own. */
	add(place: Place, code: FileProblemCode, params?: FileProblem['params']): void;
	/** How many there are. */
	readonly count: number;
	/** The first of them. */
	readonly list: readonly FileProblem[];
}

/** Most problems that are named; the others are only counted. */
const MOST_NAMED = 200;

/** An empty list of problems. */
export function noProblems(): Problems {
	const seen = new Set<string>();
	const list: FileProblem[] = [];
	return {
		add(place, code, params) {
			const at = placeName(place);
			if (seen.has(at)) return;
			seen.add(at);
			if (list.length < MOST_NAMED) list.push({ at, code, ...(params ? { params } : {}) });
		},
		get count() {
			return seen.size;
		},
		list
	};
}
