import type { Line } from './session.ts';

/* What is said of whether the text is saved. Never more than is true: “saved” comes when nothing waits any more, and a little after, so that it does not flicker while somebody types. */

/** A dot comes only where saving takes longer than a blink, in ms. */
export const CALM_MS = 900;
/** Nothing has waited for so long, in ms, before it is called saved. */
export const REST_MS = 400;

/** `saving`: something waits, for no longer than a blink. `late`: for longer. */
export type Saved = 'saved' | 'saving' | 'late' | 'connecting' | 'away';

export interface Moment {
	line: Line;
	online: boolean;
	/** Since when something waits, in ms; undefined: nothing does. */
	since: number | undefined;
	now: number;
}

export function createStanding() {
	let waited = false;
	let restsSince: number | undefined;
	return {
		/** How it stands, and after how many ms it is to be asked again by itself. */
		at({ line, online, since, now }: Moment): { is: Saved; again?: number } {
			if (since !== undefined) {
				waited = true;
				restsSince = undefined;
			}
			if (line !== 'open') return { is: line === 'connecting' && online ? 'connecting' : 'away' };
			if (since !== undefined) return now - since >= CALM_MS ? { is: 'late' } : { is: 'saving', again: since + CALM_MS - now };
			if (!waited) return { is: 'saved' };
			restsSince ??= now;
			if (now - restsSince < REST_MS) return { is: 'saving', again: restsSince + REST_MS - now };
			waited = false;
			restsSince = undefined;
			return { is: 'saved' };
		}
	};
}
