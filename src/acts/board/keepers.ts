import type { Permission } from '../act.ts';
import { CLERKS } from '../question/clerks.ts';

/** Whoever hangs things up and looks whether they hang: clerks, liaisons, and the overseers who check it. */
export const BOARD_KEEPERS = {
	who: 'office',
	bodies: [...CLERKS.bodies, 'oversight_committee'],
	positions: [...CLERKS.positions, 'liaison', 'member', 'supervisor']
} as const satisfies Permission;
