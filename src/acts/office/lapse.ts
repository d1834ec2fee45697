import { addDays, endOfDay, type Day } from '#domain/basics/day.ts';
import { ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { closeDesks } from './desks.ts';
import { LapseOffices } from './lapse.input.ts';

/** The key under which the folder remembers until which day offices that ended have been looked at. */
export const LAPSED_STATE = 'offices-lapsed';

/**
 * A civil day has begun: whoever held an office until then leaves the desks that they opened before it, with pages, live channel and
 * downloads. The office itself needs no act: [from, until) is over. Also for the days that a stop has delayed.
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
		const endedSessions: string[] = [];
		for (const { person, until } of await offices.endedBetween(after, tx.today)) endedSessions.push(...(await closeDesks(tx, person, began(until))));
		await record.putState(LAPSED_STATE, tx.today);
		return ok({ endedSessions });
	}
});
