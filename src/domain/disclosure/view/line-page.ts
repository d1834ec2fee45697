import type { Day } from '../../basics/day.ts';
import { isSubjectId } from '../../basics/id.ts';
import { communityOf, rulesFor } from '../../community/in-force.ts';
import { evidenceOf, type Evidence, type View } from '../../content/view.ts';
import type { DisclosureContent } from '../disclosure.ts';
import type { FinanceLine } from '../finance-table.ts';
import { answerDue, type QuestionContent } from '../question.ts';
import { basisOf, lineSlug, missingOn, parseLineSlug, type Basis, type Missing } from './account.ts';
import { bodyName, questionCards, tablesOf, type BodyName, type QuestionCard } from './cards.ts';
import type { Asking } from './disclosure-page.ts';

export interface LinePageModel {
	/** The account that the line stands in. */
	proof: Evidence;
	address: string;
	disclosure: { address: string; title: string; period: string; published: Day };
	body: BodyName;
	line: FinanceLine;
	basis: Basis;
	missing: Missing[];
	/** Slugs of the lines before and after. */
	previous?: string;
	next?: string;
	questions: QuestionCard[];
	asking: Asking;
}

/** One line of the accounts: every fact recorded about it, what has been asked, and the form to ask. */
export const linePage: View<LinePageModel> = async (contents, params, when) => {
	const place = parseLineSlug(params.line ?? '');
	if (!place || !isSubjectId(params.disclosure)) return undefined;
	const disclosure = await contents.bySubject<DisclosureContent>(params.disclosure);
	if (!disclosure || disclosure.content.type !== 'disclosure' || disclosure.content.community !== params.community) return undefined;
	const table = (await tablesOf(contents, params.disclosure))[place.tableIndex];
	const line = table?.content.lines.find((candidate) => candidate.seq === place.n);
	if (!table || !line) return undefined;
	const questions = (await contents.ofParent<QuestionContent>(params.disclosure, 'question')).filter(
		({ content }) => content.table === table.content.subject && content.line === line.seq
	);
	const { rules } = await rulesFor(contents, (await communityOf(contents, params.community))?.content);
	const address = `/${params.community}/disclosures/${params.disclosure}`;
	const { title, period, published } = disclosure.content;
	return {
		proof: evidenceOf(table), address: `${address}/lines/${lineSlug(place.tableIndex, line.seq)}`,
		disclosure: { address, title, period, published },
		body: await bodyName(contents, table.content.body),
		line, basis: basisOf(line), missing: missingOn(line),
		...(line.seq > 1 ? { previous: lineSlug(place.tableIndex, line.seq - 1) } : {}),
		...(line.seq < table.content.lines.length ? { next: lineSlug(place.tableIndex, line.seq + 1) } : {}),
		questions: await questionCards(contents, questions.reverse(), when.today),
		asking: { parent: params.disclosure, table: table.content.subject, line: line.seq, answerDue: answerDue(when.today, rules) }
	};
};
