import type { Day } from '../basics/day.ts';
import type { CommunityCode, SubjectId } from '../basics/id.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { isThereOn, type BodyContent } from './community.ts';

/** Bodies that take over from one another, at most: whoever is dissolved later names a successor again. */
const MOST_STEPS = 10;

/**
 * Who answers for a body on a day: itself while it is there; after its end the body that was named to take over its last accounts, its open
 * questions and its duties, or whichever took over from that one. Undefined where it ended and nobody was named: then nobody owes for it.
 */
export async function answersFor(contents: Pick<Contents, 'bySubject'>, body: SubjectId, on: Day): Promise<Held<BodyContent> | undefined> {
	let at: SubjectId | undefined = body;
	for (let steps = 0; at !== undefined && steps < MOST_STEPS; steps++) {
		const held: Held<BodyContent> | undefined = await contents.bySubject<BodyContent>(at);
		if (held?.content.type !== 'body') return undefined;
		if (isThereOn(held.content, on)) return held;
		at = held.content.successor;
	}
	return undefined;
}

/** The bodies of a community that ended and for which one of these answers on a day, each with who does. */
export async function takenOver(contents: Pick<Contents, 'bySubject' | 'ofType'>, community: CommunityCode, by: readonly SubjectId[], on: Day): Promise<{ ended: Held<BodyContent>; by: SubjectId }[]> {
	const found: { ended: Held<BodyContent>; by: SubjectId }[] = [];
	for (const ended of await contents.ofType<BodyContent>(community, 'body')) {
		if (isThereOn(ended.content, on) || ended.content.successor === undefined) continue;
		const now = await answersFor(contents, ended.content.subject, on);
		if (now && by.includes(now.content.subject)) found.push({ ended, by: now.content.subject });
	}
	return found;
}
