import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { openDesk } from '../authenticator/officer.ts';
import { refusal } from '../refusal.ts';
import { addressOf } from '../slip/guessing.ts';
import { openChallenge, relyingParty } from './challenges.ts';
import { PasskeySignIn } from './sign-in.input.ts';

/**
 * An officer signs in with a passkey. It is both factors at once: the device that has it, and what opens the device (finger, face or its
 * PIN), which the browser must have asked for. A passkey whose counter goes back was copied, and is refused.
 */
export const signIn = act({
	name: 'passkey.sign-in',
	input: PasskeySignIn,
	may: [{ who: 'anyone' }],
	refusals: ['passkey.not-accepted'],
	limit: { count: 30, per: 'minute' },
	secret: true,
	async prepare(office, input) {
		const challenge = await openChallenge(office, input.challenge, null);
		const passkey = await office.records.secondFactors.passkey(input.answer.id);
		const checked = challenge === undefined || !passkey ? undefined : await verifyAuthenticationResponse({
			response: input.answer as AuthenticationResponseJSON, expectedChallenge: challenge, expectedOrigin: office.origin, expectedRPID: relyingParty(office.origin),
			requireUserVerification: true, credential: { id: passkey.id, publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')), counter: passkey.counter }
		}).catch(() => undefined);
		return ok({ passkey: checked?.verified ? passkey : undefined, counter: checked?.authenticationInfo.newCounter ?? 0 });
	},
	async decide(tx, input, caller, { passkey, counter }) {
		const { secondFactors, communities, record } = tx.records;
		const taken = await secondFactors.takeChallenge(input.challenge);
		const known = passkey && taken ? await secondFactors.passkey(passkey.id) : undefined;
		const person = known && known.counter === passkey?.counter ? await communities.person(known.person) : undefined;
		if (!known || !person) {
			await record.audit({ at: tx.now, act: 'passkey.sign-in', caller: addressOf(caller), about: 'refused' });
			return err(refusal('passkey.not-accepted', { keep: true }));
		}
		await secondFactors.updatePasskey(known.id, { counter, lastUsedAt: tx.machineNow });
		const before = caller.kind === 'person' ? caller.session : caller.kind === 'guest' ? caller.halfway?.session : undefined;
		return ok({ ...(await openDesk(tx, person.id, before)), community: person.community, about: person.id });
	}
});
