import { error, type RequestEvent } from '@sveltejs/kit';
import { ORGANISERS, organiserOf } from '#acts/poll/may.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import type { EvaluationOpeningContent } from '#domain/evaluation/opening.ts';
import { evaluationPage, type EvaluationPageModel } from '#domain/oversight/evaluation-view.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { countOf, deskAct, numbersByName } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad } from './$types';

/** The evaluation of the address, in a community that the officer works for. */
async function evaluationOf(event: Pick<RequestEvent, 'locals' | 'params'>): Promise<{ community: CommunityCode; evaluation: string; model: EvaluationPageModel }> {
	const { portal, lang } = event.locals;
	const { offices } = officerOf(event.locals);
	const evaluation = event.params.evaluation ?? '';
	for (const community of new Set(offices.map((office) => office.community))) {
		const model = await evaluationPage(portal.contents, { community, evaluation }, { today: portal.today(), zone: portal.zone() });
		if (model) return { community: community as CommunityCode, evaluation, model };
	}
	error(404, { message: words[lang].pages.notFound });
}

const DONE = ['opened', 'entered', 'again'] as const;

export const load: PageServerLoad = async (event) => {
	const { community, evaluation, model } = await evaluationOf(event);
	const { caller } = officerOf(event.locals);
	const { searchParams } = event.url;
	const asked = searchParams.get('done');
	const host = (await event.locals.portal.records.contents.bySubject<EvaluationOpeningContent>(model.proof.subject))!.content.host;
	const enters = organiserOf(ORGANISERS, caller, community, host) !== undefined;
	return {
		model, enters, numbers: enters ? await numbersByName(event, community, evaluation) : { name: '', people: [] }, n: searchParams.get('n') ?? '', taken: await event.locals.portal.records.evaluations.takenBy(evaluation),
		done: DONE.find((one) => one === asked) ?? ('' as const), fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	enter: async (event) => {
		const { community, evaluation, model } = await evaluationOf(event);
		return deskAct(
			event, 'evaluation.rate',
			(texts) => ({ community, evaluation, n: countOf(texts.n), channel: texts.channel, answers: model.opening.items.map((_, index) => Number(texts[`answers.${index}`] || Number.NaN)) }),
			({ first }) => `/office/evaluations/${evaluation}?done=${first ? 'entered' : 'again'}`
		) as never;
	}
};
