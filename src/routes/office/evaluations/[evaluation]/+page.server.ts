import { ORGANISERS, organiserOf } from '#acts/poll/may.ts';
import type { EvaluationOpeningContent } from '#domain/evaluation/opening.ts';
import { freshId } from '../../../form-act.ts';
import { countOf, deskAct, numbersByName } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import { evaluationOf } from './named.ts';
import type { Actions, PageServerLoad } from './$types';

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
			(texts) => ({ community, evaluation, n: countOf(texts.n), channel: texts.channel, remark: texts.remark, answers: model.opening.items.map((_, index) => Number(texts[`answers.${index}`] || Number.NaN)) }),
			({ first }) => `/office/evaluations/${evaluation}?done=${first ? 'entered' : 'again'}`
		) as never;
	}
};
