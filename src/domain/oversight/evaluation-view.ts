import type { Day } from '../basics/day.ts';
import { isSubjectId, type SubjectId } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import type { BodyContent } from '../community/community.ts';
import { addressOf } from '../content/addresses.ts';
import type { Content, Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { dutyReportsOf } from '../community/office-view.ts';
import { communityOf } from '../community/in-force.ts';
import { beforeOf, evidenceOf, pageOf, type Evidence, type View } from '../content/view.ts';
import { resultsOf, type AppraisalContent, type EvaluationContent, type SamePeople } from '../evaluation/evaluation.ts';
import { SATISFACTION, type EvaluationCloseContent, type EvaluationOpeningContent } from '../evaluation/opening.ts';
import { gradeMean } from '../evaluation/score.ts';
import type { MatterContent } from '../procedure/matter.ts';
import { askedIn, type Asked } from './asked-view.ts';

/** What came out for one item: how many gave each answer, and the index in thousandths or the mean in tenths. */
export interface ItemResult {
	name: string;
	office?: SubjectId;
	counts: { answer: string; count: number }[];
	index?: number;
	passed?: boolean;
	mean?: number;
}

export interface EvaluationPageModel {
	proof: Evidence;
	opening: Omit<EvaluationOpeningContent, keyof Content | 'body' | 'host'> & { evidence: Evidence };
	body: { subject: SubjectId; name: string };
	/** The matter that it belongs to. */
	matter?: { subject: SubjectId; title: string };
	state: 'announced' | 'open' | 'ended' | 'closed';
	/** What those who are judged reported last of the time in office, before it closes; absent where nothing is asked of office-holders. */
	reports?: { holder: string; office: SubjectId; period?: string; held?: Day }[];
	/** Answers to choose from, by their keys or, of an appraisal, by their names. */
	answers: string[];
	result?: { evidence: Evidence; returned: number; issued: number; channels: { channel: string; count: number }[]; items: ItemResult[]; same?: SamePeople };
}

function itemsOf(content: EvaluationContent | AppraisalContent): ItemResult[] {
	if (content.type === 'appraisal') {
		const points = Object.fromEntries(content.grades.map(({ grade, points: worth }) => [grade, worth]));
		return content.rows.map(({ target, office, counts }) => {
			const mean = gradeMean(Object.fromEntries(counts.map(({ grade, count }) => [grade, count])), points, 1);
			return { name: target, ...(office ? { office } : {}), counts: counts.map(({ grade, count }) => ({ answer: grade, count })), ...(mean === undefined ? {} : { mean }) };
		});
	}
	const results = resultsOf(content);
	return content.rows.map((row, index) => ({
		name: row.item ?? '', counts: SATISFACTION.map((answer) => ({ answer, count: row[answer] })),
		...(results[index]?.index === undefined ? {} : { index: results[index].index, passed: results[index].passed === true })
	}));
}

/** The newest duty report of each office-holder who is judged, of meetings up to the day on which the appraisal closes; or that there is none. */
async function reportsOf(contents: Contents, { items, closes }: EvaluationOpeningContent): Promise<NonNullable<EvaluationPageModel['reports']>> {
	const judged = items.flatMap(({ name, office }) => (office ? [{ holder: name, office }] : []));
	return Promise.all(judged.map(async (one) => {
		const newest = (await dutyReportsOf(contents, one.office)).find(({ held }) => held <= closes);
		return { ...one, ...(newest ? { period: newest.period, held: newest.held } : {}) };
	}));
}

/** An evaluation or appraisal: what is asked and of whom; once it is closed, what came out, or that too few came back. */
export const evaluationPage: View<EvaluationPageModel> = async (contents, params, { today }) => {
	if (!isSubjectId(params.evaluation)) return undefined;
	const held = await contents.bySubject<EvaluationOpeningContent>(params.evaluation);
	if (held?.content.type !== 'evaluation-opening' || held.content.community !== params.community) return undefined;
	const opening = held.content;
	const body = await contents.bySubject<BodyContent>(opening.body);
	const parent = opening.parent && opening.parent !== opening.body ? await contents.bySubject<MatterContent>(opening.parent) : undefined;
	const [close] = await contents.ofParent<EvaluationCloseContent>(opening.subject, 'evaluation-close');
	const result = close && ((await contents.bySubject(close.content.result)) as Held<EvaluationContent | AppraisalContent> | undefined);
	const channels = result?.content.type === 'evaluation' ? (result.content.channels ?? []) : [];
	return {
		proof: evidenceOf(held), opening: { ...opening, evidence: evidenceOf(held) }, body: { subject: opening.body, name: body?.content.name ?? '' },
		...(parent?.content.type === 'matter' ? { matter: { subject: parent.content.subject, title: parent.content.title } } : {}),
		state: result ? 'closed' : today < opening.opens ? 'announced' : today <= opening.closes ? 'open' : 'ended',
		...(opening.kind === 'appraisal' ? { reports: await reportsOf(contents, opening) } : {}),
		answers: opening.kind === 'satisfaction' ? [...SATISFACTION] : opening.grades!.map(({ grade }) => grade),
		...(result ? { result: { evidence: evidenceOf(result), returned: result.content.returned, issued: result.content.issued, channels, items: itemsOf(result.content), ...(result.content.same ? { same: result.content.same } : {}) } } : {})
	};
};

/** An evaluation that is over, as a row. */
export interface EvaluationCard {
	evidence: Evidence;
	kind: 'satisfaction' | 'appraisal';
	title: string;
	body: string;
	on: Day;
	issued: number;
	returned: number;
	/** In thousandths, where one thing was asked about and enough forms came back. */
	index?: number;
	passed?: boolean;
	/** Where it stands: its own page, or that of the matter or body that it belongs to. */
	address?: string;
}

export interface EvaluationsPageModel {
	proof: Evidence;
	now: Asked[];
	past: EvaluationCard[];
	next?: number;
	older: boolean;
}

const ON_A_PAGE = 30;

/** The evaluations of a community: those that run or are to come, then what came out of the others, newest first; yearly appraisals on the first page. */
export const evaluationsPage: View<EvaluationsPageModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	if (!community || community.content.kind === 'city') return undefined;
	const code = community.content.community;
	const before = beforeOf(params);
	const page = await pageOf<EvaluationContent>(contents, code, 'evaluation', ON_A_PAGE, before);
	const appraisals = before === undefined ? await contents.ofType<AppraisalContent>(code, 'appraisal') : [];
	const cards = await Promise.all(
		[...page.items, ...appraisals].map(async (held): Promise<EvaluationCard> => {
			const { content } = held;
			const parent = content.parent && (await contents.bySubject(content.parent));
			const judged = content.type === 'evaluation' ? await contents.bySubject<BodyContent>(content.body) : (parent as Held<BodyContent> | undefined);
			const [result, ...others] = content.type === 'evaluation' ? resultsOf(content) : [];
			const address = addressOf(content) ?? (parent && addressOf(parent.content));
			return {
				evidence: evidenceOf(held), kind: content.type === 'evaluation' ? 'satisfaction' : 'appraisal', title: content.title, body: judged?.content.name ?? '', on: content.on,
				issued: content.issued, returned: content.returned, ...(address === undefined ? {} : { address }),
				...(result?.index !== undefined && others.length === 0 ? { index: result.index, passed: result.passed === true } : {})
			};
		})
	);
	cards.sort((a, b) => inOrder(b.on, a.on));
	const now = before === undefined ? (await askedIn(contents, code, when)).filter(({ kind }) => kind === 'evaluation') : [];
	return { proof: evidenceOf(community), now, past: cards, ...(page.next === undefined ? {} : { next: page.next }), older: before !== undefined };
};
