import { err, ok } from '#domain/basics/result.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { BeginAuthenticator } from './begin.input.ts';
import { officerAt, SETTERS } from './officer.ts';
import { keyUri, newSecret } from './totp.ts';

/** Shows a secret for an authenticator app. It counts only once its first code was right; until then the one before stays good. */
export const begin = act({
	name: 'authenticator.begin',
	input: BeginAuthenticator,
	may: SETTERS,
	refusals: ['caller.not-allowed', 'factor.sign-in-again'],
	limit: { count: 30, per: 'hour' },
	secret: true,
	async decide(tx, _input, caller) {
		const officer = await officerAt(tx.records, caller, tx.machineNow);
		if (!officer) return err(refusal('caller.not-allowed'));
		if (!officer.fresh) return err(refusal('factor.sign-in-again'));
		const { communities, secondFactors, contents } = tx.records;
		const person = await communities.person(officer.person);
		const cityRow = (await communities.list()).find(({ kind }) => kind === 'city');
		const city = cityRow && (await contents.bySubject<CommunityContent>(cityRow.subject as never));
		const known = await secondFactors.authenticator(officer.person);
		// The same secret while it waits for its first code: reloading the page must not make the app useless.
		const pending = known?.pending ?? newSecret(tx.random);
		await secondFactors.putAuthenticator({ person: officer.person, secret: known?.secret ?? null, pending, lastStep: known?.lastStep ?? 0, since: known?.since ?? null });
		return ok({ secret: pending, uri: keyUri(pending, `${city?.content.name ?? ''}议事`, person?.display ?? ''), about: officer.person });
	}
});
