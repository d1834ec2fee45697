import { generateRegistrationOptions } from '@simplewebauthn/server';
import { err, ok } from '#domain/basics/result.ts';
import { utf8 } from '#domain/basics/bytes.ts';
import { act } from '../act.ts';
import { officerAt, SETTERS } from '../authenticator/officer.ts';
import { refusal } from '../refusal.ts';
import { BeginPasskey } from './begin.input.ts';
import { CHALLENGE_MS, keepChallenge, relyingParty } from './challenges.ts';

/** Most passkeys of one officer. */
const MOST_PASSKEYS = 10;

/** What an officer's device is asked for to make a passkey: one that it keeps, and that it opens only for its owner. */
export const begin = act({
	name: 'passkey.begin',
	input: BeginPasskey,
	may: SETTERS,
	refusals: ['caller.not-allowed', 'factor.sign-in-again', 'factor.too-many'],
	limit: { count: 30, per: 'hour' },
	secret: true,
	async prepare(office, _input, caller) {
		const officer = await officerAt(office.records, caller, office.machineNow);
		if (!officer) return err(refusal('caller.not-allowed'));
		if (!officer.fresh) return err(refusal('factor.sign-in-again'));
		const known = await office.records.secondFactors.passkeysOf(officer.person);
		if (known.length >= MOST_PASSKEYS) return err(refusal('factor.too-many', { params: { most: MOST_PASSKEYS } }));
		const person = await office.records.communities.person(officer.person);
		const options = await generateRegistrationOptions({
			rpName: '议事 Yishi', rpID: relyingParty(office.origin), userID: utf8(officer.person) as Uint8Array<ArrayBuffer>, userName: person?.name ?? '',
			userDisplayName: person?.name ?? '', timeout: CHALLENGE_MS, attestationType: 'none', excludeCredentials: known.map(({ id }) => ({ id })),
			authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
		});
		return ok({ person: officer.person, options });
	},
	async decide(tx, _input, _caller, { person, options }) {
		return ok({ challenge: await keepChallenge(tx, options.challenge, person), options, about: person });
	}
});
