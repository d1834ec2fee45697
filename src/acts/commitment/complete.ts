import { err, ok } from '#domain/basics/result.ts';
import type { CommitmentContent } from '#domain/resolution/resolution.ts';
import { act } from '../act.ts';
import { layBefore } from '../matter/laying.ts';
import { keepPhoto, readPhoto } from '../photo.ts';
import { refusal } from '../refusal.ts';
import { commitmentIn, workOffice, WORKERS } from './at-hand.ts';
import { CompleteCommitment } from './complete.input.ts';

/** A commitment is reported done, with what shows it. The first day on which it is said so is the day it was done: nobody dates it back. */
export const complete = act({
	name: 'commitment.complete',
	input: CompleteCommitment,
	may: [WORKERS],
	on: { object: 'commitment', states: { open: 'done', done: 'commitment.done' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'commitment.done', 'input.invalid', 'photo.not-a-picture'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	prepare: async (_office, input) => readPhoto(input),
	async decide(tx, input, caller, read) {
		const commitment = await commitmentIn(tx, input.community, input.commitment);
		const by = workOffice(caller, input.community, commitment?.office);
		if (!by) return err(refusal('caller.not-allowed'));
		if (!commitment) return err(refusal('object.not-found'));
		if (commitment.done !== undefined) return err(refusal('commitment.done'));
		await tx.write<CommitmentContent>({ ...commitment, done: tx.today, proof: input.proof, ...(read ? { photo: read.photo } : {}) }, by.office);
		await keepPhoto(tx, read, commitment);
		if (commitment.parent) {
			// With the last commitment of a matter its work is complete.
			const others = await tx.records.contents.ofParent<CommitmentContent>(commitment.parent, 'commitment');
			const open = others.some(({ content }) => content.subject !== input.commitment && content.done === undefined);
			if (!open) await layBefore(tx, commitment.parent, { what: 'completion', ref: input.commitment, body: commitment.body }, by.office);
		}
		return ok({ subject: input.commitment });
	}
});
