import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Bucket } from './bucket.ts';
import { CLOSES, type CloseName, type Limits } from './limits.ts';
import type { Somebody } from './presence.ts';
import type { Room } from './room.ts';

/** Whom a socket was opened by and what they may do there. Changes while it is open: a grant ends, a text is sealed. */
export interface Admission {
	/** Whose updates these are; stays with them on disk. */
	person: string;
	/** What others are told in place of it; absent: the same. */
	mark?: string;
	write: boolean;
	/** The name that others see; undefined for somebody who only reads. */
	name: string | undefined;
}

/** A socket in a room. It belongs to one document for as long as it lives. */
export interface Connection extends Somebody {
	ws: WebSocket;
	/** The socket below it: frames are built once and written to every reader's. */
	socket: Duplex;
	room: Room;
	admission: Admission;
	wantsSaved: boolean;
	/** Updates of this socket that were written. */
	written: number;
	messages: Bucket;
	bytes: Bucket;
	vectors: Bucket;
	strikes: Bucket;
	answered: boolean;
	/** Reads too slowly: what it had been sent until then, since when; how much is unread, and since when no byte of it was taken. */
	behind: { vector: Uint8Array; since: number; unread: number; stalledSince: number } | undefined;
}

/** Closes a socket with a code and its word; one that does not answer is ended. */
export function close({ ws }: Pick<Connection, 'ws'>, why: CloseName): void {
	ws.close(CLOSES[why], why);
	setTimeout(() => ws.terminate(), 1000).unref();
}

/** Writes a frame, whatever is unread: for what is small and asked for. */
export function write({ socket }: Connection, frame: Buffer): void {
	if (socket.writable) socket.write(frame);
}

/**
 * Writes updates to a reader. One that leaves too much unread is sent nothing more: it costs no more memory, and catches up when it has read.
 * @param before the state vector before these updates
 * @returns whether it is behind
 */
export function deliver(connection: Connection, frame: Buffer, before: () => Uint8Array, mostUnread: number): boolean {
	const { socket } = connection;
	if (connection.behind) return true;
	if (!socket.writable) return false;
	if (socket.writableLength <= mostUnread) {
		socket.write(frame);
		return false;
	}
	const now = Date.now();
	connection.behind = { vector: before(), since: now, unread: socket.writableLength, stalledSince: now };
	return true;
}

/** Looks after a reader that is behind: one that takes nothing any more, or is behind for too long, is closed, and will come back with what it has. */
export function watchSlow({ ws, socket, behind }: Connection, most: Pick<Limits, 'mostStalledMs' | 'mostBehindMs'>): void {
	if (!behind) return;
	const now = Date.now();
	if (socket.writableLength < behind.unread) behind.stalledSince = now;
	behind.unread = socket.writableLength;
	if (now - behind.stalledSince > most.mostStalledMs || now - behind.since > most.mostBehindMs) ws.terminate();
}

/** A reader has read: it is brought up to what it missed, or still waits. */
export function catchUp(connection: Connection): void {
	const { behind } = connection;
	if (!behind || connection.socket.writableLength > 0) return;
	connection.behind = undefined;
	for (const frame of connection.room.answer(behind.vector)) write(connection, frame);
}
