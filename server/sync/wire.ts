import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/* The bytes of the y-websocket protocol (server/sync/PROTOCOL.md), and of the WebSocket frames around them (RFC 6455, §5.2). */

/** What is said of one client's presence; `state` is JSON, and not yet read. */
export interface Told {
	client: number;
	clock: number;
	state: Uint8Array;
}

/** What a client can say. */
export type Heard =
	/** It has this state vector and asks for the rest. */
	| { is: 'vector'; vector: Uint8Array }
	/** An update: what it has and we have not, or what it has just written. */
	| { is: 'update'; update: Uint8Array; first: boolean }
	| { is: 'presence'; presences: Told[] }
	| { is: 'who' }
	/** Known, and of no interest. */
	| { is: 'nothing' };

const SYNC = 0;
const PRESENCE = 1;
const AUTH = 2;
const WHO = 3;
/** Ours: what is saved, and the word of this documents.db. */
const SAVED = 100;
const EPOCH = 101;

const VECTOR = 0;
const FIRST = 1;
const UPDATE = 2;

/** Most presences of one message, and bytes of one state vector: more than a full room has. */
const MOST_PRESENCES = 10_000;
const MOST_VECTOR = 256 * 1024;

/**
 * Reads one message.
 * @param mostPresence bytes of one presence
 * @throws when it is none: an unknown type, too short, too long
 */
export function readMessage(data: Uint8Array, mostPresence: number): Heard {
	const from = decoding.createDecoder(data);
	const heard = read(from, mostPresence);
	if (decoding.hasContent(from)) throw new Error('more than one message');
	return heard;
}

function read(from: decoding.Decoder, mostPresence: number): Heard {
	switch (decoding.readVarUint(from)) {
		case SYNC: {
			const step = decoding.readVarUint(from);
			const body = decoding.readVarUint8Array(from);
			if (step === VECTOR && body.length <= MOST_VECTOR) return { is: 'vector', vector: body };
			if (step === FIRST || step === UPDATE) return { is: 'update', update: body, first: step === FIRST };
			throw new Error('no such step');
		}
		case PRESENCE:
			return { is: 'presence', presences: readPresences(decoding.readVarUint8Array(from), mostPresence) };
		case AUTH:
			decoding.readVarUint(from);
			if (decoding.hasContent(from)) decoding.readVarString(from);
			return { is: 'nothing' };
		case WHO:
			return { is: 'who' };
		default:
			throw new Error('no such message');
	}
}

function readPresences(body: Uint8Array, mostPresence: number): Told[] {
	const from = decoding.createDecoder(body);
	const count = decoding.readVarUint(from);
	if (count > MOST_PRESENCES) throw new Error('too many presences');
	const presences: Told[] = [];
	for (let i = 0; i < count; i++) {
		const client = decoding.readVarUint(from);
		const clock = decoding.readVarUint(from);
		const state = decoding.readVarUint8Array(from);
		if (state.length > mostPresence) throw new Error('a presence too large');
		presences.push({ client, clock, state });
	}
	if (decoding.hasContent(from)) throw new Error('more than presences');
	return presences;
}

function message(write: (to: encoding.Encoder) => void): Buffer {
	const to = encoding.createEncoder();
	write(to);
	return frame(encoding.toUint8Array(to));
}

/** A message of step and bytes, written once into the frame that goes out. */
function sync(step: number, body: Uint8Array): Buffer {
	const size: number[] = [];
	for (let rest = body.length; ; rest >>>= 7) {
		size.push(rest < 128 ? rest : (rest & 127) | 128);
		if (rest < 128) break;
	}
	const bytes = headed(2 + size.length + body.length);
	const at = bytes.length - body.length;
	bytes.set([SYNC, step, ...size], at - size.length - 2);
	bytes.set(body, at);
	return bytes;
}

/** "This is what I have; tell me the rest." */
export const vectorFrame = (vector: Uint8Array): Buffer => sync(VECTOR, vector);
/** The answer to a vector. */
export const firstFrame = (update: Uint8Array): Buffer => sync(FIRST, update);
/** Something written. */
export const updateFrame = (update: Uint8Array): Buffer => sync(UPDATE, update);

/** Presences; `state` is JSON, `null` for somebody who has gone. */
export const presenceFrame = (presences: readonly Told[]): Buffer =>
	message((to) => {
		const body = encoding.createEncoder();
		encoding.writeVarUint(body, presences.length);
		for (const { client, clock, state } of presences) {
			encoding.writeVarUint(body, client);
			encoding.writeVarUint(body, clock);
			encoding.writeVarUint8Array(body, state);
		}
		encoding.writeVarUint(to, PRESENCE);
		encoding.writeVarUint8Array(to, encoding.toUint8Array(body));
	});

/** What survives a loss of power: the document up to this vector, and so many of this socket's updates. Deletions move no vector, which is why they are counted. */
export const savedFrame = (vector: Uint8Array, updates: number): Buffer =>
	message((to) => {
		encoding.writeVarUint(to, SAVED);
		encoding.writeVarUint8Array(to, vector);
		encoding.writeVarUint(to, updates);
	});

/** The word of this documents.db. */
export const epochFrame = (epoch: string): Buffer =>
	message((to) => {
		encoding.writeVarUint(to, EPOCH);
		encoding.writeVarString(to, epoch);
	});

/** One whole binary message as a server's frame: built once, written to every socket as it is. */
export function frame(payload: Uint8Array): Buffer {
	const bytes = headed(payload.length);
	bytes.set(payload, bytes.length - payload.length);
	return bytes;
}

/** Room for a frame of so many bytes, with its head. */
function headed(length: number): Buffer {
	const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const bytes = Buffer.allocUnsafe(head + length);
	bytes[0] = 0x82;
	if (head === 2) bytes[1] = length;
	else if (head === 4) {
		bytes[1] = 126;
		bytes.writeUInt16BE(length, 2);
	} else {
		bytes[1] = 127;
		bytes.writeBigUInt64BE(BigInt(length), 2);
	}
	return bytes;
}
