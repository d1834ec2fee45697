import type { ActName } from './act.ts';
import type { Portal } from './portal.ts';
import { LAPSED_STATE } from './office/lapse.ts';
import { RETENTION_STATE } from './retention/run.ts';

/** An act of the clock that is due now. */
export interface ClockWork {
	act: ActName;
	input: Record<string, unknown>;
}

/** How many of one kind are done at one look. */
const AT_ONCE = 100;

/** What is due by the civil clock. Each act asks again inside its transaction whether it still is: looking twice does nothing twice. */
export async function dueWork(portal: Pick<Portal, 'records' | 'today' | 'now'>): Promise<ClockWork[]> {
	const { documents, evaluations, polls, rights, record } = portal.records;
	const today = portal.today();
	return [
		...(await polls.due(portal.now())).map(({ community, poll }): ClockWork => ({ act: 'poll.close', input: { community, poll } })),
		...((await record.state(LAPSED_STATE)) === today ? [] : [{ act: 'office.lapse', input: {} } satisfies ClockWork]),
		...(await evaluations.due(today)).map(({ community, evaluation }): ClockWork => ({ act: 'evaluation.close', input: { community, evaluation } })),
		...(await documents.due(today)).map(({ community, version }): ClockWork => ({ act: 'document.list', input: { community, version } })),
		...(await rights.dueErasures(today, AT_ONCE)).map(({ subject }): ClockWork => ({ act: 'erasure.carry-out', input: { subject } })),
		...((await record.state(RETENTION_STATE)) === today ? [] : [{ act: 'retention.run', input: {} } satisfies ClockWork])
	];
}

/** Does what is due, one after another. How many were done. */
export async function runClockWork(portal: Portal): Promise<number> {
	let done = 0;
	for (const { act, input } of await dueWork(portal)) {
		const performed = await portal.perform(act, input, { kind: 'clock' });
		if (performed.ok) done++;
		// A full disk stays full for the rest too; it is looked at again in a minute.
		else if (performed.error.code.startsWith('storage.') || performed.error.code === 'portal.stopping') break;
	}
	return done;
}
