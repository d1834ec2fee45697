import type { Day } from '../basics/day.ts';
import type { CommunityCode, SubjectId } from '../basics/id.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import { communityOf } from './in-force.ts';
import { observerState, type ObserverContent, type ObserverReportContent } from './observer.ts';
import { linkOf, type Link } from './link.ts';

export interface ObserverCard {
	evidence: Evidence;
	name: string;
	organisation: string;
	body: { subject: SubjectId; name: string; href?: string };
	scope: Link[];
	from: Day;
	until: Day;
	state: 'coming' | 'now' | 'reported' | 'unreported';
	report?: { day: Day; text: string };
}

export interface ObserversPageModel {
	proof: Evidence;
	observers: ObserverCard[];
}

/** The outside observers of a community, newest first. */
export async function observerCards(contents: Contents, community: CommunityCode, today: Day): Promise<ObserverCard[]> {
	const all = await contents.ofType<ObserverContent>(community, 'observer');
	const cards = await Promise.all(all.map(async (held): Promise<ObserverCard> => {
		const { name, organisation, body, bodyName, scope, from, until, subject } = held.content;
		const report = (await contents.ofParent<ObserverReportContent>(subject, 'observer-report')).at(-1);
		const { href } = await linkOf(contents, { text: bodyName, subject: body });
		return {
			evidence: evidenceOf(held), name, organisation, body: { subject: body, name: bodyName, ...(href === undefined ? {} : { href }) },
			scope: await Promise.all(scope.map((one) => linkOf(contents, one))), from, until, state: observerState(held.content, report !== undefined, today),
			...(report ? { report: { day: report.content.day, text: report.content.text } } : {})
		};
	}));
	return cards.sort((a, b) => (a.from < b.from ? 1 : -1));
}

/** Who from outside looks on, at whose request, at what, and what they saw. */
export const observersPage: View<ObserversPageModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	return community && { proof: evidenceOf(community), observers: await observerCards(contents, community.content.community, when.today) };
};
