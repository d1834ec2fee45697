import type { CommunityCode } from '#domain/basics/id.ts';
import type { Day, Instant } from '#domain/basics/day.ts';
import type { Held } from '#domain/content/content.ts';
import type { Contents } from '#domain/content/contents.ts';
import type { RuleSetContent } from '#domain/community/rule-set.ts';
import type { VerifierKey } from '#domain/record/signed-note.ts';
import type { Records } from '#records/records.ts';
import type { Caller, Hashing } from './act.ts';
import type { LiveDocuments } from './document/live.ts';
import type { Drawn } from './drawn.ts';
import type { Rates } from './rates.ts';
import type { Refusal } from './refusal.ts';

/** A line the act left in the record: what a receipt names. */
export interface Line {
	community: CommunityCode;
	seq: number;
	subject: string;
	hash: string;
}

/** What comes back from an act. `again` when this delivery had been done before and nothing was done now. */
export type Performed =
	| { ok: true; value: Record<string, unknown>; lines: Line[]; again: boolean }
	| { ok: false; error: Refusal };

/** A base map: the address of its style, and all origins that its parts come from. */
export interface BaseMap {
	style: string;
	origins: readonly string[];
}

export type SessionListener = (session: string, how: 'ended' | 'changed') => void;

/** How an act is asked for. */
export interface Asking {
	/** Client-made id of this delivery, 22 characters; the same id with the same input is done once. */
	id?: string;
}

/** Log lines: JSON with names and numbers redacted. `code` can be read over the telephone. */
export interface Logging {
	info(fields: Record<string, unknown>, message: string): void;
	error(fields: Record<string, unknown>, message: string): void;
}

/**
 * The one thing that holds state: server/ opens it, routes get it as `event.locals.portal`. Two programs load the modules of src/,
 * so nothing but plain data and this interface crosses between them.
 */
export interface Portal {
	/** Folder created as a demo: settable clock, invented city. */
	readonly demo: boolean;
	/** Whether this portal sends mail; without it everything is in the inbox, on paper and on the telephone. */
	readonly mail: boolean;
	/** Address of this portal as people see it, without a slash at the end. */
	readonly origin: string;
	/** A base map under the maps, where one is configured. */
	readonly baseMap: BaseMap | undefined;
	/** Civil time: what rules and entries go by. Never runs backwards within a folder. */
	now(): Instant;
	today(): Day;
	/** Machine time in ms: sessions, limits, signatures. */
	machineNow(): number;
	/** Civil minus machine time in ms, for devices that must go on counting offline. */
	civilOffset(): number;
	/** Public contents, from a reading connection. */
	readonly contents: Contents;
	/** Everything else that pages of the office read. Reading connection: writing through it fails. */
	readonly records: Records;
	/** The rule set in force. */
	rules(): Promise<Held<RuleSetContent> | undefined>;
	/** Minutes east of UTC of the city's civil time. */
	zone(): number;
	/** The city's address, and its log; undefined in an empty folder. */
	city(): Promise<CommunityCode | undefined>;
	/** The key that a community's checkpoints are signed with. */
	logKey(community: string): VerifierKey;
	/** Does an act, or refuses it and writes nothing. Never throws for anything a caller can send. */
	perform(act: string, input: unknown, caller: Caller, asking?: Asking): Promise<Performed>;
	/**
	 * The caller behind a session cookie; a guest when there is none, or it is no longer good. With `unseen`, nobody is noted as having been seen: an open page is not a
	 * person at the desk.
	 */
	callerOf(token: string | undefined, address: string, asking?: { unseen?: boolean }): Promise<Caller>;
	/** Called with (community, size) after each commit that made a log longer. Returns how to stop. */
	onGrowth(listener: (community: CommunityCode, size: number) => void): () => void;
	/** Called with the id of a session that has ended, or that holds on and may do less: what it has open is over. */
	onSessionEnd(listener: SessionListener): () => void;
	readonly rates: Rates;
	/** The texts that are being written together. */
	readonly documents: LiveDocuments;
	/** Public pages drawn since the ledger last changed. */
	readonly drawn: Drawn;
	readonly hashing: Hashing;
	readonly log: Logging;
	random(length: number): Uint8Array;
	/** Whether the last write could be done: false while the disk is full or read-only. */
	writable(): boolean;
	/** Refuses new acts, answers those that wait, closes the files. */
	close(): Promise<void>;
}
