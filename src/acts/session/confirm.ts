import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { openDesk } from '../authenticator/officer.ts';
import { recoveryHash, stepOf } from '../authenticator/totp.ts';
import { refusal } from '../refusal.ts';
import { ConfirmSession } from './confirm.input.ts';

/** Wrong codes of one officer, wherever from, before the waiting begins. It never becomes for ever. */
export const FREE_CODES = 5;

/** The second step of signing in: a code of the authenticator app, each good once, or one of the ten recovery codes. */
export const confirm = act({
	name: 'session.confirm',
	input: ConfirmSession,
	may: [{ who: 'halfway', needs: 'second-factor' }],
	refusals: ['factor.wrong', 'sign-in.wait'],
	limit: { count: 30, per: 'hour' },
	secret: true,
	async prepare(office, input, caller) {
		const halfway = caller.kind === 'guest' ? caller.halfway : undefined;
		if (!halfway) return err(refusal('caller.sign-in-first'));
		const key = `second-factor ${halfway.person}`;
		const left = office.waits.left(key);
		if (left > 0) return err(refusal('sign-in.wait', { params: { minutes: Math.ceil(left / 60_000) } }));
		const { secondFactors } = office.records;
		const known = await secondFactors.authenticator(halfway.person);
		const step = input.code.length === 6 && known?.secret ? stepOf(known.secret, input.code, office.machineNow) : undefined;
		const right = (step !== undefined && step > (known?.lastStep ?? 0)) || (await secondFactors.isCode(halfway.person, recoveryHash(input.code)));
		// Counted before it is answered: many at once gain nothing.
		if (right) office.waits.forget(key);
		else office.waits.failed(key, FREE_CODES);
		return ok({ ...halfway, step: right ? step : undefined, right });
	},
	async decide(tx, input, _caller, { person, session, step, right }) {
		const { secondFactors } = tx.records;
		const wrong = refusal('factor.wrong', { fields: [{ path: 'code', code: 'wrong' }] });
		if (!right) return err(wrong);
		const known = await secondFactors.authenticator(person);
		if (step !== undefined && known?.secret) {
			// Sent twice at the same moment, it counts once.
			if (step <= known.lastStep) return err(wrong);
			await secondFactors.putAuthenticator({ ...known, lastStep: step });
		} else if (!(await secondFactors.useCode(person, recoveryHash(input.code), tx.machineNow))) return err(wrong);
		return ok({ ...(await openDesk(tx, person, session)), left: (await secondFactors.factorsOf(person)).codes, about: person });
	}
});
