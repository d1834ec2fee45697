import { addDays, instant } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { SESSION_MS } from '../caller.ts';
import { draftOverOn } from '../document/draft.ts';
import { RETENTION_DAYS } from './days.ts';
import { RunRetention } from './run.input.ts';

const DAY_MS = 86_400_000;

/** The key under which the folder remembers the day on which old private rows were last removed. */
export const RETENTION_STATE = 'retention';

/** The clock removes private rows that are older than stated: once a day, and what a stop delayed at the next look. */
export const run = act({
	name: 'retention.run',
	input: RunRetention,
	may: [{ who: 'clock' }],
	refusals: [],
	async decide(tx) {
		const { sessions, record } = tx.records;
		const machine = (days: number) => tx.machineNow - days * DAY_MS;
		const civil = (days: number) => instant(Date.parse(tx.now) - days * DAY_MS);
		const gone = {
			...(await sessions.retire({
				sessions: tx.machineNow, slips: machine(RETENTION_DAYS.slip), idleDevices: machine(RETENTION_DAYS.idleDevice), idleDesks: tx.machineNow - SESSION_MS.desk.idle
			})),
			...(await record.retire({ audit: civil(RETENTION_DAYS.audit), deliveries: civil(RETENTION_DAYS.delivery) }))
		};
		await record.putState(RETENTION_STATE, tx.today);
		return ok(gone);
	},
	// What a stop of the portal prevents here, the next day does.
	after(portal) {
		const today = portal.today();
		const isOver = async (document: SubjectId, no: number) => {
			const over = await draftOverOn(portal.contents, document, no);
			return over !== undefined && addDays(over, RETENTION_DAYS.draft) <= today;
		};
		void portal.documents.retire(isOver).catch((error: unknown) => portal.log.error({ error }, 'drafts that are over could not be let go'));
	}
});
