import { err, ok } from '#domain/basics/result.ts';
import { sha256 } from '#records/hashing.server.ts';
import { act } from '../act.ts';
import { newToken, SESSION_MS } from '../caller.ts';
import { refusal } from '../refusal.ts';
import { addressOf } from '../slip/guessing.ts';
import { SignIn } from './sign-in.input.ts';

/** Failures without a wait: from one address for one name, and for one name from everywhere, so that a stranger cannot keep an officer out. */
export const FREE_FAILURES = { here: 5, everywhere: 50 } as const;

/**
 * An officer signs in at a desk. A name that does not exist costs the same hashing, gets the same answer and the same waits as a wrong
 * password. Nothing locks for good: the longest wait is 15 minutes. The token is new, and a session that came along ends.
 * The password alone opens no desk: what comes next is a second factor (`needs`), or setting one up (decision 0012).
 */
export const signIn = act({
	name: 'session.sign-in',
	input: SignIn,
	may: [{ who: 'anyone' }],
	refusals: ['sign-in.wrong', 'sign-in.wait'],
	limit: { count: 30, per: 'minute' },
	secret: true,
	async prepare(office, input, caller) {
		const everywhere = `sign-in ${input.name}`;
		const here = `${everywhere} ${addressOf(caller)}`;
		const left = Math.max(office.waits.left(here), office.waits.left(everywhere));
		if (left > 0) return err(refusal('sign-in.wait', { params: { minutes: Math.ceil(left / 60_000) } }));
		const account = await office.records.sessions.account(input.name);
		// Making a hash takes as long as checking one.
		const right = account ? await office.hashing.verify(account.passwordHash, input.password) : (await office.hashing.hash(input.password), false);
		if (right) {
			office.waits.forget(here);
		} else {
			office.waits.failed(here, FREE_FAILURES.here);
			office.waits.failed(everywhere, FREE_FAILURES.everywhere);
		}
		return ok({ checked: right ? account?.passwordHash : undefined, demo: office.demo });
	},
	async decide(tx, input, caller, { checked, demo }) {
		const { sessions, communities, record, secondFactors } = tx.records;
		const account = await sessions.account(input.name);
		const person = account && checked === account.passwordHash ? await communities.person(account.person) : undefined;
		if (!person) {
			// The same write for names that exist and names that do not. An unknown name is not noted: people type passwords there.
			await record.audit({ at: tx.now, act: 'session.sign-in', caller: addressOf(caller), about: account ? `refused ${account.name}` : 'refused' });
			return err(refusal('sign-in.wrong', { keep: true }));
		}
		const { token, id, secretHash } = newToken(tx.random, sha256);
		await sessions.removeExpired(tx.machineNow);
		const before = caller.kind === 'person' ? caller.session : caller.kind === 'guest' ? caller.halfway?.session : undefined;
		if (before !== undefined) await sessions.remove(before);
		const factors = await secondFactors.factorsOf(person.id);
		// In a demo everybody has the passwords, and nobody a telephone to go with them: an account may go without until it has one.
		const stage = factors.authenticator || factors.passkeys > 0 ? 'second-factor' : demo ? 'whole' : 'set-up';
		await sessions.add({
			id, secretHash, person: person.id, kind: 'desk', createdAt: tx.machineNow, lastSeenAt: tx.machineNow,
			expiresAt: tx.machineNow + SESSION_MS.desk.whole, pinHash: null, pinTries: 0, unlockedUntil: 0, stage
		});
		return ok({
			token, community: person.community, about: person.id,
			...(stage === 'whole' ? {} : { needs: stage }),
			...(before === undefined ? {} : { endedSessions: [before] })
		});
	}
});
