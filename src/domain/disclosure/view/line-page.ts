import type { Day } from '../../basics/day.ts';
import { isSubjectId, type SubjectId } from '../../basics/id.ts';
import { communityOf, rulesFor } from '../../community/in-force.ts';
import type { Held } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import { evidenceOf, firstSeq, type Evidence, type View } from '../../content/view.ts';
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
	/** The newest first. */
	questions: QuestionCard[];
	/** Whether there may be others, in the list of all questions. */
	more: boolean;
	asking: Asking;
}

/** Most questions shown under a line, and most of its disclosure's looked through for them, so many at a time. */
const MOST_SHOWN = 20;
const MOST_LOOKED_AT = 1000;
const CHUNK = 200;

/** The newest questions about one line: of all that were asked about its disclosure, read from the newest back. */
async function questionsAbout(
	contents: Contents, disclosure: SubjectId, isAbout: (held: Held<QuestionContent>) => boolean
): Promise<{ questions: Held<QuestionContent>[]; more: boolean }> {
	const questions: Held<QuestionContent>[] = [];
	let before: number | undefined;
	for (let looked = 0; looked < MOST_LOOKED_AT; looked += CHUNK) {
		const chunk = await contents.ofParent<QuestionContent>(disclosure, 'question', { limit: CHUNK, ...(before === undefined ? {} : { before }) });
		questions.push(...chunk.filter(isAbout));
		const last = chunk.at(-1);
		if (questions.length > MOST_SHOWN || !last || chunk.length < CHUNK) return { questions: questions.slice(0, MOST_SHOWN), more: questions.length > MOST_SHOWN };
		before = await firstSeq(contents, last);
	}
	return { questions: questions.slice(0, MOST_SHOWN), more: true };
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
	const found = await questionsAbout(contents, params.disclosure, ({ content }) => content.table === table.content.subject && content.line === line.seq);
	const { rules } = await rulesFor(contents, (await communityOf(contents, params.community))?.content, when.today);
	const address = `/${params.community}/disclosures/${params.disclosure}`;
	const { title, period, published } = disclosure.content;
	return {
		proof: evidenceOf(table), address: `${address}/lines/${lineSlug(place.tableIndex, line.seq)}`,
		disclosure: { address, title, period, published },
		body: await bodyName(contents, table.content.body),
		line, basis: basisOf(line), missing: missingOn(line),
		...(line.seq > 1 ? { previous: lineSlug(place.tableIndex, line.seq - 1) } : {}),
		...(line.seq < table.content.lines.length ? { next: lineSlug(place.tableIndex, line.seq + 1) } : {}),
		questions: await questionCards(contents, found.questions, when.today),
		more: found.more,
		asking: { parent: params.disclosure, table: table.content.subject, line: line.seq, answerDue: answerDue(when.today, rules) }
	};
};
