import { communityOf } from '../community/in-force.ts';
import type { BodyContent } from '../community/community.ts';
import { linkOf, type Link } from '../community/link.ts';
import type { Content } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { slipCard, type PaperSlipCard, type PaperSlipContent } from '../content/paper-slip.ts';
import { beforeOf, evidenceOf, pageOf, type Evidence, type View } from '../content/view.ts';
import type { DemocracyDayContent } from '../democracy-day/democracy-day.ts';

/** A slip with what it was written for. */
export interface ListedSlip extends PaperSlipCard {
	for: { is: 'day'; day: string; href: string } | { is: 'month'; month: string; body: Link } | { is: 'other'; link: Link };
}

export interface PaperSlipsPageModel {
	proof: Evidence;
	slips: ListedSlip[];
	total: number;
	next?: number;
	older: boolean;
}

const ON_A_PAGE = 20;

async function writtenFor(contents: Contents, { parent, body, month, community }: PaperSlipContent): Promise<ListedSlip['for']> {
	const owner = (await contents.bySubject<BodyContent>(body))?.content;
	if (month !== undefined) return { is: 'month', month, body: await linkOf(contents, { text: owner?.name ?? '', subject: body }) };
	const about = parent && (await contents.bySubject<Content & { title?: string }>(parent))?.content;
	if (about?.type === 'democracy-day') return { is: 'day', day: (about as unknown as DemocracyDayContent).day, href: `/${community}/democracy-days/${about.subject}` };
	return { is: 'other', link: await linkOf(contents, { text: about?.title ?? owner?.name ?? '', subject: about ? about.subject : body }) };
}

/** The paper slips of a community, newest first, each with what it was written for. */
export const paperSlipsPage: View<PaperSlipsPageModel> = async (contents, params) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const code = community.content.community;
	const before = beforeOf(params);
	const page = await pageOf<PaperSlipContent>(contents, code, 'paper-slip', ON_A_PAGE, before);
	return {
		proof: evidenceOf(community),
		slips: await Promise.all(page.items.map(async (held) => ({ ...slipCard(held), for: await writtenFor(contents, held.content) }))),
		total: await contents.count(code, 'paper-slip'),
		...(page.next === undefined ? {} : { next: page.next }),
		older: before !== undefined
	};
};
