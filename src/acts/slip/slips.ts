import { toHex, utf8 } from '#domain/basics/bytes.ts';
import { CLERKS } from '../question/clerks.ts';
import { sha256 } from '#records/hashing.server.ts';
import type { Slip } from '#records/sessions.ts';
import type { Permission } from '../act.ts';
import type { RefusalCode } from '../refusal.ts';

/** How long a slip can be used. In ms. */
export const SLIP_MS = 30 * 86_400_000;

/** How long an ended slip is remembered, so that whoever types it is told that it ended. In ms. */
export const SLIP_REMEMBERED_MS = 365 * 86_400_000;

/** Who prints slips: whoever keeps the books of the self-governance committee or of the service centre. */
export const SLIP_CLERKS = { ...CLERKS, bodies: ['self_governance_committee', 'service_centre'] } as const satisfies Permission;

/** What is kept of a code. Sixty random bits need no salt and no slow hash: there is nothing to guess from. */
export function slipHash(code: string): string {
	return toHex(sha256(utf8(`yishi slip ${code}`)));
}

/** Why a slip can no longer be used: whoever types an old one is told that there is a newer, and does not blame the clock. */
export function endOf(slip: Pick<Slip, 'ended'>): RefusalCode {
	return slip.ended === null ? 'slip.expired' : `slip.${slip.ended}`;
}
