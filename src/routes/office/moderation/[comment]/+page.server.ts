import { error, redirect } from '@sveltejs/kit';
import { commentAtDesk } from '#acts/comment/moderating.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import { objectNamed } from '#domain/comment/view/comment-page.ts';
import { words } from '#words/words.ts';
import { formAct, freshId, textsOf, wrongFields } from '../../../form-act.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a decision is called in the form, and the act that it asks for. */
const DECISIONS = ['release', 'decline', 'keep', 'hide', 'restore', 'uphold'];
/** Those that name a house rule. */
const WITH_RULE = ['decline', 'hide'];

export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const officer = officerOf(event.locals);
	const { comment } = event.params;
	const at = isSubjectId(comment) ? await commentAtDesk(portal.records, officer.caller, officer.community, comment) : undefined;
	if (!at) error(404, { message: words[lang].pages.notFound });
	return { community: officer.community, at, about: await objectNamed(portal.contents, at.parent), fresh: { id: freshId(event), subject: freshId(event) } };
};

export const actions: Actions = {
	default: async (event) => {
		const { community } = officerOf(event.locals);
		const { decision = '', reason = '', rule = '', subject, id } = await textsOf(event.request);
		const typed = { decision, reason: reason.slice(0, 2000), rule };
		if (!DECISIONS.includes(decision)) return wrongFields('comment.keep', [{ path: 'decision', code: 'missing' }], typed);
		const input = { community, subject, comment: event.params.comment, reason, ...(WITH_RULE.includes(decision) ? { rule: rule || undefined } : {}) };
		const done = await formAct(event, `comment.${decision}`, input, { typed, id });
		if (!done.ok) return done.failure;
		redirect(303, `/office/moderation?done=${encodeURIComponent(String(done.value.number))}`);
	}
};
