import { timingSafeEqual } from 'node:crypto';
import { fromHex, toHex, utf8 } from '#domain/basics/bytes.ts';
import type { CommunityCode, PersonId } from '#domain/basics/id.ts';
import type { Sha256 } from '#domain/content/content.ts';
import type { Records } from '#records/records.ts';
import type { HeldAssignment, HeldOffice } from '#records/offices.ts';
import type { Session, SessionOfPerson } from '#records/sessions.ts';
import type { Caller } from './act.ts';

/** A device's session ends after so long without use, a desk's sooner; both end for good after the second. In ms. */
export const SESSION_MS = {
	device: { idle: 90 * 86_400_000, whole: 400 * 86_400_000 },
	desk: { idle: 30 * 60_000, whole: 12 * 3_600_000 }
} as const;

/** How often "last seen" is written, so that reading pages does not write. In ms. */
const SEEN_STEP = { device: 86_400_000, desk: 60_000 } as const;

const TOKEN = /^([a-z2-7]{24})\.([a-z2-7]{48})$/;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

function base32(bytes: Uint8Array): string {
	return Array.from(bytes, (byte) => BASE32[byte & 31]).join('');
}

/** A new token: id (120 bits) and secret (240 bits). Only the SHA-256 of the secret is stored. Source: Lucia's guide, "Session tokens". */
export function newToken(random: (length: number) => Uint8Array, sha256: Sha256): { token: string; id: string; secretHash: string } {
	const id = base32(random(24));
	const secret = base32(random(48));
	return { token: `${id}.${secret}`, id, secretHash: toHex(sha256(utf8(secret))) };
}

/** The session a token opens, with its person, when it is good at this machine time. */
export async function sessionOf(records: Records, sha256: Sha256, token: string | undefined, machineNow: number): Promise<SessionOfPerson | undefined> {
	const match = TOKEN.exec(token ?? '');
	if (!match) return undefined;
	const found = await records.sessions.findWithPerson(match[1]!);
	if (!found) return undefined;
	const given = sha256(utf8(match[2]!));
	if (!timingSafeEqual(given, fromHex(found.session.secretHash))) return undefined;
	const idle = SESSION_MS[found.session.kind].idle;
	if (machineNow >= found.session.expiresAt || machineNow >= found.session.lastSeenAt + idle) return undefined;
	return found;
}

/** Whether "last seen" of a session should be written now. */
export function isStale(session: Session, machineNow: number): boolean {
	return machineNow - session.lastSeenAt >= SEEN_STEP[session.kind];
}

/**
 * Who a session speaks for: the person and, at a desk, the offices they hold today. A phone joined by slip is a resident's, also an
 * officer's own: whoever prints slips could otherwise print themselves a director.
 */
export function personCaller(
	{ session, person }: SessionOfPerson, held: { offices: HeldOffice[]; assignments: HeldAssignment[] }, machineNow: number, address: string
): Caller {
	if (session.stage !== 'whole') return { kind: 'guest', address, halfway: { session: session.id, person: person.id as PersonId, needs: session.stage } };
	return {
		kind: 'person',
		person: person.id as PersonId,
		session: session.id,
		through: session.kind,
		unlocked: session.kind === 'desk' || session.unlockedUntil > machineNow,
		community: person.community as CommunityCode,
		...(person.household === null ? {} : { household: person.household }),
		display: person.display,
		offices: session.kind === 'desk' ? held.offices : [],
		assignments: held.assignments,
		address
	};
}
