import type { Refusal } from '#acts/refusal.ts';
import type { OutboxRow, Receipt, ReplicaDb } from './open.ts';

/** What delivering needs of the machine it runs on. */
export interface OutboxTools {
	db: ReplicaDb;
	fetch(path: string, init: RequestInit): Promise<Response>;
	/** Device time in ms. */
	now(): number;
	/** 0 ≤ n < 1. */
	chance(): number;
}

/** The first wait after a failure and the longest, in ms. Each wait lasts half to all of its length, so that not everybody comes back at once. */
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 15 * 60_000;
/** After so long without an answer, a delivery counts as lost; it may have arrived, which is why it goes again under the same id. */
const ANSWER_MS = 30_000;

/** How long to wait after so many tries in vain, in ms. */
export function waitAfter(tries: number, chance: number): number {
	return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1)) * (0.5 + chance / 2);
}

/**
 * Puts an act into the outbox. When this returns, it is on disk and survives the end of the browser, or of the battery. Throws what the
 * device throws (QuotaExceededError): then nothing is saved, and the person must be told. An id that is there already stays as it is.
 */
export async function queue(db: ReplicaDb, act: Pick<OutboxRow, 'id' | 'act' | 'input' | 'madeAt' | 'person'>): Promise<OutboxRow> {
	const tx = db.transaction('outbox', 'readwrite', { durability: 'strict' });
	const known = await tx.store.get(act.id);
	const row: OutboxRow = known ?? { ...act, state: 'waiting', tries: 0, notBefore: 0 };
	if (!known) await tx.store.add(row);
	await tx.done;
	return row;
}

/** All acts of the outbox, oldest first. */
export function outbox(db: ReplicaDb): Promise<OutboxRow[]> {
	return db.getAllFromIndex('outbox', 'madeAt');
}

/** How many acts wait to be delivered: of one person of this device, or of all. */
export async function waiting(db: ReplicaDb, person?: string): Promise<number> {
	return (await outbox(db)).filter((row) => row.state === 'waiting' && (person === undefined || (row.person ?? '') === person)).length;
}

/** Takes an act out: delivered, and its receipt has been shown; or refused, and its maker does not want it any more. One that waits stays. */
export async function dismiss(db: ReplicaDb, id: string): Promise<void> {
	const tx = db.transaction('outbox', 'readwrite', { durability: 'strict' });
	const row = await tx.store.get(id);
	if (row && row.state !== 'waiting') await tx.store.delete(id);
	await tx.done;
}

/** What waits under one person of this device waits under another from now on, and is tried at once. How many there were. */
export async function takeOver(db: ReplicaDb, from: string, to: string): Promise<number> {
	const tx = db.transaction('outbox', 'readwrite', { durability: 'strict' });
	const rows = (await tx.store.getAll()).filter((row) => (row.person ?? '') === from);
	for (const { wants: _wants, ...row } of rows) await tx.store.put({ ...row, person: to, notBefore: 0 });
	await tx.done;
	return rows.length;
}

type Outcome =
	| { kind: 'delivered'; receipt: Receipt }
	| { kind: 'refused'; refusal: Refusal }
	| { kind: 'later'; wants?: 'sign-in' | 'pin' };

/** What an answer means for the act. Only the portal's own answers decide: a captive network's page, a proxy's error decide nothing. */
async function outcomeOf(answer: Response): Promise<Outcome> {
	const body = (await answer.json().catch(() => undefined)) as ({ ok?: unknown; value?: unknown; lines?: unknown } & Partial<Refusal>) | undefined;
	if (answer.ok && body?.ok === true) {
		return { kind: 'delivered', receipt: { value: (body.value ?? {}) as Receipt['value'], lines: (body.lines ?? []) as Receipt['lines'] } };
	}
	if (body?.ok !== false || typeof body.code !== 'string') return { kind: 'later' };
	const { code, params, fields } = body;
	if (code === 'caller.locked') return { kind: 'later', wants: 'pin' };
	if (answer.status === 401) return { kind: 'later', wants: 'sign-in' };
	// Too many, too full, just restarting: none of them a word on the act itself.
	if (answer.status === 429 || answer.status >= 500) return { kind: 'later' };
	return { kind: 'refused', refusal: { code, ...(params ? { params } : {}), ...(fields ? { fields } : {}) } };
}

async function send(tools: OutboxTools, { act, id, input, person }: Pick<OutboxRow, 'act' | 'id' | 'input' | 'person'>): Promise<Outcome> {
	const abort = new AbortController();
	const timer = setTimeout(() => abort.abort(), ANSWER_MS);
	try {
		const init: RequestInit = {
			method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ id, input, ...(person === undefined ? {} : { as: person }) }),
			credentials: 'same-origin', cache: 'no-store', redirect: 'error', signal: abort.signal
		};
		return await outcomeOf(await tools.fetch(`/acts/${act}`, init));
	} catch {
		return { kind: 'later' };
	} finally {
		clearTimeout(timer);
	}
}

/** Writes a row that is still there. False when it was taken out meanwhile, because the device was wiped: then it does not come back. */
async function put(db: ReplicaDb, row: OutboxRow): Promise<boolean> {
	const tx = db.transaction('outbox', 'readwrite', { durability: 'strict' });
	const there = (await tx.store.get(row.id)) !== undefined;
	if (there) await tx.store.put(row);
	await tx.done;
	return there;
}

/** The row after an outcome. `tries` in vain went before that still say something about this network. */
function after(row: OutboxRow, outcome: Outcome, tools: OutboxTools, before: number): OutboxRow {
	const { wants: _wants, ...rest } = row;
	if (outcome.kind === 'delivered') return { ...rest, state: 'delivered', receipt: outcome.receipt };
	if (outcome.kind === 'refused') return { ...rest, state: 'refused', refusal: outcome.refusal };
	const tries = before + 1;
	return { ...rest, tries, notBefore: tools.now() + waitAfter(tries, tools.chance()), ...(outcome.wants ? { wants: outcome.wants } : {}) };
}

/**
 * Delivers what waits, one after another in the order in which it was made. If the answer is lost, the next try under the same id gets
 * the first one's answer and nothing is done twice. A refused act keeps what was written in it. Nothing is taken out here.
 * @param now whether to try also what was told to wait: the network is back, or a person is looking. What failed before then says nothing
 * any more, and the waits begin anew: a network that has just come back may fail once, and that must not cost a quarter of an hour.
 * @returns the rows that changed
 */
export async function deliver(tools: OutboxTools, now = false): Promise<OutboxRow[]> {
	const changed: OutboxRow[] = [];
	for (const row of await outbox(tools.db)) {
		if (row.state !== 'waiting' || (!now && row.notBefore > tools.now())) continue;
		let tried = row;
		let outcome = await send(tools, row);
		if (outcome.kind === 'refused' && outcome.refusal.code === 'question.day-in-future') {
			// The phone's clock runs ahead. The day it claims is worth less than the question; refused, nothing was done under this id.
			const { claimed: _claimed, ...input } = row.input;
			tried = { ...row, input };
			// Kept before it goes out: under one id only one input is ever on its way.
			if (!(await put(tools.db, tried))) continue;
			outcome = await send(tools, tried);
		}
		const next = after(tried, outcome, tools, now ? 0 : row.tries);
		if (await put(tools.db, next)) changed.push(next);
		// Without a network the others would fail in the same way.
		if (outcome.kind === 'later' && !outcome.wants) break;
	}
	return changed;
}
