import type { Connection } from './connection.ts';
import type { Judged } from './gate.ts';
import type { Limits } from './limits.ts';
import { createPresences, type Presences } from './presence.ts';
import type { Room } from './room.ts';

/** An update that was accepted and not yet written. */
export interface Waiting {
	from: Connection;
	data: Uint8Array;
	good: Judged & { is: 'good' };
}

/** A room with who is in it. */
export interface House {
	room: Room;
	presences: Presences;
	connections: Set<Connection>;
	queue: Waiting[];
	/** Deliveries since a moment, and how many a second there were before: by which it is known to be busy. */
	deliveries: number;
	since: number;
	rate: number;
	/** While a busy room gathers what it will write. */
	window: NodeJS.Timeout | undefined;
	presenceTimer: NodeJS.Timeout | undefined;
	leaving: NodeJS.Timeout | undefined;
	compacting: boolean;
	/** Written since the disk was last synced. */
	unsynced: boolean;
}

/** A room with nobody in it. */
export function openHouse(room: Room, most: Pick<Limits, 'mostPresences'>): House {
	return {
		room, presences: createPresences(most), connections: new Set(), queue: [], deliveries: 0, since: performance.now(), rate: 0,
		window: undefined, presenceTimer: undefined, leaving: undefined, compacting: false, unsynced: false
	};
}

/** Counts one more update, and says whether the room has more deliveries a second than `busy`. */
export function isBusy(house: House, busy: number): boolean {
	house.deliveries += house.connections.size;
	const now = performance.now();
	if (now - house.since > 250) {
		house.rate = (house.deliveries * 1000) / (now - house.since);
		house.since = now;
		house.deliveries = 0;
	}
	return house.rate > busy;
}
