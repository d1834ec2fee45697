import { err, ok } from '#domain/basics/result.ts';
import { recoveryCodesOf } from '#domain/community/recovery-code.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { ConfirmAuthenticator } from './confirm.input.ts';
import { officerAt, openDesk, SETTERS } from './officer.ts';
import { recoveryHash, stepOf } from './totp.ts';

/**
 * The first code of a new authenticator app: from now on it is asked for. Ten recovery codes come with it, answered once and never again;
 * those of before are void. Whoever was led here gets their desk.
 */
export const confirm = act({
	name: 'authenticator.confirm',
	input: ConfirmAuthenticator,
	may: SETTERS,
	refusals: ['caller.not-allowed', 'factor.sign-in-again', 'factor.wrong'],
	limit: { count: 30, per: 'hour' },
	secret: true,
	async decide(tx, input, caller) {
		const officer = await officerAt(tx.records, caller, tx.machineNow);
		if (!officer) return err(refusal('caller.not-allowed'));
		if (!officer.fresh) return err(refusal('factor.sign-in-again'));
		const { secondFactors } = tx.records;
		const known = await secondFactors.authenticator(officer.person);
		const step = known?.pending ? stepOf(known.pending, input.code, tx.machineNow) : undefined;
		if (!known?.pending || step === undefined) return err(refusal('factor.wrong', { fields: [{ path: 'code', code: 'wrong' }] }));
		await secondFactors.putAuthenticator({ person: officer.person, secret: known.pending, pending: null, lastStep: step, since: tx.machineNow });
		const codes = recoveryCodesOf(tx.random);
		await secondFactors.putCodes(officer.person, codes.map(recoveryHash));
		const desk = officer.halfway ? await openDesk(tx, officer.person, officer.session) : {};
		return ok({ codes, ...desk, about: officer.person });
	}
});
