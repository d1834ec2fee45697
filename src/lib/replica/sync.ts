import { follow, startFollowing, type Follower } from '#domain/record/follow.ts';
import { decodeFrontier, encodeFrontier, grow, treeHasher, type GrowingTree, type Sha256 } from '#domain/record/merkle-tree.ts';
import { parseVkey, type Ed25519Verify, type VerifierKey } from '#domain/record/signed-note.ts';
import { addToDraft, begin, extend, giveUp, isGood, startDraft, type Draft } from './keep.ts';
import { isNoRoom, type AlarmReason, type AlarmRow, type FollowedRow, type ReplicaDb } from './open.ts';
import { FIRST_ITEMS, MOST_ITEMS, readPart, type Me, type Part } from './part.ts';
import { unpack, type Item } from './wire.ts';

/** What syncing needs of the machine it runs on. */
export interface SyncTools {
	db: ReplicaDb;
	fetch(path: string): Promise<Response>;
	/** Device time in ms. */
	now(): number;
	sha256: Sha256;
	verify: Ed25519Verify;
}

export type SyncProblem =
	/** No network, or none that leads to the portal. What is here stays as it is. */
	| 'offline'
	/** The portal does not have this community, or will not say now. */
	| 'not-there'
	| 'busy'
	/** What came is no part of a record. */
	| 'garbled'
	/** This device has no room left, or cannot write. Nothing was kept of what came. */
	| 'no-room'
	| 'not-kept'
	/** The portal tells another story than before. Nothing was kept of what came, and it is noted. */
	| AlarmReason;

export type Synced =
	| { ok: true; community: string; size: number; added: number; me: Me | null; city?: string }
	| { ok: false; why: SyncProblem };

/** Ends a sync from wherever it has got to. */
class Stopped extends Error {
	readonly why: SyncProblem;
	constructor(why: SyncProblem) {
		super(why);
		this.why = why;
	}
}

async function pullPart(tools: SyncTools, community: string, after: number): Promise<Part> {
	const answer = await tools.fetch(`/${community}/replica?after=${after}&limit=${after === 0 ? FIRST_ITEMS : MOST_ITEMS}`).catch(() => undefined);
	if (!answer) throw new Stopped('offline');
	if (answer.status === 404) throw new Stopped('not-there');
	if (answer.status === 429 || answer.status >= 500) throw new Stopped('busy');
	const part = readPart(await answer.json().catch(() => undefined));
	if (!answer.ok || part?.community !== community || part.from !== after) throw new Stopped('garbled');
	return part;
}

/** Parts from a place on, one after another; while one is worked on, the next is on its way. */
async function* parts(tools: SyncTools, community: string, after: number): AsyncGenerator<Part> {
	let next: Promise<Part> | undefined = pullPart(tools, community, after);
	while (next) {
		const part: Part = await next;
		next = part.until < part.size && part.until > part.from ? pullPart(tools, community, part.until) : undefined;
		// Whoever stops listening has no interest in why the next one fails.
		next?.catch(() => undefined);
		yield part;
	}
}

function itemsOf(tools: SyncTools, part: Part): Item[] {
	try {
		return unpack(tools.sha256, part.origin, part.from, part.until - part.from, part);
	} catch {
		throw new Stopped('garbled');
	}
}

function keyOf(tools: SyncTools, vkey: string): VerifierKey {
	try {
		return parseVkey(tools.sha256, vkey);
	} catch {
		throw new Stopped('garbled');
	}
}

function followerOf(row: FollowedRow, key: VerifierKey): Follower {
	return { origin: key.name, size: row.size, frontier: decodeFrontier(row.frontier), checkpointText: row.checkpoint };
}

/** Notes a refusal once, with both checkpoints. It stays when the portal tells the old story again: it was seen. */
async function alarm(tools: SyncTools, row: Omit<AlarmRow, 'at'>): Promise<void> {
	const known = await tools.db.getAll('alarms', IDBKeyRange.bound([row.community, -Infinity], [row.community, Infinity]));
	if (known.some((one) => one.why === row.why && one.refused.checkpoint === row.refused.checkpoint && one.seq === row.seq)) return;
	let at = tools.now();
	while (known.some((one) => one.at === at)) at++;
	await tools.db.put('alarms', { ...row, at });
}

/**
 * Brings a community's record on this device up to date. Entries are hashed into the tree that this device has seen and must come
 * out at the signed checkpoint; contents must have the hash of their entry. If the portal has rewritten anything that was seen here,
 * with the real key or without, everything stays as it was and the refusal is noted. Safe to run twice at once, and to be killed anywhere.
 */
export async function sync(tools: SyncTools, community: string): Promise<Synced> {
	try {
		for (let attempt = 0; attempt < 3; attempt++) {
			const synced = await syncOnce(tools, community);
			if (synced) return synced;
		}
		return { ok: false, why: 'busy' };
	} catch (error) {
		return { ok: false, why: error instanceof Stopped ? error.why : isNoRoom(error) ? 'no-room' : 'not-kept' };
	}
}

/** What has come so far. A record that this device follows grows in memory, a new one in drafts, because it may be long. */
interface Pulling {
	state: Follower;
	tree: GrowingTree;
	key: VerifierKey;
	last: Part;
	items: Item[];
	bad: number[];
	added: number;
}

/** Undefined when another attempt to begin with this record has taken over. */
async function pull(tools: SyncTools, community: string, row: FollowedRow | undefined, draft: Draft | undefined): Promise<Pulling | undefined> {
	const hasher = treeHasher(tools.sha256);
	let pulling: Pulling | undefined;
	let adding: { kept: Promise<void> } | undefined;
	for await (const part of parts(tools, community, row?.size ?? 0)) {
		if (!pulling) {
			// Seen for the first time, the key is taken from the portal; from then on it is this device's own.
			const key = keyOf(tools, row?.vkey ?? part.vkey);
			const state = row ? followerOf(row, key) : startFollowing(key);
			pulling = { state, tree: grow(hasher, state.frontier), key, last: part, items: [], bad: [], added: 0 };
		}
		const items = itemsOf(tools, part);
		for (const item of items) {
			pulling.tree.append(hasher.leafOf(item.entry));
			if (!isGood(item)) pulling.bad.push(item.seq);
		}
		if (!draft) for (const item of items) pulling.items.push(item);
		else {
			// One part is stored while the next is hashed.
			await adding?.kept;
			adding = await addToDraft(tools.db, draft, items);
			if (!adding) return undefined;
		}
		pulling.added += items.length;
		pulling.last = part;
	}
	await adding?.kept;
	return pulling;
}

/** One attempt; undefined when the log has grown, or another sync was faster, in the middle of it. */
async function syncOnce(tools: SyncTools, community: string): Promise<Synced | undefined> {
	const { db } = tools;
	const row = await db.get('followed', community);
	const draft = row ? undefined : await startDraft(db, community);
	const pulled = row || draft ? await pull(tools, community, row, draft) : undefined;
	if (!pulled) return undefined;
	const { state, tree, key, last, items, bad, added } = pulled;
	const refuse = async (why: AlarmReason, seq?: number): Promise<Synced> => {
		const { checkpoint, vkey } = last;
		const before = { size: state.size, checkpoint: state.checkpointText };
		await alarm(tools, { community, why, kept: before, refused: { checkpoint, vkey }, ...(seq === undefined ? {} : { seq }) });
		if (draft) await giveUp(db, draft);
		return { ok: false, why };
	};

	if (last.vkey !== (row?.vkey ?? last.vkey)) return refuse('key-changed');
	// What was seen here and what came, as one tree: if it has the root that the checkpoint signs, the old is the beginning of the new.
	const frontier = tree.frontier();
	const followed = follow({ ...state, size: frontier.size, frontier }, [], last.checkpoint, key, { hasher: treeHasher(tools.sha256), verify: tools.verify });
	if (!followed.ok) {
		// The log grew between two parts: the checkpoint of the last one speaks of more.
		if (followed.error === 'entries-do-not-reach-checkpoint') return undefined;
		return refuse(followed.error === 'same-size-different-root' && added > 0 ? 'root-differs' : followed.error);
	}
	const next: FollowedRow = {
		community, vkey: last.vkey, size: frontier.size, frontier: encodeFrontier(frontier), checkpoint: added > 0 || !row ? last.checkpoint : row.checkpoint,
		syncedAt: tools.now(), civilOffset: Date.parse(last.now) - tools.now(), zone: last.zone, demo: last.demo, ...(last.city === undefined ? {} : { city: last.city })
	};
	if (!(await (draft ? begin(db, draft, next) : extend(db, state.size, next, items)))) return undefined;
	for (const seq of bad) await refuse('content-differs', seq);
	return { ok: true, community, size: next.size, added, me: last.me, ...(last.city === undefined ? {} : { city: last.city }) };
}
