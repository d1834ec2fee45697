import { err, ok } from '#domain/basics/result.ts';
import { sha256 } from '#records/hashing.server.ts';
import { act } from '../act.ts';
import { newToken, SESSION_MS } from '../caller.ts';
import { refusal } from '../refusal.ts';
import { addressOf, guessedRight, mayGuess } from '../slip/guessing.ts';
import { endOf, slipHash } from '../slip/slips.ts';
import { EnrolDevice } from './enrol.input.ts';

/**
 * A phone joins with a slip: one use, even when two send it at the same moment. The token is new, whatever cookie came along; a session
 * that came along ends, unless it is of somebody behind the same door: then the phone has two persons, each with a PIN of their own. Whether a code is right takes as long to say as that it is wrong: the hash is looked up, not compared.
 */
export const enrol = act({
	name: 'device.enrol',
	input: EnrolDevice,
	may: [{ who: 'anyone' }],
	refusals: ['rate.too-many', 'slip.unknown', 'slip.used', 'slip.expired', 'slip.replaced', 'slip.returned'],
	limit: { count: 60, per: 'minute' },
	secret: true,
	async prepare(office, input, caller) {
		if (!mayGuess(office.rates, addressOf(caller))) return err(refusal('rate.too-many'));
		const codeHash = slipHash(input.code);
		if (await office.records.sessions.slip(codeHash)) guessedRight(office.rates, addressOf(caller));
		return ok({ codeHash });
	},
	async decide(tx, _input, caller, { codeHash }) {
		const { sessions, communities } = tx.records;
		const slip = await sessions.slip(codeHash);
		const person = slip && (await communities.person(slip.person));
		if (!slip || !person) return err(refusal('slip.unknown'));
		if (slip.usedAt !== null) return err(refusal('slip.used'));
		if (slip.expiresAt <= tx.machineNow) return err(refusal(endOf(slip)));
		if (!(await sessions.useSlip(codeHash, tx.machineNow))) return err(refusal('slip.used'));
		const { token, id, secretHash } = newToken(tx.random, sha256);
		await sessions.removeExpired(tx.machineNow);
		// Somebody of the same household stays on this phone, locked, if a PIN keeps others out of what is theirs; anybody else leaves it.
		const before = caller.kind === 'person' ? await sessions.find(caller.session) : undefined;
		const sameDoor = caller.kind === 'person' && caller.through === 'device' && caller.household !== undefined && caller.household === person.household && caller.person !== person.id;
		const stays = before !== undefined && before.pinHash !== null && sameDoor;
		if (before && stays) await sessions.update(before.id, { unlockedUntil: 0 });
		else if (before) await sessions.remove(before.id);
		await sessions.add({
			id, secretHash, person: person.id, kind: 'device', createdAt: tx.machineNow, lastSeenAt: tx.machineNow,
			expiresAt: tx.machineNow + SESSION_MS.device.whole, pinHash: null, pinTries: 0, unlockedUntil: 0
		});
		return ok({
			token, community: person.community, about: person.id,
			...(before === undefined ? {} : stays ? { stays: before.id } : { endedSessions: [before.id] })
		});
	}
});
