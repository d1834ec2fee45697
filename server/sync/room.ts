import * as Y from 'yjs';
import type { DocumentStore, Snapshot } from '#records/documents.server.ts';
import { covers, deletionsOf, join, type Deletions, type Judged, type Known, type Vector } from './gate.ts';
import { firstFrame, updateFrame } from './wire.ts';

/*
 * The text of one document while somebody has it open: bytes, no Y.Doc. What is compacted is the base; what came since is the tail. Two vectors are kept:
 * what was accepted, against which the next update is judged, and what is written, which alone is told to anybody. Both are one again after every commit; when a
 * commit fails the accepted one is thrown away with the room.
 */

const NOTHING = new Uint8Array([0, 0]);
/** Longest update that is remembered for having said nothing, in bytes. */
const MOST_REMEMBERED = 256 * 1024;
/** Most bytes of answers that are kept for others who ask the same. */
const MOST_ANSWERS = 16 * 1024 * 1024;

export type Room = ReturnType<typeof openRoom>;

/** Reads a document from disk. */
export function openRoom(store: DocumentStore, document: string) {
	const stored = store.read(document);
	const { owners } = stored;
	let base = stored.snapshot?.data;
	let baseVector: Vector = stored.snapshot ? Y.decodeStateVector(stored.snapshot.vector) : new Map<number, number>();
	let baseDeletions = stored.snapshot?.deletions;
	let baseBytes = base?.length ?? 0;
	let tail = stored.tail;
	let tailBytes = tail.reduce((sum, { data }) => sum + data.length, 0);
	/** The tail as one update, until it grows. */
	let merged: Uint8Array | undefined;
	const written: Vector = new Map(baseVector);
	for (const { data } of tail) for (const [client, clock] of Y.parseUpdateMeta(data).to) if (clock > (written.get(client) ?? 0)) written.set(client, clock);
	const accepted: Vector = new Map(written);
	let ticks = [...written.values()].reduce((sum, clock) => sum + clock, 0);
	/** Everything deleted, worked out when somebody first asks. */
	let deleted: Deletions | undefined;
	/** Answers by the vector they answer, until the text changes. */
	const answers = new Map<string, Buffer[]>();
	let answersBytes = 0;
	const forgetAnswers = () => {
		answers.clear();
		answersBytes = 0;
	};
	/** Updates that brought nothing new: after a restart everybody brings the same one. What was known once is known for good. */
	let old: Uint8Array[] = [];
	let used = Date.now();
	let grew = Date.now();

	const compacted = (): Uint8Array | undefined => (base ??= baseDeletions && store.snapshot(document));

	function whole(): Uint8Array {
		const parts = [compacted(), ...tail.map(({ data }) => data)].filter((part) => part !== undefined);
		return parts.length === 0 ? NOTHING : parts.length === 1 ? parts[0]! : Y.mergeUpdates(parts);
	}

	const known: Known = {
		vector: accepted,
		owners,
		hasDeleted(deletions) {
			if (!deleted) {
				deleted = new Map();
				if (baseDeletions) join(deleted, deletionsOf(baseDeletions));
				for (const { data } of tail) join(deleted, deletionsOf(data));
			}
			return covers(deleted, deletions);
		}
	};

	return {
		document,
		/** What an update is judged against. */
		known,
		/** Whether the very same bytes have come before and said nothing new. */
		heardBefore: (update: Uint8Array): boolean => old.some((one) => one.length === update.length && Buffer.compare(one, update) === 0),
		/** These bytes said nothing new. */
		saidNothing(update: Uint8Array): void {
			if (update.length <= MOST_REMEMBERED) old = [Uint8Array.prototype.slice.call(update), ...old.slice(0, 3)];
		},
		get ticks() {
			return ticks;
		},
		/** Size, compacted, in bytes, as far as that is known: what came since counts in `tail`. */
		get bytes() {
			return baseBytes;
		},
		/** A good update was accepted and waits to be written. */
		accept({ advanced, met, ticks: more, deletions }: Judged & { is: 'good' }, person: string): void {
			for (const [client, clock] of advanced) accepted.set(client, clock);
			for (const client of met) owners.set(client, person);
			if (deleted) join(deleted, deletions);
			ticks += more;
		},
		/** An accepted update was written. From now on everybody may see it. */
		wrote(seq: number, data: Uint8Array, advanced: readonly [number, number][]): void {
			tail.push({ seq, data });
			tailBytes += data.length;
			grew = Date.now();
			for (const [client, clock] of advanced) if (clock > (written.get(client) ?? 0)) written.set(client, clock);
			merged = undefined;
			forgetAnswers();
		},
		/** What is written, as a state vector. */
		vector: (): Uint8Array => Y.encodeStateVector(written),
		/**
		 * What brings somebody who has this vector up to what is written: at least one frame, the last of them the answer to their vector.
		 * @throws when it is no state vector
		 */
		answer(vector: Uint8Array): Buffer[] {
			used = Date.now();
			const key = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('latin1');
			const ready = answers.get(key);
			if (ready) return ready;
			const theirs = Y.decodeStateVector(vector);
			const hasBase = [...baseVector].every(([client, clock]) => (theirs.get(client) ?? 0) >= clock);
			merged ??= tail.length === 0 ? undefined : tail.length === 1 ? tail[0]!.data : Y.mergeUpdates(tail.map(({ data }) => data));
			const old = hasBase ? baseDeletions : theirs.size === 0 ? compacted() : compacted() && Y.diffUpdate(compacted()!, vector);
			const fresh = merged && (theirs.size === 0 ? merged : Y.diffUpdate(merged, vector));
			// Deletions that came in many pieces are fewer as one; a whole text is sent as it lies there.
			const one = old && fresh && hasBase ? Y.mergeUpdates([old, fresh]) : undefined;
			const frames = old && fresh && !one ? [updateFrame(old), firstFrame(fresh)] : [firstFrame(one ?? old ?? fresh ?? NOTHING)];
			const bytes = key.length + frames.reduce((sum, frame) => sum + frame.length, 0);
			if (answers.size >= 32 || answersBytes + bytes > MOST_ANSWERS) forgetAnswers();
			answers.set(key, frames);
			answersBytes += bytes;
			return frames;
		},
		/** The whole document as one update. */
		whole,
		/** What there is to compact: undefined when nothing came since the last time. */
		toCompact(): { upto: number; updates: Uint8Array[] } | undefined {
			const last = tail.at(-1);
			if (!last) return undefined;
			const first = compacted();
			return { upto: last.seq, updates: [...(first ? [first] : []), ...tail.map(({ data }) => data)] };
		},
		/** It was compacted up to a row, and is on disk as such. What came meanwhile stays. */
		compactedTo({ upto, data, vector, deletions }: Snapshot): void {
			base = data;
			baseVector = Y.decodeStateVector(vector);
			baseDeletions = deletions;
			baseBytes = data.length;
			tail = tail.filter(({ seq }) => seq > upto);
			tailBytes = tail.reduce((sum, { data: bytes }) => sum + bytes.length, 0);
			merged = undefined;
			forgetAnswers();
		},
		get tail(): { updates: number; bytes: number } {
			return { updates: tail.length, bytes: tailBytes };
		},
		/** Whether it is worth compacting while people pause: nothing came for so long, and what came before is more than a few words. */
		isRipe: (pauseMs: number): boolean => tail.length > 20 && Date.now() - grew > pauseMs,
		/** Lets go of bytes that the disk has too, when nobody asked for them lately. */
		rest(idleMs: number): void {
			if (Date.now() - used < idleMs) return;
			if (baseDeletions) base = undefined;
			deleted = undefined;
			merged = undefined;
			old = [];
			forgetAnswers();
		}
	};
}
