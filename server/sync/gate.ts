import * as Y from 'yjs';
import type { Limits } from './limits.ts';

/*
 * Whether an update may come in. No document is built for it: the structs are read once, and what they say is held against what the room has. What passes
 * cannot stay pending in any client, claims no one else's words, and costs no more than its bytes.
 */

/** How far each Yjs client has written: its next clock. */
export type Vector = Map<number, number>;

export type Judged =
	/** `advanced`: the clients that go on from here, with their new clocks; `met`: those never seen before; `deletions`: by client, as [from, until). */
	| { is: 'good'; advanced: [client: number, clock: number][]; met: number[]; ticks: number; deletions: Deletions }
	/** Nothing that was not there already. */
	| { is: 'known' }
	/** Something that comes before it is not here. */
	| { is: 'gap' }
	/** In the name of somebody else's client. */
	| { is: 'not-yours' }
	| { is: 'too-much' };

/** Deleted stretches of each client, in order and apart, as [from, until). */
export type Deletions = Map<number, [from: number, until: number][]>;

/** What a room knows, as far as the gate asks. */
export interface Known {
	vector: ReadonlyMap<number, number>;
	owners: ReadonlyMap<number, string>;
	/** Whether all of these deletions were there before. */
	hasDeleted(deletions: Deletions): boolean;
}

/**
 * Judges an update of one person.
 * @throws when it is no update at all
 */
export function judge(update: Uint8Array, person: string, known: Known, most: Pick<Limits, 'mostStructs' | 'mostClients' | 'mostEmptyTicks'>): Judged {
	const { structs, ds } = Y.decodeUpdate(update);
	if (structs.length > most.mostStructs) return { is: 'too-much' };
	const until = new Map<number, number>();
	let empty = 0;
	let ticks = 0;
	let fresh = false;
	for (const struct of structs) {
		const { id: { client, clock }, length } = struct;
		if (struct instanceof Y.Skip) return { is: 'gap' };
		const here = known.vector.get(client) ?? 0;
		if (clock > (until.get(client) ?? here)) return { is: 'gap' };
		const end = clock + length;
		if (end > (until.get(client) ?? here)) until.set(client, end);
		if (end > here) {
			fresh = true;
			ticks += end - Math.max(clock, here);
			// Somebody else's words may come along when they were known; new ones come from their own hand.
			const owner = known.owners.get(client);
			if (owner !== undefined && owner !== person) return { is: 'not-yours' };
		}
		if (struct instanceof Y.GC || struct.content instanceof Y.ContentDeleted) empty += length;
	}
	if (empty > most.mostEmptyTicks) return { is: 'too-much' };
	if (until.size > most.mostClients) return { is: 'too-much' };
	if (!stands(structs, known.vector)) return { is: 'gap' };
	const has = (client: number, clock: number) => clock < (until.get(client) ?? known.vector.get(client) ?? 0);
	const deletions: Deletions = new Map();
	for (const [client, ranges] of ds.clients) {
		for (const { clock, len } of ranges) if (!has(client, clock + len - 1)) return { is: 'gap' };
		deletions.set(client, tidy(ranges.map(({ clock, len }) => [clock, clock + len])));
	}
	if (!fresh && known.hasDeleted(deletions)) return { is: 'known' };
	const advanced = [...until].filter(([client, clock]) => clock > (known.vector.get(client) ?? 0));
	return { is: 'good', advanced, met: advanced.map(([client]) => client).filter((client) => !known.owners.has(client)), ticks, deletions };
}

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/**
 * Whether structs can be put in one after the other so that each finds its origin, right origin and parent there. Those that lean on each other in a circle cannot,
 * and would make a client throw, or wait for ever.
 */
function stands(structs: readonly Struct[], vector: ReadonlyMap<number, number>): boolean {
	const queues = new Map<number, Struct[]>();
	for (const struct of structs) {
		const queue = queues.get(struct.id.client);
		if (queue) queue.push(struct);
		else queues.set(struct.id.client, [struct]);
	}
	/** How far each client has come. */
	const state = new Map(vector);
	const at = new Map<number, number>();
	/** Who waits for a client, and for which of its clocks. */
	const waiting = new Map<number, { client: number; clock: number }[]>();
	let left = structs.length;
	const ready = [...queues.keys()];
	const missing = (struct: Struct): Y.ID | undefined =>
		struct instanceof Y.Item
			? [struct.origin, struct.rightOrigin, struct.parent].find((before): before is Y.ID => before instanceof Y.ID && before.clock >= (state.get(before.client) ?? 0))
			: undefined;
	for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
		const queue = queues.get(client)!;
		let next = at.get(client) ?? 0;
		let moved = false;
		for (; next < queue.length; next++) {
			const struct = queue[next]!;
			const before = missing(struct);
			if (before) {
				const others = waiting.get(before.client);
				if (others) others.push({ client, clock: before.clock });
				else waiting.set(before.client, [{ client, clock: before.clock }]);
				break;
			}
			const end = struct.id.clock + struct.length;
			if (end > (state.get(client) ?? 0)) state.set(client, end);
			left -= 1;
			moved = true;
		}
		at.set(client, next);
		if (!moved) continue;
		const here = state.get(client) ?? 0;
		const still: { client: number; clock: number }[] = [];
		for (const one of waiting.get(client) ?? []) {
			if (one.clock < here) ready.push(one.client);
			else still.push(one);
		}
		waiting.set(client, still);
	}
	return left === 0;
}

/** Stretches in order, those that touch joined. */
export function tidy(ranges: [number, number][]): [number, number][] {
	const sorted = ranges.filter(([from, until]) => until > from).sort(([a], [b]) => a - b);
	const apart: [number, number][] = [];
	for (const [from, until] of sorted) {
		const last = apart.at(-1);
		if (last && from <= last[1]) last[1] = Math.max(last[1], until);
		else apart.push([from, until]);
	}
	return apart;
}

/** Whether the first set of deletions holds all of the second. */
export function covers(all: Deletions, some: Deletions): boolean {
	for (const [client, wanted] of some) {
		const had = all.get(client) ?? [];
		let at = 0;
		for (const [from, until] of wanted) {
			while (at < had.length && had[at]![1] <= from) at++;
			const range = had[at];
			if (!range || range[0] > from || range[1] < until) return false;
		}
	}
	return true;
}

/** Adds deletions to a set. */
export function join(into: Deletions, more: Deletions): void {
	for (const [client, ranges] of more) {
		const had = into.get(client);
		if (!had) into.set(client, [...ranges]);
		else for (const range of ranges) insert(had, range);
	}
}

/** Puts a stretch where it belongs among those that are in order and apart. */
function insert(ranges: [number, number][], [from, until]: [number, number]): void {
	let low = 0;
	let high = ranges.length;
	// The first that does not end before this one begins.
	while (low < high) {
		const middle = (low + high) >> 1;
		if (ranges[middle]![1] < from) low = middle + 1;
		else high = middle;
	}
	let end = low;
	while (end < ranges.length && ranges[end]![0] <= until) end++;
	const touched = ranges.slice(low, end);
	ranges.splice(low, end - low, [Math.min(from, touched[0]?.[0] ?? from), Math.max(until, touched.at(-1)?.[1] ?? until)]);
}

/** The deletions of an update that is our own. */
export function deletionsOf(update: Uint8Array): Deletions {
	return new Map([...Y.decodeUpdate(update).ds.clients].map(([client, ranges]) => [client, tidy(ranges.map(({ clock, len }) => [clock, clock + len]))]));
}
