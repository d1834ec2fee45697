import { dueWork } from '#acts/clock-work.ts';
import type { Portal } from '#acts/portal.ts';
import type { Log } from './log.ts';

/** How often the calendar is looked at, in ms of the machine; besides that at the moment a civil day begins. */
const LOOK_MS = 30_000;

const DAY_MS = 86_400_000;

/** A clock that stands at the end of a day is not looked at more often than this, in ms. */
const LEAST_MS = 250;

/** Ms until the next look: what hangs on a day ends with it, not half a minute later. */
export function untilNextLook(portal: Pick<Portal, 'now' | 'zone'>): number {
	const local = Date.parse(portal.now()) + portal.zone() * 60_000;
	return Math.min(LOOK_MS, Math.max(LEAST_MS, DAY_MS - (local % DAY_MS)));
}

/** An act of the clock that is due. */
interface DueAct {
	act: string;
	input: Record<string, unknown>;
}

/** Everything the calendar asks for now, oldest first. Each act judges for itself again whether its time has come. */
async function dueActs(portal: Portal): Promise<DueAct[]> {
	const held = await portal.records.comments.heldBefore(portal.today());
	return [...held.map(({ community, comment }): DueAct => ({ act: 'comment.lapse', input: { community, comment } })), ...(await dueWork(portal))];
}

/** Does what is due now; how many acts were done. What is refused was done by somebody else meanwhile, or is tried again at the next look. */
export async function keepTime(portal: Portal): Promise<number> {
	let done = 0;
	for (const { act, input } of await dueActs(portal)) if ((await portal.perform(act, input, { kind: 'clock' })).ok) done++;
	return done;
}

/** Looks at the calendar now, every half minute, and when a day begins. Only the process that holds the data folder runs this. Returns how to stop. */
export function startTimekeeper(portal: Portal, log: Pick<Log, 'error'>): () => void {
	let timer: NodeJS.Timeout | undefined;
	let stopped = false;
	const look = async (): Promise<void> => {
		await keepTime(portal).catch((error: unknown) => log.error({ error }, 'the calendar could not be kept'));
		if (stopped) return;
		timer = setTimeout(() => void look(), untilNextLook(portal));
		timer.unref();
	};
	void look();
	return () => {
		stopped = true;
		clearTimeout(timer);
	};
}
