import { watchSlow, type Connection } from './connection.ts';
import type { House } from './house.ts';
import type { Limits } from './limits.ts';

/** What is looked after again and again: rooms that can be compacted or rest, readers that are behind, lines that are dead. Returns how to end. */
export function startRounds(houses: () => Iterable<House>, slow: Set<Connection>, compact: (house: House) => void, most: Limits): () => void {
	const resting = setInterval(() => {
		for (const house of houses()) {
			if (house.room.isRipe(most.pauseMs)) compact(house);
			house.room.rest(most.idleMs);
		}
	}, 1000);
	const watching = setInterval(() => {
		for (const connection of slow) {
			watchSlow(connection, most);
			if (!connection.behind || connection.socket.destroyed) slow.delete(connection);
		}
	}, 250);
	const pings = setInterval(() => {
		for (const { connections } of houses()) {
			for (const connection of connections) {
				if (!connection.answered) connection.ws.terminate();
				connection.answered = false;
				connection.ws.ping();
			}
		}
	}, most.pingMs);
	const rounds = [resting, watching, pings];
	for (const round of rounds) round.unref();
	return () => rounds.forEach(clearInterval);
}
