import { dueWork } from '#acts/clock-work.ts';
import type { Portal } from '#acts/portal.ts';
import type { Log } from './log.ts';

/** How often the calendar is looked at, in ms of the machine. */
const LOOK_MS = 30_000;

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

/** Looks at the calendar now and every half minute. Only the process that holds the data folder runs this. Returns how to stop. */
export function startTimekeeper(portal: Portal, log: Pick<Log, 'error'>): () => void {
	let looking = false;
	const look = async (): Promise<void> => {
		if (looking) return;
		looking = true;
		await keepTime(portal).catch((error: unknown) => log.error({ error }, 'the calendar could not be kept'));
		looking = false;
	};
	void look();
	const timer = setInterval(() => void look(), LOOK_MS);
	timer.unref();
	return () => clearInterval(timer);
}
