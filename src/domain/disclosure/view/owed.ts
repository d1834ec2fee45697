import type { Day } from '../../basics/day.ts';
import { inOrder } from '../../basics/order.ts';
import type { CommunityCode, SubjectId } from '../../basics/id.ts';
import { isThereOn, type BodyContent } from '../../community/community.ts';
import { answersFor } from '../../community/succession.ts';
import type { Held } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import type { DisclosureContent } from '../disclosure.ts';
import { owedBy, owedState, type Owed, type OwedState } from '../duties.ts';
import type { FinanceTableContent } from '../finance-table.ts';

/** A disclosure that is owed and not there, with the name of whoever owes it; `by`: who answers for that body since it ended. */
export type Owing = Owed & { name: string; by?: { subject: SubjectId; name: string } } & { state: OwedState };

const keyOf = (body: string, category: string, period: string) => `${body} ${category} ${period}`;

/**
 * Everything owed in a community that is not there, missing ones first, longest first. A duty is met by a disclosure of the body, or by an account
 * of the body that another body published for it.
 */
export async function owing(contents: Contents, community: CommunityCode, disclosureDay: number, today: Day): Promise<Owing[]> {
	const bodies = await contents.ofType<BodyContent>(community, 'body');
	const owed = bodies.flatMap(({ content }) => owedBy(content, disclosureDay, today).map((one) => ({ ...one, name: content.name })));
	if (owed.length === 0) return [];
	const there = new Set<string>();
	const disclosures: Held<DisclosureContent>[] = await contents.ofType<DisclosureContent>(community, 'disclosure');
	for (const { content } of disclosures) there.add(keyOf(content.body, content.category, content.period));
	let open = owed.filter((one) => !there.has(keyOf(one.body, one.category, one.period)));
	if (open.some((one) => one.category === 'finance')) {
		for (const { content } of await contents.ofType<FinanceTableContent>(community, 'finance-table')) there.add(keyOf(content.body, 'finance', content.period));
		open = open.filter((one) => !there.has(keyOf(one.body, one.category, one.period)));
	}
	const over = new Map<SubjectId, Owing['by']>();
	for (const { content } of bodies) {
		if (isThereOn(content, today) || !open.some(({ body }) => body === content.subject)) continue;
		const now = await answersFor(contents, content.subject, today);
		if (now) over.set(content.subject, { subject: now.content.subject, name: now.content.name });
	}
	return open.map((one) => {
		const by = over.get(one.body);
		return { ...one, ...(by ? { by } : {}), state: owedState(one, today) };
	}).sort((a, b) => inOrder(a.due, b.due));
}
