import type { Day } from '#domain/basics/day.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { CarryOutErasure } from './carry-out.input.ts';
import { wordsOf } from './redactions.ts';

/**
 * The clock erases what somebody asked to have erased, once the wait is over: a newer version without what they wrote says so in public, then
 * bytes and salt of all versions before are blanked, and who wrote it is forgotten. Their hashes stay in the record, and prove nothing but that
 * something was there. In one transaction: after a stop in between, nothing has happened, and it is done at the next look.
 */
export const carryOut = act({
	name: 'erasure.carry-out',
	input: CarryOutErasure,
	may: [{ who: 'clock' }],
	on: { object: 'erasure', states: { none: 'object.not-found', asked: 'object.not-found', due: 'done', erased: 'object.not-found', 'must-stay': 'object.not-found' } },
	refusals: ['object.not-found'],
	async decide(tx, input) {
		const { maps, record, rights } = tx.records;
		const asked = await rights.erasure(input.subject);
		if (!asked || asked.done !== null || asked.due > tx.today) return err(refusal('object.not-found'));
		let versions = 0;
		for (const { written, left } of await wordsOf(tx.records, input.subject, tx.today)) {
			const rest = await tx.write(await left(asked.asked as Day), 'clock', { happenedAt: asked.due, audience: written.audience });
			versions += await record.blankBefore(rest.content.subject, rest.version);
			await maps.dropPictures(rest.content.subject);
			await record.removeAuthor(rest.content.subject);
			await rights.removeAssistance(rest.content.subject);
		}
		await rights.erasureDone(input.subject, tx.today);
		return ok({ subject: input.subject, versions });
	}
});
