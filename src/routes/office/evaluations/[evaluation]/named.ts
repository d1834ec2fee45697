import { error, type RequestEvent } from '@sveltejs/kit';
import type { CommunityCode } from '#domain/basics/id.ts';
import { evaluationPage, type EvaluationPageModel } from '#domain/oversight/evaluation-view.ts';
import { words } from '#words/words.ts';
import { officerOf } from '../../officer.ts';

/** The evaluation of the address, in a community that the officer works for. */
export async function evaluationOf(event: Pick<RequestEvent, 'locals'> & { params: { evaluation?: string } }): Promise<{ community: CommunityCode; evaluation: string; model: EvaluationPageModel }> {
	const { portal, lang } = event.locals;
	const { offices } = officerOf(event.locals);
	const evaluation = event.params.evaluation ?? '';
	for (const community of new Set(offices.map((office) => office.community))) {
		const model = await evaluationPage(portal.contents, { community, evaluation }, { today: portal.today(), zone: portal.zone() });
		if (model) return { community: community as CommunityCode, evaluation, model };
	}
	error(404, { message: words[lang].pages.notFound });
}
