import type { BodyContent } from '../community/community.ts';
import { lawOf } from '../community/eligibility.ts';
import { communityOf } from '../community/in-force.ts';
import { officePage, type OfficePageModel } from '../community/office-view.ts';
import type { View } from '../content/view.ts';
import type { AppraisalContent } from '../evaluation/evaluation.ts';
import { TWICE_CLAUSE, twiceFound } from '../evaluation/opening.ts';

/** Found not competent twice in a row: the duty to act, and where it stands. */
export interface DutyToAct {
	first: number;
	second: number;
	clause: string;
}

/** An office's page, with the duty to act where the appraisals of two successive years raise it. Computed from the record, never stored. */
export const officeWithDuty: View<OfficePageModel & { duty?: DutyToAct }> = async (contents, params, when) => {
	const model = await officePage(contents, params, when);
	if (!model) return undefined;
	const { community, subject } = model.proof;
	const twice = twiceFound((await contents.ofType<AppraisalContent>(community, 'appraisal')).map(({ content }) => content), subject);
	if (!twice) return model;
	const body = await contents.bySubject<BodyContent>(model.body.subject);
	const clause = TWICE_CLAUSE[lawOf(body?.content, (await communityOf(contents, community))?.content.shape)];
	return { ...model, duty: { first: twice.first, second: twice.second, clause } };
};
