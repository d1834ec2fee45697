import { error } from '@sveltejs/kit';
import { ORGANISERS, organiserOf } from '#acts/poll/may.ts';
import type { EvaluationOpeningContent } from '#domain/evaluation/opening.ts';
import { wordOf } from '#lib/ui/say.ts';
import { dayParts } from '#lib/ui/day-text.ts';
import { words } from '#words/words.ts';
import { officerOf } from '../../../officer.ts';
import { papersOf } from '../../../paper-sheets.ts';
import { evaluationOf } from '../named.ts';
import type { PageServerLoad } from './$types';

/** Forms on paper of an evaluation that has not ended, for whoever enters them when they come back. */
export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { community, model } = await evaluationOf(event);
	const { caller } = officerOf(event.locals);
	const { host } = (await portal.records.contents.bySubject<EvaluationOpeningContent>(model.proof.subject))!.content;
	if (!organiserOf(ORGANISERS, caller, community, host) || model.state === 'closed') error(404, { message: words[lang].pages.notFound });
	const say = words[lang].evaluation;
	const { opening } = model;
	const answers = [...model.answers.map((answer) => wordOf(say.answers, answer)), ...(opening.kind === 'appraisal' ? [say.skip] : [])];
	return {
		kind: 'evaluation' as const, title: say.title({ title: opening.title }), number: opening.number, body: model.body.name, until: words[lang].common.day.full(dayParts(opening.closes)),
		path: `${community}/evaluations/${model.proof.subject}`, back: { href: `/office/evaluations/${model.proof.subject}`, word: say.office.title },
		rows: opening.items.map(({ name }) => ({ name, answers })), signed: false, numbered: true, ...(opening.remarks ? { remark: words[lang].papers.remark } : {}), ...(await papersOf(event.locals, event.url.searchParams, opening.electorate.subject, true))
	};
};
