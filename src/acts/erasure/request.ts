import { erasureDue } from '#domain/content/erasure.ts';
import { err, ok } from '#domain/basics/result.ts';
import { act } from '../act.ts';
import { concerns } from '../comment/at-hand.ts';
import { refusal } from '../refusal.ts';
import { RequestErasure } from './request.input.ts';
import { wordsOf } from './redactions.ts';

/**
 * A resident wants what they wrote erased (PIPL §47, GDPR §17). It is done after a wait of seven days, on the day that is named at once, by the
 * clock; until then it can be taken back. What an office published is not theirs to erase.
 */
export const request = act({
	name: 'erasure.request',
	input: RequestErasure,
	may: [{ who: 'resident' }],
	on: { object: 'erasure', states: { none: 'done', asked: 'erasure.asked-already', due: 'erasure.asked-already', erased: 'object.not-found', 'must-stay': 'erasure.must-stay' } },
	refusals: ['object.not-found', 'caller.locked', 'erasure.asked-already', 'erasure.must-stay'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const { record, rights } = tx.records;
		const own = await rights.written(input.subject);
		if (!own || !(await concerns(tx, input.community, own.held.content.community)) || (await record.author(input.subject)) !== caller.person) return err(refusal('object.not-found'));
		if (!caller.unlocked) return err(refusal('caller.locked'));
		const words = await wordsOf(tx.records, input.subject, tx.today);
		if (words.length === 0 || words.some(({ mayGo }) => !mayGo)) return err(refusal('erasure.must-stay'));
		if (await rights.erasure(input.subject)) return err(refusal('erasure.asked-already'));
		const due = erasureDue(tx.today);
		await rights.addErasure({ subject: input.subject, person: caller.person, community: input.community, asked: tx.today, due, done: null });
		return ok({ due, about: caller.person });
	}
});
