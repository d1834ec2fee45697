import type { GenericSchema, InferOutput } from 'valibot';
import type { Day, Instant } from '#domain/basics/day.ts';
import type { CommunityCode, PersonId } from '#domain/basics/id.ts';
import type { Result } from '#domain/basics/result.ts';
import type { AssignmentFunction } from '#domain/community/assignment.ts';
import type { BodyKind } from '#domain/community/community.ts';
import type { RuleSetContent } from '#domain/community/rule-set.ts';
import type { Audience, Content, Held } from '#domain/content/content.ts';
import type { Contents } from '#domain/content/contents.ts';
import type { vocabulary } from '#domain/record/vocabulary.ts';
import type { HeldAssignment, HeldOffice } from '#records/offices.ts';
import type { Records } from '#records/records.ts';
import type { LiveDocuments } from './document/live.ts';
import type { OnObject } from './object-states.ts';
import type { Limit, Rates } from './rates.ts';
import type { Refusal, RefusalCode } from './refusal.ts';
import type { Waits } from './waits.ts';

export type ActName = keyof typeof vocabulary;

/** Who asks for an act. Made at the door from the session, made again inside the transaction. */
export type Caller =
	| { kind: 'guest'; address: string; halfway?: Halfway }
	| PersonCaller
	/** The command line on the machine of the portal. */
	| { kind: 'operator' }
	| { kind: 'clock' };

/** An officer whose password was right and who may do nothing yet but show a second factor, or set one up. */
export interface Halfway {
	session: string;
	person: PersonId;
	needs: 'second-factor' | 'set-up';
}

export interface PersonCaller {
	kind: 'person';
	person: PersonId;
	session: string;
	/** A phone joined by slip, or an officer's desk. */
	through: 'device' | 'desk';
	/** Whether the PIN was given lately (desks are always unlocked). */
	unlocked: boolean;
	community: CommunityCode;
	household?: string;
	display: string;
	/** Offices held today, and those stood in for. */
	offices: HeldOffice[];
	/** Functions in single objects today. They count on a phone too: most who count, draft or look on hold no office. */
	assignments: HeldAssignment[];
	address: string;
}

/** Who may do an act, as data: what acts.json prints, what the walk over all roles tests. */
export type Permission =
	| { who: 'anyone' }
	| { who: 'resident' }
	| { who: 'signed-in' }
	| { who: 'halfway'; needs: Halfway['needs'] }
	/** With `city`: such an office of the city itself, and then in any of its communities. */
	| { who: 'office'; bodies: readonly BodyKind[]; positions: readonly string[]; city?: true }
	/** A function in some object of the community; in which one, `decide` asks by `assignmentIn`. */
	| { who: 'assignment'; functions: readonly AssignmentFunction[] }
	| { who: 'operator' }
	| { who: 'clock' };

/** How a content is written. */
export interface Writing {
	audience?: Audience;
	happenedAt?: string;
	/** A new thing: an id that is in use is refused (delivery.id-used) instead of becoming its next version. */
	first?: boolean;
}

/** What `decide` has: the ledger inside the transaction, the time, the rules in force. It awaits nothing else. */
export interface Tx {
	records: Records;
	now: Instant;
	today: Day;
	/** Minutes east of UTC of the city's civil time. */
	zone: number;
	/** Machine time in ms, for sessions. */
	machineNow: number;
	/** The rule set in force, when the city has one. */
	rules: Held<RuleSetContent> | undefined;
	/** Random bytes. */
	random(length: number): Uint8Array;
	/** Writes a content: bytes, projection, entry, together. `actor` is an office's subject, a pseudonym, or import, operator, clock. */
	write<C extends Content>(content: C, actor: string, more?: Writing): Promise<Held<C>>;
}

/** What `prepare` has: no transaction, so it may take its time. */
export interface Office {
	/** Reading connection: may be a moment older than what decide will see. */
	records: Records;
	now: Instant;
	today: Day;
	machineNow: number;
	random(length: number): Uint8Array;
	/** Runs password hashing with a bound on how many run at once. */
	hashing: Hashing;
	/** For limits that only the act can apply: guesses at codes, wrong passwords. */
	rates: Rates;
	waits: Waits;
	/** The texts that are being written. */
	documents: LiveDocuments;
	demo: boolean;
	/** Address of the portal: what passkeys are bound to. */
	origin: string;
	/** Whether this portal sends mail. */
	mail: boolean;
}

export interface Hashing {
	hash(secret: string): Promise<string>;
	verify(hash: string, secret: string): Promise<boolean>;
}

/** What `after` has of the portal: it may ask for further acts, and say what went wrong. */
export interface GoingOn {
	contents: Contents;
	today(): Day;
	/** The texts that are being written. */
	documents: LiveDocuments;
	perform(act: string, input: unknown, caller: Caller): Promise<{ ok: true } | { ok: false; error: Refusal }>;
	log: { error(fields: Record<string, unknown>, message: string): void };
}

/**
 * An act: one name in five places. `prepare` may be slow and reads from outside; `decide` runs inside the one transaction, may be run
 * again, and has no effects but its writes. Both refuse with a reason from the closed list.
 */
export interface Act<Schema extends GenericSchema = GenericSchema, Prepared = unknown, Outcome = unknown> {
	name: ActName;
	input: Schema;
	may: readonly Permission[];
	/** What becomes of it by the state of its object: done, or refused for that reason. Those who may not are told so first. */
	on?: OnObject;
	refusals: readonly RefusalCode[];
	limit?: Limit;
	/** Its input or its answer holds a secret (PIN, password, token, code): the book of deliveries keeps neither, so it is not idempotent. */
	secret?: true;
	/** The community an input speaks of; undefined for acts of the whole instance. */
	community?(input: InferOutput<Schema>): string;
	prepare?(office: Office, input: InferOutput<Schema>, caller: Caller): Promise<Result<Prepared, Refusal>>;
	decide(tx: Tx, input: InferOutput<Schema>, caller: Caller, prepared: Prepared): Promise<Result<Outcome, Refusal>>;
	/** When it was not done, for whatever reason: what `prepare` holds is let go. */
	letGo?(prepared: Prepared): void;
	/** Once it is on disk, and not when it is delivered again: what goes on by itself from here. Lost if the portal ends now, so whatever matters is found again at the next start. */
	after?(portal: GoingOn, value: Outcome, input: InferOutput<Schema>): void;
}

/** Declares an act. It only fixes the types. */
export function act<Schema extends GenericSchema, Prepared, Outcome>(definition: Act<Schema, Prepared, Outcome>): Act<Schema, Prepared, Outcome> {
	return definition;
}

/** Whether a caller is among those who may, in this community. Object-level questions are asked in `decide`. */
export function mayDo(may: readonly Permission[], caller: Caller, community: string | undefined): boolean {
	return may.some((permission) => {
		switch (permission.who) {
			case 'anyone':
				return true;
			case 'operator':
				return caller.kind === 'operator';
			case 'clock':
				return caller.kind === 'clock';
			case 'signed-in':
				return caller.kind === 'person';
			case 'halfway':
				return caller.kind === 'guest' && caller.halfway?.needs === permission.needs;
			case 'resident':
				return caller.kind === 'person' && caller.community === community;
			case 'office':
				return caller.kind === 'person' && officesFor(permission, caller, community).length > 0;
			case 'assignment':
				return caller.kind === 'person' && assignmentsFor(permission, caller, community).length > 0;
		}
	});
}

/** The offices by which a person may, in this community (in any, when the act has none, or when the permission is the city's). */
export function officesFor(permission: Extract<Permission, { who: 'office' }>, caller: PersonCaller, community: string | undefined): HeldOffice[] {
	return caller.offices.filter(
		(office) =>
			(permission.city ? office.ofCity : community === undefined || office.community === community) &&
			(permission.bodies as readonly string[]).includes(office.bodyKind) &&
			permission.positions.includes(office.position)
	);
}

/** The functions by which a person may, in this community (in any, when the act has none). */
export function assignmentsFor(permission: Extract<Permission, { who: 'assignment' }>, caller: PersonCaller, community: string | undefined): HeldAssignment[] {
	return caller.assignments.filter((one) => (community === undefined || one.community === community) && permission.functions.includes(one.function));
}

/** The function by which a person acts in an object, or undefined. */
export function assignmentIn(may: readonly Permission[], caller: Caller, object: string): HeldAssignment | undefined {
	if (caller.kind !== 'person') return undefined;
	for (const permission of may) {
		if (permission.who !== 'assignment') continue;
		const found = assignmentsFor(permission, caller, undefined).find((held) => held.object === object);
		if (found) return found;
	}
	return undefined;
}

/** The office of the city by which a person may act in any community, or undefined. */
export function cityOffice(may: readonly Permission[], caller: Caller): HeldOffice | undefined {
	if (caller.kind !== 'person') return undefined;
	for (const permission of may) {
		const office = permission.who === 'office' && permission.city ? officesFor(permission, caller, undefined)[0] : undefined;
		if (office) return office;
	}
	return undefined;
}

/** The office by which a person acts for a body, or undefined. Offices of the city are asked for by `cityOffice`. */
export function officeIn(may: readonly Permission[], caller: Caller, body: string): HeldOffice | undefined {
	if (caller.kind !== 'person') return undefined;
	for (const permission of may) {
		if (permission.who !== 'office' || permission.city) continue;
		const office = officesFor(permission, caller, undefined).find((held) => held.body === body);
		if (office) return office;
	}
	return undefined;
}
