import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { officerAt } from '../authenticator/officer.ts';
import { refusal } from '../refusal.ts';
import { RemovePasskey } from './remove.input.ts';

/** An officer gives up a passkey, because the device that has it is sold or lost. The last second factor stays until there is another. */
export const remove = act({
	name: 'passkey.remove',
	input: RemovePasskey,
	may: [{ who: 'signed-in' }],
	refusals: ['caller.not-allowed', 'factor.sign-in-again', 'factor.last', 'object.not-found'],
	limit: { count: 30, per: 'hour' },
	async decide(tx, input, caller) {
		const officer = await officerAt(tx.records, caller, tx.machineNow);
		if (!officer) return err(refusal('caller.not-allowed'));
		if (!officer.fresh) return err(refusal('factor.sign-in-again'));
		const { secondFactors } = tx.records;
		const passkey = await secondFactors.passkey(input.passkey);
		if (passkey?.person !== officer.person) return err(refusal('object.not-found'));
		const { authenticator, passkeys } = await secondFactors.factorsOf(officer.person);
		if (!authenticator && passkeys < 2) return err(refusal('factor.last'));
		await secondFactors.removePasskey(passkey.id);
		return ok({ about: officer.person });
	}
});
