import { ASKED_BODIES } from '#domain/community/asked-bodies.ts';
import type { Permission } from '../act.ts';

/** Whoever keeps the books of a body or leads it. */
export const CLERKS = {
	who: 'office',
	bodies: ASKED_BODIES,
	positions: ['director', 'deputy_director', 'chair', 'secretary', 'deputy_secretary', 'accountant', 'staff', 'clerk']
} as const satisfies Permission;

/** Anybody who sits on the body that was asked may answer for it. */
export const MEMBERS = { ...CLERKS, positions: [...CLERKS.positions, 'member'] } as const satisfies Permission;
