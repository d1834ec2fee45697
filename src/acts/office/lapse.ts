import { addDays, endOfDay, type Day } from '#domain/basics/day.ts';
import { ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { closeDesks, phonesOf } from './desks.ts';
import { LapseOffices } from './lapse.input.ts';

/** The key under which the folder remembers until which day what ended has been looked at. */
export const LAPSED_STATE = 'offices-lapsed';

/**
 * A civil day has begun: whoever had an office, stood in for one or had a part in an object until then leaves the desks that they opened
 * before it, with pages, live channel and downloads; phones lose what they have open. What ended needs no act: [from, until) is over. Also
 * for the days that a stop has delayed.
 */
export const lapse = act({
	name: 'office.lapse',
	input: LapseOffices,
	may: [{ who: 'clock' }],
	refusals: [],
	async decide(tx) {
		const { offices, record } = tx.records;
		const after = ((await record.state(LAPSED_STATE)) as Day | undefined) ?? addDays(tx.today, -1);
		/** Sessions are dated by the machine's clock, terms by the city's. */
		const began = (day: Day) => Date.parse(endOfDay(addDays(day, -1), tx.zone)) - Date.parse(tx.now) + tx.machineNow;
		const parts = await offices.assignmentsEndedBetween(after, tx.today);
		const endedSessions: string[] = [];
		const changedSessions: string[] = [];
		for (const { person, until } of [...(await offices.officesEndedBetween(after, tx.today)), ...parts]) endedSessions.push(...(await closeDesks(tx, person, began(until))));
		for (const { person } of parts) changedSessions.push(...(await phonesOf(tx, person)));
		await record.putState(LAPSED_STATE, tx.today);
		return ok({ endedSessions, changedSessions });
	}
});
