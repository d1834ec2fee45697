import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Claim, DocumentStore, Written } from '#records/documents.server.ts';
import type { Log } from '../log.ts';
import { take } from './bucket.ts';
import { createCompactor } from './compactor.ts';
import { catchUp, close, deliver, write, type Admission, type Connection } from './connection.ts';
import { judge } from './gate.ts';
import { LIMITS, type CloseName, type Limits } from './limits.ts';
import { createHolds, type HoldOfRoom } from './holds.ts';
import { isBusy, openHouse, type House, type Waiting } from './house.ts';
import { openRoom } from './room.ts';
import { startRounds } from './rounds.ts';
import { createSaving } from './saving.ts';
import { presenceFrame, readMessage, updateFrame, vectorFrame } from './wire.ts';

/*
 * Deliberation documents, edited together (server/sync/PROTOCOL.md). What arrives is judged, written in one commit with whatever else arrived in this turn of the
 * loop, and only then told to anybody: the end of this process loses nothing that another has seen. A little later the disk is synced, and whoever asked
 * for it is told what is saved: the end of the power loses nothing of that. Nothing that a socket says ends the process.
 */

export interface SyncParts {
	store: DocumentStore;
	log: Log;
	/** The disk did not take what it was given to keep: this process must end, and begin again from the file. */
	fatal(error: Error): void;
	/** Only tests and measurements have others. */
	limits?: Partial<Limits>;
}

/** Whose the words are that the portal itself writes: the text that a draft begins with, and suggestions that were adopted. */
export const PORTAL = 'portal';

export type Sync = ReturnType<typeof createSync>;

/** Serves documents to sockets that somebody else has let in. */
export function createSync({ store, log, fatal, limits }: SyncParts) {
	const most: Limits = { ...LIMITS, ...limits };
	const houses = new Map<string, House>();
	const compactor = createCompactor();
	/** Readers that are behind. */
	const slow = new Set<Connection>();
	let dirty = new Set<House>();
	let flushing: NodeJS.Immediate | undefined;
	const saving = createSaving(store, () => houses.values(), most.syncMs, fatal);
	const holds = createHolds(most.holdMs, (document) => houses.get(document)?.connections ?? []);
	let closed = false;

	function houseOf(document: string): House {
		let house = houses.get(document);
		if (!house) {
			house = openHouse(openRoom(store, document), most);
			houses.set(document, house);
		}
		clearTimeout(house.leaving);
		return house;
	}

	/** Nothing that arrives may end the process; what is no message ends its socket. */
	function hear(house: House, connection: Connection, data: Buffer, isBinary: boolean): void {
		const now = performance.now();
		if (!take(connection.messages, 1, now, most.messages) || !take(connection.bytes, data.length, now, most.bytes)) return close(connection, 'tooMuch');
		try {
			if (!isBinary) throw new Error('text');
			act(house, connection, data);
		} catch (error) {
			log.info({ error: String(error) }, 'sync: closed a socket that said what is no message');
			close(connection, 'malformed');
		}
	}

	function act(house: House, connection: Connection, data: Buffer): void {
		// Its closing was begun: nothing more of it counts.
		if (connection.ws.readyState !== connection.ws.OPEN) return;
		const heard = readMessage(data, most.mostPresence);
		switch (heard.is) {
			case 'vector':
				// It has not read the last answer yet.
				if (connection.socket.writableLength > most.unread) return close(connection, 'tooSlow');
				if (!take(connection.vectors, 1, performance.now(), most.vectors)) return close(connection, 'tooMuch');
				for (const frame of house.room.answer(heard.vector)) write(connection, frame);
				return;
			case 'update':
				return update(house, connection, heard.update);
			case 'presence':
				for (const told of heard.presences) {
					const heardOf = house.presences.hear(connection, told);
					// Said back as it came: whoever hears nothing for half a minute believes the line dead.
					if (heardOf === 'yours-alone') write(connection, presenceFrame([told]));
					else if (heardOf === 'refused' && !strike(connection)) return;
				}
				return soonPresence(house);
			case 'who': {
				const here = house.presences.everybody();
				if (here) write(connection, here);
			}
		}
	}

	/** Honest clients are now and then out of step; one that is so all the time is not one. */
	function strike(connection: Connection): boolean {
		const fine = take(connection.strikes, 1, performance.now(), { burst: most.mostStrikes, perSecond: 0.1 });
		if (!fine) close(connection, 'tooMuch');
		return fine;
	}

	function update(house: House, connection: Connection, bytes: Uint8Array): void {
		// The answer of somebody who has nothing new.
		if (bytes.length === 2 && bytes[0] === 0 && bytes[1] === 0) return;
		const { room } = house;
		const { person, write: may } = connection.admission;
		if (room.heardBefore(bytes)) return;
		const judged = judge(bytes, person, room.known, most);
		if (judged.is === 'known') return room.saidNothing(bytes);
		if (!may) return close(connection, 'readOnly');
		if (judged.is === 'too-much') return close(connection, 'tooMuch');
		if (judged.is !== 'good') {
			// It is told what is here, and sends what is missing; what came is kept by nobody.
			if (strike(connection)) write(connection, vectorFrame(room.vector()));
			return;
		}
		if (room.bytes + bytes.length > most.mostDocument || room.tail.bytes > most.mostTail || room.ticks + judged.ticks > most.mostTicks) return close(connection, 'documentFull');
		const data = Uint8Array.prototype.slice.call(bytes);
		room.accept(judged, person);
		house.queue.push({ from: connection, data, good: judged });
		soonFlush(house);
	}

	/** A quiet room's words leave in this turn of the loop; a busy one gathers them for a moment. */
	function soonFlush(house: House): void {
		const busy = isBusy(house, most.busy);
		if (house.window) return;
		if (busy) {
			house.window = setTimeout(() => {
				house.window = undefined;
				flushSoon(house);
			}, most.windowMs);
		} else flushSoon(house);
	}

	function flushSoon(house: House): void {
		dirty.add(house);
		flushing ??= setImmediate(flush);
	}

	/** Writes what a busy room still gathers, too. */
	function flushAll(): void {
		for (const house of houses.values()) {
			if (house.queue.length === 0) continue;
			clearTimeout(house.window);
			house.window = undefined;
			dirty.add(house);
		}
		flush();
	}

	/** Writes everything that waits in one commit, then tells it. */
	function flush(): void {
		clearImmediate(flushing);
		flushing = undefined;
		const now = [...dirty].filter(({ queue }) => queue.length > 0);
		dirty = new Set();
		if (now.length === 0) return;
		const at = Date.now();
		const written: Written[] = [];
		const claims: Claim[] = [];
		for (const { room, queue } of now) {
			for (const { from, data, good } of queue) {
				written.push({ document: room.document, person: from.admission.person, at, data });
				for (const client of good.met) claims.push({ document: room.document, client, person: from.admission.person });
			}
		}
		let rows: number[];
		try {
			rows = store.append(written, claims);
		} catch (error) {
			log.error({ error }, 'sync: what was typed could not be written');
			for (const house of now) abandon(house);
			return;
		}
		let row = 0;
		for (const house of now) {
			const batch = house.queue;
			house.queue = [];
			const before = memo(() => house.room.vector());
			// Made before it changes, for whoever misses this.
			if ([...house.connections].some(({ socket, behind }) => behind === undefined && socket.writableLength > most.unread)) before();
			for (const { from, data, good } of batch) {
				house.room.wrote(rows[row++]!, data, good.advanced);
				from.written += 1;
			}
			tell(house, batch, before);
			house.unsynced = true;
			const { updates, bytes } = house.room.tail;
			if (updates > most.tailUpdates || bytes > most.tailBytes) void compact(house);
		}
		saving.soon();
	}

	/** To everybody but whom each came from. */
	function tell({ connections }: House, batch: readonly Waiting[], before: () => Uint8Array): void {
		const frames = batch.map(({ data }) => updateFrame(data));
		const all = frames.length === 1 ? frames[0]! : Buffer.concat(frames);
		const senders = new Set(batch.map(({ from }) => from));
		const told = (connection: Connection, bytes: Buffer) => deliver(connection, bytes, before, most.unread) && slow.add(connection);
		for (const connection of connections) {
			if (!senders.has(connection)) told(connection, all);
			else {
				const others = frames.filter((_, i) => batch[i]!.from !== connection);
				if (others.length > 0) told(connection, others.length === 1 ? others[0]! : Buffer.concat(others));
			}
		}
	}

	/** What was accepted could not be written: nobody has seen it. Its writers still have it, come back, and give it again. */
	function abandon(house: House): void {
		houses.delete(house.room.document);
		house.queue = [];
		clearTimeout(house.window);
		clearTimeout(house.presenceTimer);
		clearTimeout(house.leaving);
		for (const connection of house.connections) close(connection, 'notWritten');
	}

	async function compact(house: House): Promise<void> {
		if (house.compacting || closed) return;
		house.compacting = true;
		try {
			const asked = house.room.toCompact();
			const done = asked && (await compactor.compact(asked.updates));
			if (!asked || !done || closed || houses.get(house.room.document) !== house) return;
			const snapshot = { upto: asked.upto, ...done };
			store.compact(house.room.document, snapshot);
			house.room.compactedTo(snapshot);
		} catch (error) {
			// The rows stay as they are, and can be compacted another time.
			log.error({ error }, 'sync: a document could not be compacted');
		} finally {
			house.compacting = false;
		}
	}

	function soonPresence(house: House): void {
		if (house.presenceTimer || !house.presences.changed) return;
		house.presenceTimer = setTimeout(() => {
			house.presenceTimer = undefined;
			const news = house.presences.news();
			// Who is here may be missed by whoever reads slowly: it is said again.
			if (news) for (const connection of house.connections) if (connection.socket.writableLength < most.unread / 4) write(connection, news);
		}, most.presenceMs);
	}

	function left(house: House, connection: Connection): void {
		house.connections.delete(connection);
		house.presences.leave(connection);
		if (house.connections.size > 0) return soonPresence(house);
		clearTimeout(house.presenceTimer);
		house.presenceTimer = undefined;
		house.leaving = setTimeout(() => void leave(house), most.graceMs);
		house.leaving.unref();
	}

	/** Nobody has it open any more: it is compacted, and leaves memory. */
	async function leave(house: House): Promise<void> {
		if (house.room.isRipe(0)) await compact(house);
		if (house.connections.size === 0 && house.queue.length === 0 && houses.get(house.room.document) === house) houses.delete(house.room.document);
	}

	const stopRounds = startRounds(() => houses.values(), slow, (house) => void compact(house), most);

	return {
		/**
		 * Takes a socket into the room of a document. `socket` is the one below `ws`; `wantsSaved`: whether it understands message 100; `first`: frames that it is sent before all others.
		 * @throws what SQLite throws when the document cannot be read
		 */
		enter(ws: WebSocket, socket: Duplex, document: string, admission: Admission, wantsSaved: boolean, first: readonly Buffer[] = []): Connection {
			const house = houseOf(document);
			const now = performance.now();
			const connection: Connection = {
				ws, socket, room: house.room, admission, shown: shownOf(admission), wantsSaved, written: 0, answered: true, behind: undefined,
				messages: { left: most.messages.burst, at: now }, bytes: { left: most.bytes.burst, at: now }, vectors: { left: most.vectors.burst, at: now }, strikes: { left: most.mostStrikes, at: now }
			};
			house.connections.add(connection);
			// What broke the protocol below us: its closing code is on its way, and would be lost with the socket.
			ws.on('error', () => void setTimeout(() => ws.terminate(), 1000).unref());
			ws.on('close', () => left(house, connection));
			ws.on('pong', () => (connection.answered = true));
			ws.on('message', (data, isBinary) => hear(house, connection, data as Buffer, isBinary));
			socket.on('drain', () => catchUp(connection));
			for (const frame of [...first, vectorFrame(house.room.vector())]) write(connection, frame);
			const here = house.presences.everybody();
			if (here) write(connection, here);
			if (holds.isHeld(document)) ws.pause();
			return connection;
		},
		/** What somebody may do has changed: from the next message on. Undefined: they may not be here any more. */
		admit(connection: Connection, admission: Admission | undefined, why: CloseName = 'notAdmitted'): void {
			if (!admission) {
				connection.admission = { ...connection.admission, write: false };
				return close(connection, why);
			}
			const house = houses.get(connection.room.document);
			if (admission.name !== connection.admission.name) house?.presences.leave(connection);
			connection.admission = admission;
			connection.shown = shownOf(admission);
			if (house) soonPresence(house);
		},
		/** Everybody who has a document open. */
		connections: (document: string): Connection[] => [...(houses.get(document)?.connections ?? [])],
		/** Everything of a document, written first: one update, and the state vector it goes to. */
		text(document: string): { update: Uint8Array; vector: Uint8Array } {
			flushAll();
			const { room } = houses.get(document) ?? { room: openRoom(store, document) };
			return { update: room.whole(), vector: room.vector() };
		},
		/**
		 * Writes what the portal itself has to say, and tells everybody who has the document open. It is on disk before anybody hears of it: the portal has no device that could
		 * give it back. `put` is its name: it is known from then on what was put in.
		 * @param update absent: there was nothing to write but the name
		 * @returns false when it does not stand: its client is somebody else's, or something before it is missing
		 * @throws what SQLite throws; then nothing is written
		 */
		put(document: string, update: Uint8Array | undefined, put?: string): boolean {
			flushAll();
			const house = houses.get(document);
			const room = house?.room ?? openRoom(store, document);
			const judged = update && judge(update, PORTAL, room.known, most);
			if (judged && judged.is !== 'good' && judged.is !== 'known') return false;
			const good = judged?.is === 'good' ? judged : undefined;
			const written = update && good ? [{ document, person: PORTAL, at: Date.now(), data: update }] : [];
			const [row] = store.append(written, (good?.met ?? []).map((client) => ({ document, client, person: PORTAL })), put === undefined ? [] : [{ document, put }]);
			try {
				store.syncNow();
			} catch (error) {
				fatal(error as Error);
				throw error;
			}
			if (!house || !good) return true;
			const before = memo(() => room.vector());
			if ([...house.connections].some(({ socket, behind }) => behind === undefined && socket.writableLength > most.unread)) before();
			room.accept(good, PORTAL);
			room.wrote(row!, update!, good.advanced);
			const frame = updateFrame(update!);
			for (const connection of house.connections) if (deliver(connection, frame, before, most.unread)) slow.add(connection);
			return true;
		},
		/**
		 * Lets nothing more into a document: what is on its way waits there, whoever comes may look. For half a minute at most.
		 * @returns what it is held by, until it is given back
		 */
		hold(document: string): HoldOfRoom {
			const held = holds.hold(document);
			flushAll();
			return held;
		},
		/** Whatever was held of these documents goes on. */
		release: holds.release,
		/** Removes everything of a document, unless somebody has it open. */
		forget(document: string): boolean {
			if (houses.has(document)) return false;
			store.forget(document);
			return true;
		},
		/** Documents in memory. */
		get open(): number {
			return houses.size;
		},
		/** Writes what waits, tells everybody to come back later, and ends. */
		close(): void {
			flushAll();
			closed = true;
			holds.release(() => true);
			stopRounds();
			saving.stop();
			for (const { connections, presenceTimer, leaving, window } of houses.values()) {
				for (const timer of [presenceTimer, leaving, window]) clearTimeout(timer);
				for (const connection of connections) close(connection, 'stopping');
			}
			compactor.stop();
		}
	};
}

const shownOf = ({ name, person, mark = person }: Admission) => (name === undefined ? undefined : { name, person: mark });

function memo<T>(make: () => T): () => T {
	let made: { value: T } | undefined;
	return () => (made ??= { value: make() }).value;
}
