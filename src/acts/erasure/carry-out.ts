import type { Day } from '#domain/basics/day.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { CarryOutErasure } from './carry-out.input.ts';
import { REDACTIONS } from './redactions.ts';

/**
 * The clock erases what somebody asked to have erased, once the wait is over: a newer version without what they wrote says so in public, then
 * bytes and salt of all versions before are blanked, and who wrote it is forgotten. Their hashes stay in the record, and prove nothing but that
 * something was there. In one transaction: after a stop in between, nothing has happened, and it is done at the next look.
 */
export const carryOut = act({
	name: 'erasure.carry-out',
	input: CarryOutErasure,
	may: [{ who: 'clock' }],
	refusals: ['object.not-found'],
	async decide(tx, input) {
		const { contents, record, rights } = tx.records;
		const asked = await rights.erasure(input.subject);
		const held = await contents.bySubject(input.subject);
		const redact = held && REDACTIONS[held.content.type];
		if (!asked || asked.done !== null || asked.due > tx.today || !held || !redact) return err(refusal('object.not-found'));
		const left = await tx.write(redact(held.content as never, asked.asked as Day), 'clock', { happenedAt: asked.due });
		const versions = await record.blankBefore(input.subject, left.version);
		await record.removeAuthor(input.subject);
		await rights.removeAssistance(input.subject);
		await rights.erasureDone(input.subject, tx.today);
		return ok({ subject: input.subject, versions });
	}
});
