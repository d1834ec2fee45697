import * as decoding from 'lib0/decoding';
import { IndexeddbPersistence } from 'y-indexeddb';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { ClauseId } from '#domain/document/clause.ts';
import { TEXT } from '#domain/document/editor-json.ts';
import { holdsAll, type Deletions } from './deletions.ts';
import { withoutForeign } from './reading.ts';
import { createUnsaved } from './unsaved.ts';

/*
 * A draft as one device has it. There are two Y.Docs: `kept` lies on this device's disk and goes over the line, and writes nothing of its own; `shown` is what the
 * editor has. Whatever is typed goes to `kept` at once. What others write waits for as long as an input method is composing, so that no half-written word is ever torn; and of somebody who
 * may only read nothing ever goes back.
 */

const SAVED = 100;
const EPOCH = 101;
const SYNC = 0;
const PRESENCE = 1;
/** What the portal knew before has been synced to its disk after so many ms, or the portal has ended. */
const SETTLED_MS = 3_000;
/** Marks what comes from elsewhere. */
const FROM_AFAR = { from: 'afar' };
const FROM_HERE = { from: 'here' };

export type Line = 'connecting' | 'open' | 'away';

export interface SessionParts {
	/** `${document}.${no}` */
	draft: string;
	epoch: string | undefined;
	/** Name of the database on this device; undefined: nothing is kept here. */
	database: string | undefined;
	write: boolean;
	/** Clauses that an earlier visit wrote and nobody called saved. */
	unsaved: readonly ClauseId[];
	/** The line, what is unsaved, or who is here. */
	changed(): void;
	/** Somebody wrote here, in these clauses. */
	wrote(clauses: ReadonlySet<ClauseId>): void;
	/** Others wrote in these clauses, while the line is open. */
	others(clauses: ReadonlySet<ClauseId>): void;
	/** The line has opened; what others wrote meanwhile comes next. */
	reaching(): void;
	/** Everything that the portal has is here. `touched`: clauses that others changed while the line was not open. */
	caughtUp(touched: ReadonlySet<ClauseId>): void;
	/** The portal has ended it for good, or has put the text back to a backup. */
	ended(why: number | 'restored'): void;
	/** The portal could not be reached, time and again. */
	unreachable(tries: number): void;
}

/** The clause that a change of a type lies in. */
function clauseOf(type: Y.AbstractType<unknown>, text: Y.XmlFragment): ClauseId {
	let inner: Y.AbstractType<unknown> | null = type;
	while (inner?.parent && inner.parent !== (text as unknown)) inner = inner.parent as Y.AbstractType<unknown>;
	const id = inner instanceof Y.XmlElement ? (inner.getAttribute('id') as unknown) : undefined;
	return typeof id === 'string' ? id : '';
}

/** Who a client is, by a presence that the portal tells everybody, also whom it is of. */
function namedIn(update: Uint8Array, client: number): string | undefined {
	const decoder = decoding.createDecoder(update);
	for (let left = decoding.readVarUint(decoder); left > 0; left--) {
		const of = decoding.readVarUint(decoder);
		decoding.readVarUint(decoder);
		const state = JSON.parse(decoding.readVarString(decoder)) as { user?: { person?: string } } | null;
		if (of === client) return state?.user?.person;
	}
	return undefined;
}

const isNew = ({ _item: item }: Y.XmlElement, { beforeState }: Y.Transaction): boolean => item !== null && item.id.clock >= (beforeState.get(item.id.client) ?? 0);

export type Session = Awaited<ReturnType<typeof openSession>>;

/** Opens a draft: from this device first, then over the line. Resolves once there is what this device has. */
export async function openSession(parts: SessionParts) {
	const kept = new Y.Doc();
	const shown = new Y.Doc();
	const text = shown.getXmlFragment(TEXT);
	const awareness = new Awareness(kept);
	awareness.setLocalState({});
	awareness.on('change', () => parts.changed());
	const unsaved = createUnsaved(parts.unsaved);
	let composing = false;
	let waiting: Uint8Array[] = [];
	let touched: Set<ClauseId> | undefined;
	let line: Line = 'connecting';
	let person: string | undefined;

	const flush = () => {
		if (waiting.length === 0 || composing) return;
		const update = waiting.length === 1 ? waiting[0]! : Y.mergeUpdates(waiting);
		waiting = [];
		shown.transact((tr) => {
			Y.applyUpdate(shown, update, FROM_AFAR);
			withoutForeign(text, tr);
		}, FROM_AFAR);
	};
	kept.on('update', (update, origin) => {
		if (origin === FROM_HERE) return;
		waiting.push(update);
		flush();
	});
	shown.on('update', (update, origin) => {
		if (origin !== FROM_AFAR && parts.write) Y.applyUpdate(kept, update, FROM_HERE);
	});
	shown.on('afterTransaction', (tr: Y.Transaction) => {
		if (tr.changed.size === 0) return;
		const clauses = new Set([...tr.changed.keys()].map((type) => clauseOf(type as Y.AbstractType<unknown>, text)));
		// A clause that is new is known by its beginning alone.
		if (tr.changed.has(text as never)) for (const child of text.toArray()) if (isNew(child as Y.XmlElement, tr)) clauses.add(clauseOf(child as never, text));
		clauses.delete('');
		if (tr.origin === FROM_AFAR) {
			if (touched) for (const clause of clauses) touched.add(clause);
			else parts.others(clauses);
		}
		else if (parts.write) {
			const before = tr.beforeState.get(shown.clientID) ?? 0;
			const after = tr.afterState.get(shown.clientID) ?? 0;
			unsaved.wrote(clauses, after > before ? after : undefined);
			parts.wrote(clauses);
			parts.changed();
		}
	});

	let persistence: IndexeddbPersistence | undefined;
	let keeps = false;
	if (parts.database !== undefined) {
		persistence = new IndexeddbPersistence(parts.database, kept);
		// A browser that keeps nothing says so by refusing to open.
		keeps = await Promise.race([persistence.whenSynced.then(() => true), persistence._db.then(() => new Promise<never>(() => undefined), () => false)]);
	}
	flush();

	const provider = new WebsocketProvider(`${location.origin.replace('http', 'ws')}/sync`, parts.draft, kept, {
		connect: false, awareness, disableBc: true, params: { saved: '', ...(parts.epoch === undefined ? {} : { epoch: parts.epoch }) }
	});
	let told: Deletions[] = [];
	let asked: { vector: Map<number, number>; deletions: Deletions } | undefined;
	let theirs: Map<number, number> | undefined;
	let settling: ReturnType<typeof setTimeout> | undefined;
	const plain = provider.messageHandlers[SYNC]!;
	provider.messageHandlers[SYNC] = (encoder, decoder, ...rest) => {
		const peek = decoding.clone(decoder);
		const step = decoding.readVarUint(peek);
		const body = decoding.readVarUint8Array(peek);
		if (step === 0) {
			// What goes back now is everything that is here: noted before it goes.
			asked = { vector: Y.decodeStateVector(Y.encodeStateVector(kept)), deletions: Y.createDeleteSetFromStructStore(kept.store) };
			theirs = Y.decodeStateVector(body);
			unsaved.asked();
		} else if (!provider.synced) told.push(Y.decodeUpdate(body).ds as Deletions);
		plain(encoder, decoder, ...rest);
	};
	const presence = provider.messageHandlers[PRESENCE]!;
	provider.messageHandlers[PRESENCE] = (encoder, decoder, ...rest) => {
		person ??= namedIn(decoding.readVarUint8Array(decoding.clone(decoder)), kept.clientID);
		presence(encoder, decoder, ...rest);
	};
	provider.messageHandlers[SAVED] = (_, decoder) => {
		const vector = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
		unsaved.saved(vector.get(shown.clientID) ?? 0, decoding.readVarUint(decoder));
		parts.changed();
	};
	provider.messageHandlers[EPOCH] = (_, decoder) => {
		const epoch = decoding.readVarString(decoder);
		if (parts.epoch === undefined || epoch === parts.epoch) return;
		provider.shouldConnect = false;
		provider.ws?.close();
		parts.ended('restored');
	};
	/** With which code the portal closed the line last, if it said one. */
	let trouble: number | undefined;
	const away = () => {
		if (line === 'away') return;
		line = 'away';
		parts.changed();
	};
	provider.on('status', ({ status }) => {
		if (status === 'connected') {
			told = [];
			asked = theirs = undefined;
			touched = new Set();
			parts.reaching();
		} else if (status === 'disconnected') {
			unsaved.closed();
			clearTimeout(settling);
		}
		if (status === 'disconnected') away();
	});
	provider.on('sync', (synced) => {
		if (!synced) return;
		if (asked && theirs) {
			const known = [...asked.vector].every(([client, clock]) => (theirs!.get(client) ?? 0) >= clock) && holdsAll(told, asked.deletions);
			unsaved.answered(known);
			if (known) settling = setTimeout(() => {
				unsaved.settled();
				parts.changed();
			}, SETTLED_MS);
		}
		told = [];
		line = 'open';
		trouble = undefined;
		const since = touched ?? new Set();
		touched = undefined;
		parts.caughtUp(since);
		parts.changed();
	});
	provider.on('connection-close', (event) => {
		// 1006: nobody said anything.
		trouble = event && event.code !== 1006 ? event.code : undefined;
		away();
		parts.changed();
		if (!provider.synced) parts.unreachable(provider.wsUnsuccessfulReconnects + 1);
		if (event && event.code >= 4400 && event.code < 4500) parts.ended(event.code);
	});

	return {
		shown, kept, text, awareness, unsaved,
		/** Whom the portal takes this client for, once it has said so. */
		get person(): string | undefined {
			return person;
		},
		/** Whether this device keeps what is typed. */
		keeps,
		get line(): Line {
			return line;
		},
		get trouble(): number | undefined {
			return trouble;
		},
		/** Nothing of others comes in while this holds. */
		compose(now: boolean): void {
			composing = now;
			flush();
		},
		connect(): void {
			provider.connect();
		},
		/** Ends it; what is here stays on this device. */
		async close(): Promise<void> {
			clearTimeout(settling);
			provider.destroy();
			await persistence?.destroy();
		},
		/** Ends it, and forgets it here. */
		async forget(): Promise<void> {
			provider.destroy();
			await persistence?.clearData();
		}
	};
}
