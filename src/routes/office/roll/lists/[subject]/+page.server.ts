import { error, redirect } from '@sveltejs/kit';
import { isSubjectId } from '#domain/basics/id.ts';
import type { ElectorateAppealContent, RegistrationContent } from '#domain/community/electorate.ts';
import { appealCard, registrationCard } from '#domain/community/electorate-view.ts';
import type { Held } from '#domain/content/content.ts';
import { words } from '#words/words.ts';
import { formAct, freshId, textsOf } from '../../../../form-act.ts';
import { keeperOf, noteLook } from '../../keeper.ts';
import type { Actions, PageServerLoad } from './$types';

async function waiting(locals: App.Locals, subject: string): Promise<Held<ElectorateAppealContent | RegistrationContent>> {
	const officer = keeperOf(locals);
	const held = isSubjectId(subject) ? await locals.portal.contents.bySubject<ElectorateAppealContent | RegistrationContent>(subject) : undefined;
	if (held?.content.community !== officer.community || (held.content.type !== 'electorate-appeal' && held.content.type !== 'registration')) error(404, { message: words[locals.lang].pages.notFound });
	return held;
}

/** An appeal or application, and who has made it: that is not public, so the look is noted. */
export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const { portal } = locals;
	const held = await waiting(locals, params.subject);
	const author = await portal.records.record.author(params.subject);
	const person = author === undefined ? undefined : await portal.records.communities.person(author);
	if (person) await noteLook(event, 'list', [person.id]);
	const today = portal.today();
	return {
		fresh: { id: freshId({ locals }), subject: freshId({ locals }) },
		who: person?.name ?? '',
		person: person?.id ?? '',
		appeal: held.content.type === 'electorate-appeal' ? await appealCard(portal.contents, held as Held<ElectorateAppealContent>, today) : undefined,
		registration: held.content.type === 'registration' ? await registrationCard(portal.contents, held as Held<RegistrationContent>, today) : undefined
	};
};

export const actions: Actions = {
	default: async (event) => {
		const officer = keeperOf(event.locals);
		const held = await waiting(event.locals, event.params.subject);
		const texts = await textsOf(event.request);
		const about = { community: officer.community, subject: texts.subject, outcome: texts.outcome, reason: texts.reason ?? '' };
		const done =
			held.content.type === 'registration'
				? await formAct(event, 'registration.decide', { ...about, registration: event.params.subject, ...(texts.consent ? { consent: texts.consent } : {}) }, { typed: texts, id: texts.id })
				: await formAct(event, 'electorate.decide', { ...about, appeal: event.params.subject }, { typed: texts, id: texts.id });
		if (!done.ok) return done.failure;
		redirect(303, '/office/roll/lists');
	}
};
