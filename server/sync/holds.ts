import type { WebSocket } from 'ws';

/** What a document is held by. */
export interface HoldOfRoom {
	/** Whether it has been held from then to now. */
	isHeld(): boolean;
	/** It goes on. */
	release(): void;
}

/**
 * Documents into which nothing is let for a moment, because somebody seals them: whatever is on its way waits in the network, and nobody is refused.
 * @param longestMs after which one goes on, whatever became of whoever held it
 * @param socketsOf everybody who has a document open
 */
export function createHolds(longestMs: number, socketsOf: (document: string) => Iterable<{ ws: WebSocket }>) {
	const holds = new Map<string, { timer: NodeJS.Timeout }>();

	function end(document: string, hold: { timer: NodeJS.Timeout }): void {
		clearTimeout(hold.timer);
		if (holds.get(document) !== hold) return;
		holds.delete(document);
		for (const { ws } of socketsOf(document)) ws.resume();
	}

	return {
		/** Holds one. Whoever held it before holds it no longer, and finds that out before they seal. */
		hold(document: string): HoldOfRoom {
			clearTimeout(holds.get(document)?.timer);
			const hold = { timer: setTimeout(() => end(document, hold), longestMs) };
			hold.timer.unref();
			holds.set(document, hold);
			for (const { ws } of socketsOf(document)) ws.pause();
			return { isHeld: () => holds.get(document) === hold, release: () => end(document, hold) };
		},
		isHeld: (document: string): boolean => holds.has(document),
		/** Whatever is held of these goes on. */
		release(is: (document: string) => boolean): void {
			for (const [document, hold] of holds) if (is(document)) end(document, hold);
		}
	};
}
