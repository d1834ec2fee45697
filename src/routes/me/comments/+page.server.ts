import { redirect } from '@sveltejs/kit';
import { commentsOf } from '#acts/comment/moderating.ts';
import { moderationDue } from '#domain/comment/house-rules.ts';
import { communityOf, rulesFor } from '#domain/community/in-force.ts';
import { inputOf } from '#lib/plain-forms.ts';
import { formAct, freshId, textsOf } from '../../form-act.ts';
import type { Actions, PageServerLoad } from './$types';

/** One's own comments with their words, whatever became of them. Nobody else sees this page. */
export const load: PageServerLoad = async (event) => {
	const { portal, caller } = event.locals;
	if (caller.kind !== 'person') redirect(303, '/join?back=/me/comments');
	const own = (await communityOf(portal.contents, caller.community))?.content;
	const { rules } = await rulesFor(portal.contents, own, portal.today());
	return {
		community: caller.community,
		mine: (await commentsOf(portal.records, caller.person, [caller.community, ...(own?.city ? [own.city] : [])])).map((one) => ({ ...one, fresh: { id: freshId(event), subject: freshId(event) } })),
		appealDue: moderationDue('appeal', portal.today(), rules),
		sent: event.url.searchParams.get('sent') ?? undefined
	};
};

export const actions: Actions = {
	/** An appeal. */
	default: async (event) => {
		const texts = await textsOf(event.request);
		const done = await formAct(event, 'comment.appeal', inputOf('comment.appeal', texts) ?? {}, {
			typed: { text: (texts.text ?? '').slice(0, 2000), comment: texts.comment ?? '' }, id: texts.id || undefined
		});
		if (!done.ok) return done.failure;
		redirect(303, `/me/comments?sent=${encodeURIComponent(String(done.value.number))}#sent`);
	}
};
