import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { addressOf, guessedRight, mayGuess } from './guessing.ts';
import { ReturnSlip } from './return.input.ts';
import { slipHash } from './slips.ts';

/** "This is not my door": the slip ends, so that nobody can join with it in another's name. */
export const giveBack = act({
	name: 'slip.return',
	input: ReturnSlip,
	may: [{ who: 'anyone' }],
	refusals: ['rate.too-many', 'slip.unknown', 'slip.used'],
	limit: { count: 60, per: 'minute' },
	secret: true,
	async prepare(office, input, caller) {
		if (!mayGuess(office.rates, addressOf(caller))) return err(refusal('rate.too-many'));
		const codeHash = slipHash(input.code);
		if (await office.records.sessions.slip(codeHash)) guessedRight(office.rates, addressOf(caller));
		return ok({ codeHash });
	},
	async decide(tx, _input, _caller, { codeHash }) {
		const slip = await tx.records.sessions.slip(codeHash);
		if (!slip) return err(refusal('slip.unknown'));
		if (slip.usedAt !== null) return err(refusal('slip.used'));
		await tx.records.sessions.killSlip(codeHash, tx.machineNow);
		return ok({ about: slip.person });
	}
});
