import type { Permission } from '../act.ts';
import { SLIP_CLERKS } from '../slip/slips.ts';

/** Who keeps the roll: whoever keeps the books of the self-governance committee or of the service centre. */
export const ROLL_CLERKS = { ...SLIP_CLERKS } as const satisfies Permission;
