import { generateAuthenticationOptions } from '@simplewebauthn/server';
import { ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { AskPasskey } from './ask.input.ts';
import { CHALLENGE_MS, keepChallenge, relyingParty } from './challenges.ts';

/** What a passkey is to sign so that its owner is signed in. It names nobody: the device itself knows whose passkeys it has. */
export const ask = act({
	name: 'passkey.ask',
	input: AskPasskey,
	may: [{ who: 'anyone' }],
	refusals: [],
	limit: { count: 30, per: 'minute' },
	secret: true,
	prepare: async (office) => ok(await generateAuthenticationOptions({ rpID: relyingParty(office.origin), userVerification: 'required', timeout: CHALLENGE_MS })),
	decide: async (tx, _input, _caller, options) => ok({ challenge: await keepChallenge(tx, options.challenge, null), options })
});
