import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Refusal } from '#acts/refusal.ts';
import type { FollowRefusal } from '#domain/record/follow.ts';

/** A line of a record with its content, as it is read from a block. */
export interface StoredLine {
	seq: number;
	entry: string;
	subject: string;
	/** Counts the lines of the subject, also those whose content is not here. */
	version: number;
	/** Place of the first one. */
	first: number;
	/** The content, when it is here. `hash` is SHA-256(salt ‖ bytes), as the entry says it. */
	content?: { hash: string; bytes: string; salt: string };
	erased?: true;
	/** Whether it stands in lists: the newest version of a subject whose content is here. */
	listed?: true;
}

/** What a line is, one letter in `Block.kinds`: listed; a content that was superseded; erased; known by its hash alone. */
export type LineKind = 'l' | 'c' | 'e' | 'h';

/**
 * Lines that follow each other, kept as one record, each field of all of them together: ten thousand lines one by one, in four indexes, take
 * a slow phone half a minute. The indexes name every line in the block (multiEntry).
 */
export interface Block {
	community: string;
	/** Place of the first line. */
	from: number;
	/** One letter for each line. */
	kinds: string;
	/** Separated by line breaks, which JSON does not have outside of escapes. */
	entries: string;
	subjects: string[];
	versions: number[];
	firsts: number[];
	/** Of the lines with a content, separated by line breaks. */
	contents: string;
	/** Of the same, 32 hex digits each. */
	salts: string;
	/** Of the same. */
	hashes: string[];
	/** `[community or parent, type, −first]` of the lines that are listed: in ascending order the newest subjects come first. */
	lists: [string, string, number][];
}

/** A block is full at so many lines, or so many characters. */
export const BLOCK_LINES = 32;
export const BLOCK_SIZE = 100_000;

/** What this device knows of a community's record, and the clock of its portal. */
export interface FollowedRow {
	community: string;
	/** The key of the log, pinned when this device met it first. */
	vkey: string;
	size: number;
	/** Right edge of the tree (domain/record/merkle-tree.ts, encodeFrontier). */
	frontier: Uint8Array;
	checkpoint: string;
	/** Device time in ms. */
	syncedAt: number;
	/** Civil time of the portal minus device time, in ms: the day goes on offline, even where the phone's clock is wrong. */
	civilOffset: number;
	/** Minutes east of UTC. */
	zone: number;
	demo: boolean;
	/** The city, whose record has the rules and the towns. */
	city?: string;
}

/** Why a device does not go along with its portal. */
export type AlarmReason =
	| Exclude<FollowRefusal, 'entries-do-not-reach-checkpoint'>
	/** The portal names another key for this log than before. */
	| 'key-changed'
	/** A content that is not the one its entry names. */
	| 'content-differs';

/** That a device refused what its portal said, with both sides of the story: anybody can be shown the two checkpoints. */
export interface AlarmRow {
	community: string;
	/** Device time in ms. */
	at: number;
	why: AlarmReason;
	kept: { size: number; checkpoint: string };
	refused: { checkpoint: string; vkey: string };
	/** The line concerned, for `content-differs`. */
	seq?: number;
}

/** What an act left in the record, as the portal answered. */
export interface Receipt {
	value: Record<string, unknown>;
	lines: { community: string; seq: number; subject: string; hash: string }[];
}

/** An act of this device on its way. */
export interface OutboxRow {
	/** Made here; under the same id the portal does an act once. */
	id: string;
	act: string;
	/** Whose act it is: the session under which it was made, and under which it is sent. Absent on a device that never had more than one person. */
	person?: string;
	/** Never changed once it was sent: under the same id the portal takes only the same input. */
	input: Record<string, unknown>;
	/** Device time in ms. */
	madeAt: number;
	state: 'waiting' | 'delivered' | 'refused';
	/** How often it was sent in vain, and when it may be sent again (device time in ms). */
	tries: number;
	notBefore: number;
	/** What it waits for, when it is not the network. */
	wants?: 'sign-in' | 'pin';
	receipt?: Receipt;
	/** That a page has shown the receipt. */
	shown?: true;
	refusal?: Refusal;
}

interface ReplicaSchema extends DBSchema {
	blocks: {
		key: [string, number];
		value: Block;
		indexes: { subject: string; hash: string; list: [string, string, number] };
	};
	followed: { key: string; value: FollowedRow };
	/** Per community that this device begins to follow: the attempt that is at work, by a number of its own. */
	drafts: { key: string; value: number };
	alarms: { key: [string, number]; value: AlarmRow };
	outbox: { key: string; value: OutboxRow; indexes: { madeAt: number } };
	settings: { key: string; value: unknown };
}

export type ReplicaDb = IDBPDatabase<ReplicaSchema>;

/** Stores that belong to the person of this device. The others hold what is public. */
export const PRIVATE_STORES = ['outbox', 'settings'] as const;

export const DATABASE = 'yishi';
/** Raised with every change of stores; steps are added below, never changed: an older worker may have made what is there. */
const VERSION = 1;

/**
 * Opens the device's database and makes what is missing. Two openings at once are safe. An opening of a newer version closes
 * this one: `closed` is called, and whoever holds it opens again.
 */
export function openReplica(closed?: () => void, name = DATABASE): Promise<ReplicaDb> {
	return openDB<ReplicaSchema>(name, VERSION, {
		upgrade(db, from) {
			if (from < 1) {
				const blocks = db.createObjectStore('blocks', { keyPath: ['community', 'from'] });
				blocks.createIndex('subject', 'subjects', { multiEntry: true });
				blocks.createIndex('hash', 'hashes', { multiEntry: true });
				blocks.createIndex('list', 'lists', { multiEntry: true });
				db.createObjectStore('followed', { keyPath: 'community' });
				db.createObjectStore('drafts');
				db.createObjectStore('alarms', { keyPath: ['community', 'at'] });
				db.createObjectStore('outbox', { keyPath: 'id' }).createIndex('madeAt', 'madeAt');
				db.createObjectStore('settings');
			}
		},
		blocking(_current, _blocked, event) {
			(event.target as IDBDatabase).close();
			closed?.();
		},
		terminated: () => closed?.()
	});
}

/** Whether an error says that this device has no room left. */
export function isNoRoom(error: unknown): boolean {
	return error instanceof DOMException && error.name === 'QuotaExceededError';
}
