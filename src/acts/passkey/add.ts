import { verifyRegistrationResponse, type RegistrationResponseJSON } from '@simplewebauthn/server';
import { err, ok } from '#domain/basics/result.ts';
import { recoveryCodesOf } from '#domain/community/recovery-code.ts';
import { act } from '../act.ts';
import { officerAt, openDesk, SETTERS } from '../authenticator/officer.ts';
import { recoveryHash } from '../authenticator/totp.ts';
import { refusal } from '../refusal.ts';
import { AddPasskey } from './add.input.ts';
import { openChallenge, relyingParty } from './challenges.ts';

/** An officer's device has made a passkey. Whoever has no recovery codes yet gets ten, answered once. Whoever was led here gets their desk. */
export const add = act({
	name: 'passkey.add',
	input: AddPasskey,
	may: SETTERS,
	refusals: ['caller.not-allowed', 'factor.sign-in-again', 'passkey.not-accepted'],
	limit: { count: 30, per: 'hour' },
	secret: true,
	async prepare(office, input, caller) {
		const officer = await officerAt(office.records, caller, office.machineNow);
		if (!officer) return err(refusal('caller.not-allowed'));
		if (!officer.fresh) return err(refusal('factor.sign-in-again'));
		const challenge = await openChallenge(office, input.challenge, officer.person);
		const checked = challenge === undefined ? undefined : await verifyRegistrationResponse({
			response: input.answer as RegistrationResponseJSON, expectedChallenge: challenge, expectedOrigin: office.origin, expectedRPID: relyingParty(office.origin),
			requireUserVerification: true
			// What it throws at is what a browser would not have sent.
		}).catch(() => undefined);
		if (!checked?.verified) return err(refusal('passkey.not-accepted'));
		const { id, publicKey, counter } = checked.registrationInfo.credential;
		return ok({ ...officer, id, counter, publicKey: Buffer.from(publicKey).toString('base64url') });
	},
	async decide(tx, input, _caller, { person, session, halfway, id, counter, publicKey }) {
		const { secondFactors } = tx.records;
		if (!(await secondFactors.takeChallenge(input.challenge)) || (await secondFactors.passkey(id))) return err(refusal('passkey.not-accepted'));
		await secondFactors.addPasskey({ id, person, publicKey, counter, name: input.name, createdAt: tx.machineNow, lastUsedAt: null });
		const codes = (await secondFactors.factorsOf(person)).codes > 0 ? [] : recoveryCodesOf(tx.random);
		if (codes.length > 0) await secondFactors.putCodes(person, codes.map(recoveryHash));
		return ok({ codes, ...(halfway ? await openDesk(tx, person, session) : {}), about: person });
	}
});
