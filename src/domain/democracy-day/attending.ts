import type { Unit } from '../procedure/decision.ts';
import type { Attendance } from './democracy-day.ts';

/** In what capacity somebody is there. Everybody else is counted, and not on the list. */
export const CAPACITIES = ['member', 'observer', 'non-registered'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** Somebody on the list of those who are there. Private; only numbers are published. */
export interface Arrival {
	person: string;
	/** What is counted: the person, or the household that they speak for. */
	unit: string;
	capacity: Capacity;
	/** Whoever came in their place, by written proxy. */
	holder?: string;
}

export type ArrivalProblem = 'here-already' | 'unit-here-already' | 'no-proxies' | 'too-many-proxies' | 'holder-not-here';

/** Why somebody cannot be put on the list; undefined when they can. One person once, one unit once, and proxies within the law. */
export function arrivalProblem(there: readonly Arrival[], arriving: Arrival, most: number): ArrivalProblem | undefined {
	if (there.some(({ person }) => person === arriving.person)) return 'here-already';
	if (arriving.capacity === 'member' && there.some(({ capacity, unit }) => capacity === 'member' && unit === arriving.unit)) return 'unit-here-already';
	if (arriving.holder === undefined) return undefined;
	if (most === 0 || arriving.capacity !== 'member') return 'no-proxies';
	const holder = there.find(({ person }) => person === arriving.holder);
	if (!holder || holder.capacity !== 'member' || holder.holder !== undefined) return 'holder-not-here';
	return there.filter((one) => one.holder === arriving.holder).length >= most ? 'too-many-proxies' : undefined;
}

/**
 * What cannot be in the numbers of those who were there: more members than there are, or more who came by proxy than those who came themselves may
 * stand in for.
 * @param most for how many one person may stand in, by the law of the body
 */
export function attendanceProblem({ members, proxies = 0 }: Attendance, most: number): 'more-than-expected' | 'too-many-proxies' | undefined {
	if (members.some(({ present, expected }) => present > expected)) return 'more-than-expected';
	const present = Math.max(0, ...members.map((one) => one.present));
	return proxies > most * Math.max(0, present - proxies) ? 'too-many-proxies' : undefined;
}

/** What is counted beside the list: a hand count, and those who sign no list. */
export interface CountedBeside {
	/** Members who signed on paper and are not on the list here. */
	onPaper?: number;
	observing?: number;
	nonRegistered?: number;
	residentUnits?: string[];
	overseers?: number;
	townStaff?: number;
	note?: string;
}

/** The numbers of a list, as they are published. */
export function attendanceOf(unit: Unit, expected: number, there: readonly Arrival[], beside: CountedBeside): Attendance {
	const count = (capacity: Capacity) => there.filter((one) => one.capacity === capacity).length;
	const proxies = there.filter(({ holder }) => holder !== undefined).length;
	const observing = count('observer') + (beside.observing ?? 0);
	const nonRegistered = count('non-registered') + (beside.nonRegistered ?? 0);
	return {
		members: [{ unit, expected, present: count('member') + (beside.onPaper ?? 0) }],
		...(proxies > 0 ? { proxies } : {}),
		observing, nonRegistered,
		...(beside.residentUnits && beside.residentUnits.length > 0 ? { residentUnits: beside.residentUnits } : {}),
		...(beside.overseers === undefined ? {} : { overseers: beside.overseers }),
		...(beside.townStaff === undefined ? {} : { townStaff: beside.townStaff }),
		...(beside.note === undefined ? {} : { note: beside.note })
	};
}
