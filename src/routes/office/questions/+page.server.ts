import type { SubjectId } from '#domain/basics/id.ts';
import { communityOf, rulesFor } from '#domain/community/in-force.ts';
import type { Held } from '#domain/content/content.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import { questionCards } from '#domain/disclosure/view/cards.ts';
import { bodiesOf, officerAnswering } from '../officer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { portal } = locals;
	const officer = await officerAnswering(locals);
	const mine = new Set<string>(bodiesOf(officer.answers));
	const rows = await portal.records.disclosures.questionsWaiting(officer.community);
	const held = (await Promise.all(rows.map(({ subject }) => portal.contents.bySubject<QuestionContent>(subject as SubjectId)))).filter(
		(one): one is Held<QuestionContent> => one !== undefined
	);
	const cards = (list: Held<QuestionContent>[]) => questionCards(portal.contents, list, portal.today());
	const { rules } = await rulesFor(portal.contents, (await communityOf(portal.contents, officer.community))?.content, portal.today());
	return {
		community: officer.community,
		mine: await cards(held.filter(({ content }) => mine.has(content.body))),
		others: await cards(held.filter(({ content }) => !mine.has(content.body))),
		answerDays: rules.answer.days,
		entered: url.searchParams.get('entered') ?? undefined,
		answered: url.searchParams.get('answered') ?? undefined
	};
};
