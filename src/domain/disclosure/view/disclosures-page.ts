import { inOrder } from '../../basics/order.ts';
import { isSubjectId } from '../../basics/id.ts';
import { communityOf, rulesFor } from '../../community/in-force.ts';
import { beforeOf, evidenceOf, pageOf, type Evidence, type View } from '../../content/view.ts';
import { CATEGORIES, type Category, type DisclosureContent } from '../disclosure.ts';
import type { FinanceTableContent } from '../finance-table.ts';
import { accountCard, bodyName, disclosureCard, type BodyName, type DisclosureCard } from './cards.ts';
import { owing, type Owing } from './owed.ts';

export interface DisclosuresPageModel {
	proof: Evidence;
	/** What is owed and not there: missing, then what is still in time. */
	owing: Owing[];
	/** By category, in the order of the law; each newest first. Categories with nothing on this page are absent. */
	groups: { category: Category; cards: DisclosureCard[] }[];
	total: number;
	/** Day of the month by which the month before is to be published. */
	disclosureDay: number;
	/** Only of this category, or this body, when asked. */
	only: { category?: Category; body?: BodyName };
	/** Where the next, older part begins. */
	next?: number;
	/** Whether this is not the newest part. */
	older: boolean;
}

const ON_A_PAGE = 60;

/** All disclosures of a community, by category, newest first, with what is missing stated before them. */
export const disclosuresPage: View<DisclosuresPageModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const code = community.content.community;
	const { rules } = await rulesFor(contents, community.content, when.today);
	const before = beforeOf(params);
	const category = CATEGORIES.find((one) => one === params.category);
	const body = isSubjectId(params.body) ? params.body : undefined;
	const page = await pageOf<DisclosureContent>(contents, code, 'disclosure', ON_A_PAGE, before);
	const alone = before === undefined ? (await contents.ofType<FinanceTableContent>(code, 'finance-table', { limit: ON_A_PAGE })).filter(({ content }) => content.parent === undefined) : [];
	const wanted = (content: { body: string }, of: Category) => (body === undefined || content.body === body) && (category === undefined || of === category);
	const cards = await Promise.all([
		...page.items.filter(({ content }) => wanted(content, content.category)).map((held) => disclosureCard(contents, held)),
		...alone.filter(({ content }) => wanted(content, 'finance')).map((held) => accountCard(contents, held))
	]);
	cards.sort((a, b) => inOrder(b.published ?? '', a.published ?? ''));
	const open = before === undefined ? await owing(contents, code, rules.disclosureDay, when.today) : [];
	return {
		proof: evidenceOf(community),
		owing: open.filter((one) => wanted(one, one.category)),
		groups: CATEGORIES.map((one) => ({ category: one, cards: cards.filter((card) => card.category === one) })).filter((group) => group.cards.length > 0),
		total: (await contents.count(code, 'disclosure')) + alone.length,
		disclosureDay: rules.disclosureDay,
		only: { ...(category ? { category } : {}), ...(body ? { body: await bodyName(contents, body) } : {}) },
		...(page.next === undefined ? {} : { next: page.next }),
		older: before !== undefined
	};
};
