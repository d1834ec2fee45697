import type { BodyContent } from '../community/community.ts';
import { lawOf } from '../community/eligibility.ts';
import { communityOf } from '../community/in-force.ts';
import { officePage, type OfficePageModel } from '../community/office-view.ts';
import type { View } from '../content/view.ts';
import type { AppraisalContent } from '../evaluation/evaluation.ts';
import { foundIncompetent } from '../evaluation/opening.ts';

/** Found not competent twice in a row: the duty to act, and where it stands. */
export interface DutyToAct {
	first: number;
	second: number;
	clause: string;
}

const CLAUSE = { village: '村民委员会组织法(2025修正)§38', urban: '城市居民委员会组织法(2025修订)§37' } as const;

/** An office's page, with the duty to act where the appraisals of two successive years raise it. Computed from the record, never stored. */
export const officeWithDuty: View<OfficePageModel & { duty?: DutyToAct }> = async (contents, params, when) => {
	const model = await officePage(contents, params, when);
	if (!model) return undefined;
	const { community, subject } = model.proof;
	const years = (await contents.ofType<AppraisalContent>(community, 'appraisal'))
		.flatMap(({ content }) => {
			const row = content.rows.find(({ office }) => office === subject);
			return row && content.year !== undefined && foundIncompetent(row) ? [content.year] : [];
		})
		.sort((a, b) => a - b);
	const first = years.find((year) => years.includes(year + 1));
	if (first === undefined) return model;
	const body = await contents.bySubject<BodyContent>(model.body.subject);
	const clause = CLAUSE[lawOf(body?.content, (await communityOf(contents, community))?.content.shape)];
	return { ...model, duty: { first, second: first + 1, clause } };
};
