import { CODE_LENGTH, slipCodeOf } from '#domain/community/slip-code.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { PrintSlips } from './print.input.ts';
import { SLIP_CLERKS, SLIP_MS, SLIP_REMEMBERED_MS, slipHash } from './slips.ts';

/** A slip as it goes to paper. The code exists here and on the paper; the ledger keeps its hash. */
export interface PrintedSlip {
	person: string;
	code: string;
	/** Machine time in ms. */
	expiresAt: number;
}

/**
 * Makes a code for each person, to be printed and brought to the door. Good for 30 days and one use; a slip that is still unused ends
 * when its person gets a new one. The codes are answered once and cannot be asked for again.
 */
export const print = act({
	name: 'slip.print',
	input: PrintSlips,
	may: [SLIP_CLERKS],
	refusals: ['object.not-found'],
	limit: { count: 200, per: 'day' },
	secret: true,
	community: (input) => input.community,
	async decide(tx, input) {
		const slips: PrintedSlip[] = [];
		for (const id of new Set(input.persons)) {
			const person = await tx.records.communities.person(id);
			if (!person || person.community !== input.community) return err(refusal('object.not-found'));
			const code = slipCodeOf(tx.random(CODE_LENGTH));
			const expiresAt = tx.machineNow + SLIP_MS;
			await tx.records.sessions.removeOldSlips(id, tx.machineNow - SLIP_REMEMBERED_MS);
			await tx.records.sessions.killSlips(id, tx.machineNow);
			await tx.records.sessions.addSlip({ codeHash: slipHash(code), person: id, printedAt: tx.machineNow, expiresAt, usedAt: null });
			slips.push({ person: id, code, expiresAt });
		}
		return ok({ slips, about: input.persons.join(' ') });
	}
});
