import type { CommunityCode } from '#domain/basics/id.ts';
import type { PollContent } from '#domain/ballot/poll.ts';
import { keyOf, type CommentContent } from '#domain/comment/comment.ts';
import type { ModerationContent } from '#domain/comment/moderation.ts';
import type { PlaceContent } from '#domain/community/community.ts';
import type { Contents } from '#domain/content/contents.ts';
import type { FinanceTableContent } from '#domain/disclosure/finance-table.ts';
import { lineSlug } from '#domain/disclosure/view/account.ts';
import { tablesOf } from '#domain/disclosure/view/cards.ts';
import type { ShapeContent } from '#domain/map/shape.ts';

/* Which addresses there are of a page: what the sitemap lists and the walks visit. */

/** The one address of a page that names nothing but its community. */
export const here = (pattern: string) => async (_: Contents, community: CommunityCode) => [pattern.replace('[community]', community)];

/** An object page below a list: one address for each subject of a type. */
export const each = (list: string, type: string) => async (contents: Contents, community: CommunityCode) =>
	(await contents.ofType(community, type)).map(({ content }) => `/${community}/${list}/${content.subject}`);

/** Disclosures, and accounts that were posted without one. */
export async function disclosureAddresses(contents: Contents, community: CommunityCode): Promise<string[]> {
	const alone = (await contents.ofType<FinanceTableContent>(community, 'finance-table')).filter(({ content }) => content.parent === undefined);
	return [...(await each('disclosures', 'disclosure')(contents, community)), ...alone.map(({ content }) => `/${community}/disclosures/${content.subject}`)];
}

/** Notice boards; the other shapes have no pages of their own. */
export async function boardAddresses(contents: Contents, community: CommunityCode): Promise<string[]> {
	const shapes = await contents.ofType<ShapeContent>(community, 'shape');
	return shapes.filter(({ content }) => content.role === 'notice_board').map(({ content }) => `/${community}/boards/${content.subject}`);
}

/** Places but cells, of which there is one for some twenty households: they stand on the page of what they lie in. */
export async function placeAddresses(contents: Contents, community: CommunityCode): Promise<string[]> {
	const places = await contents.ofType<PlaceContent>(community, 'place');
	return places.filter(({ content }) => content.kind !== 'cell').map(({ content }) => `/${community}/places/${content.subject}`);
}

/** Polls by their terms, and those held elsewhere by their results. */
export async function pollAddresses(contents: Contents, community: CommunityCode): Promise<string[]> {
	const elsewhere = (await contents.ofType<PollContent>(community, 'poll')).filter(({ content }) => content.opening === undefined);
	return [...(await each('polls', 'poll-opening')(contents, community)), ...elsewhere.map(({ content }) => `/${community}/polls/${content.subject}`)];
}

export async function lineAddresses(contents: Contents, community: CommunityCode): Promise<string[]> {
	const addresses: string[] = [];
	for (const { content } of await contents.ofType(community, 'disclosure')) {
		const tables = await tablesOf(contents, content.subject);
		tables.forEach((table, index) =>
			table.content.lines.forEach((line) => addresses.push(`/${community}/disclosures/${content.subject}/lines/${lineSlug(index, line.seq)}`))
		);
	}
	return addresses;
}

/** Comments by what they are called by, also those of which only the steps are public. */
export async function commentAddresses(contents: Contents, community: CommunityCode): Promise<string[]> {
	const comments = await contents.ofType<CommentContent>(community, 'comment');
	const steps = await contents.ofType<ModerationContent>(community, 'moderation');
	const keys = new Set([...comments.map(({ content }) => keyOf(content)), ...steps.map(({ content }) => content.comment)]);
	return [...keys].map((key) => `/${community}/comments/${key}`);
}
