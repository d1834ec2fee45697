import type { Limits } from './limits.ts';
import { presenceFrame, type Told } from './wire.ts';

/*
 * Who is here, of one room. A client says where its cursor is; who it is, the portal says: the name in a presence is the session's, whatever was sent.
 * Nothing of this is written down.
 */

/** Somebody whose presence others see. The same object for as long as the socket lives. */
export interface Somebody {
	/** Undefined: may look and is not shown. */
	shown: { name: string; person: string } | undefined;
}

interface Presence {
	of: Somebody;
	clock: number;
	/** JSON; `null` once gone. */
	state: Uint8Array;
	gone: boolean;
}

const NULL = new TextEncoder().encode('null');
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** What others are told: who it is, by the portal; where the cursor is, by the client. Everything else that a client says of itself is left out. */
function stateOf({ name, person }: NonNullable<Somebody['shown']>, said: unknown): Uint8Array {
	const { anchor, head } = ((said as { cursor?: unknown } | null)?.cursor ?? {}) as { anchor?: unknown; head?: unknown };
	const cursor = anchor === undefined || head === undefined ? {} : { cursor: { anchor, head } };
	return new TextEncoder().encode(JSON.stringify({ user: { name, person }, ...cursor }));
}

export type Presences = ReturnType<typeof createPresences>;

/** The presences of a room, empty. */
export function createPresences(most: Pick<Limits, 'mostPresences'>) {
	const all = new Map<number, Presence>();
	let changed = new Set<number>();
	/** Everybody, as it was when the last news went out: whoever comes now is told the rest with the next. */
	let whole: Buffer | undefined;
	/** Whose clients they are. */
	const held = new Map<Somebody, Set<number>>();

	const pick = (clients: Iterable<number>) => [...clients].flatMap((client) => {
		const found = all.get(client);
		return found ? [{ client, clock: found.clock, state: found.state }] : [];
	});

	return {
		/**
		 * Takes what somebody says of a client. The renewals that say nothing new are told to everybody all the same, also to whom they come from: a client of
		 * y-websocket that hears nothing for 30 s believes the line dead. It also says again what it hears of others, which is let pass and means nothing.
		 * @returns 'refused' when it is not for them to say: another's client, or one client too many; 'yours-alone' when nobody else hears of it
		 * @throws when the state is no JSON
		 */
		hear(of: Somebody, { client, clock, state }: Told): 'taken' | 'yours-alone' | 'refused' {
			if (!of.shown) return 'yours-alone';
			const had = all.get(client);
			const gone = state.length === NULL.length && NULL.every((byte, i) => state[i] === byte);
			if (had ? clock < had.clock || (clock === had.clock && !(gone && had.of === of)) : gone) return 'taken';
			if (had && had.of !== of && !had.gone && had.of.shown?.person !== of.shown.person) return 'refused';
			const mine = held.get(of) ?? new Set();
			if (!mine.has(client) && mine.size >= most.mostPresences) return 'refused';
			// Read before anything is noted: it may be no JSON.
			const told = gone ? NULL : stateOf(of.shown, JSON.parse(utf8.decode(state)));
			if (had && had.of !== of) held.get(had.of)?.delete(client);
			if (gone) mine.delete(client);
			else mine.add(client);
			held.set(of, mine);
			all.set(client, { of, clock, gone, state: told });
			changed.add(client);
			return 'taken';
		},
		/** Somebody has gone, with all their clients; or is shown no longer. */
		leave(of: Somebody): void {
			for (const client of held.get(of) ?? []) {
				all.set(client, { of, clock: all.get(client)!.clock + 1, state: NULL, gone: true });
				changed.add(client);
			}
			held.delete(of);
		},
		/** What changed since this was last asked, as one frame; undefined when nothing did. Whoever has gone is then forgotten. */
		news(): Buffer | undefined {
			if (changed.size === 0) return undefined;
			const told = presenceFrame(pick(changed));
			for (const client of changed) if (all.get(client)?.gone) all.delete(client);
			changed = new Set();
			whole = undefined;
			return told;
		},
		/** Everybody who is here; undefined when nobody is. */
		everybody(): Buffer | undefined {
			return all.size === 0 ? undefined : (whole ??= presenceFrame(pick(all.keys())));
		},
		get changed(): boolean {
			return changed.size > 0;
		}
	};
}
