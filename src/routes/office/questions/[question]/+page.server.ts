import { error, redirect } from '@sveltejs/kit';
import { isSubjectId } from '#domain/basics/id.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import { questionCard } from '#domain/disclosure/view/cards.ts';
import { words } from '#words/words.ts';
import { formAct, freshId, textsOf } from '../../../form-act.ts';
import { officerAnswering, officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const officer = await officerAnswering(event.locals);
	const { question } = event.params;
	const held = isSubjectId(question) ? await portal.contents.bySubject<QuestionContent>(question) : undefined;
	if (held?.content.type !== 'question' || held.content.community !== officer.community) error(404, { message: words[lang].pages.notFound });
	const office = officer.answers.find(({ body }) => body === held.content.body);
	return {
		card: await questionCard(portal.contents, held, portal.today()),
		by: office && `${office.bodyName} ${office.holder}`,
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { community } = officerOf(event.locals);
		const { text = '', subject, id } = await textsOf(event.request);
		const done = await formAct(event, 'question.answer', { community, subject, question: event.params.question, text }, { typed: { text: text.slice(0, 5000) }, id });
		if (!done.ok) return done.failure;
		redirect(303, `/office/questions?answered=${encodeURIComponent(String(done.value.number))}`);
	}
};
