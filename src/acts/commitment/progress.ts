import { err, ok } from '#domain/basics/result.ts';
import type { WorkNoteContent } from '#domain/resolution/resolution.ts';
import { act } from '../act.ts';
import { spoken } from '../democracy-day/may.ts';
import { layBefore } from '../matter/laying.ts';
import { keepPhoto, readPhoto } from '../photo.ts';
import { refusal } from '../refusal.ts';
import { commitmentIn, workOffice, WORKERS } from './at-hand.ts';
import { ReportProgress } from './progress.input.ts';

/** How far a commitment is, with what shows it, or what was done about a difficulty. Reports are added, never taken away. */
export const progress = act({
	name: 'commitment.progress',
	input: ReportProgress,
	may: [WORKERS],
	on: { object: 'commitment', states: { open: 'done', done: 'commitment.done' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'commitment.done', 'delivery.id-used', 'photo.not-a-picture'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	prepare: async (_office, input) => readPhoto(input),
	async decide(tx, input, caller, read) {
		const { community, subject, kind, text, percent, blocker, evidence, milestone } = input;
		const commitment = await commitmentIn(tx, community, input.commitment);
		const by = workOffice(caller, community, commitment?.office);
		if (!by) return err(refusal('caller.not-allowed'));
		if (!commitment) return err(refusal('object.not-found'));
		if (commitment.done !== undefined) return err(refusal('commitment.done'));
		if (milestone !== undefined && milestone > (commitment.milestones?.length ?? 0)) return err(refusal('input.invalid', { fields: [{ path: 'milestone', code: 'not-in-list' }] }));
		const note: WorkNoteContent = {
			type: 'work-note', v: 1, community, subject, lang: 'zh-CN', parent: input.commitment, kind, on: tx.today, text, by: spoken(by),
			...(percent === undefined ? {} : { percent }), ...(blocker === undefined ? {} : { blocker }), ...(evidence === undefined ? {} : { evidence }),
			...(milestone === undefined ? {} : { milestone }), ...(read ? { photo: read.photo } : {})
		};
		await tx.write(note, by.office, { first: true });
		await keepPhoto(tx, read, note);
		if (commitment.parent) await layBefore(tx, commitment.parent, { what: 'progress', ref: subject, body: commitment.body }, by.office);
		return ok({ subject });
	}
});
