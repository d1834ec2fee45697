import { err, ok } from '#domain/basics/result.ts';
import { reviewProblem, type PledgeReviewContent } from '#domain/community/office.ts';
import { act, officesFor } from '../act.ts';
import { OVERSEERS, ownOffice } from '../office/may.ts';
import { officeOf } from '../office/seats.ts';
import { refusal } from '../refusal.ts';
import { ReviewPledge } from './review.input.ts';

/** Whoever watches the committee enters what residents said of a year's pledge: slips given out, come back, and counted. Never of one's own office. */
export const review = act({
	name: 'pledge.review',
	input: ReviewPledge,
	may: [OVERSEERS],
	on: { object: 'pledge-review', states: { unreviewed: 'done', reviewed: 'pledge.reviewed' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'pledge.counts', 'pledge.reviewed', 'delivery.id-used'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const by = officesFor(OVERSEERS, caller, input.community)[0];
		const held = await officeOf(tx.records, input.community, input.office);
		if (!held) return err(refusal('object.not-found'));
		if (!by || ownOffice(caller, input.office)) return err(refusal('caller.not-allowed'));
		const day = input.held > tx.today ? 'too-large' : input.held.slice(0, 4) < input.year ? 'too-small' : undefined;
		if (day) return err(refusal('input.invalid', { fields: [{ path: 'held', code: day }] }));
		const wrong = reviewProblem(input);
		if (wrong) return err(refusal('pledge.counts', { fields: [{ path: wrong, code: 'too-large' }] }));
		const reviews = await tx.records.contents.ofParent<PledgeReviewContent>(input.office, 'pledge-review');
		if (reviews.some(({ content }) => content.year === input.year)) return err(refusal('pledge.reviewed', { params: { year: input.year } }));
		const { community, subject, office, year, held: heldOn, issued, returned, kept, partly, broken } = input;
		const content: PledgeReviewContent = {
			type: 'pledge-review', v: 1, community, subject, lang: 'zh-CN', parent: office, year, held: heldOn, host: by.body as never, hostName: by.bodyName,
			issued, returned, kept, partly, broken
		};
		await tx.write(content, by.office, { first: true });
		return ok({ subject });
	}
});
