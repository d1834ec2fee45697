import { dayOf, type Day } from '../basics/day.ts';
import type { CommunityCode, SubjectId } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import { pollStateOn, type PollOpeningContent } from '../ballot/opening.ts';
import type { PollContent } from '../ballot/poll.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type When } from '../content/view.ts';
import type { EvaluationCloseContent, EvaluationOpeningContent } from '../evaluation/opening.ts';

/** A poll or an evaluation that has been opened and has no result yet. */
export interface Asked {
	evidence: Evidence;
	kind: 'poll' | 'evaluation';
	title: string;
	body: SubjectId;
	state: 'announced' | 'open' | 'ended';
	opens: Day;
	/** The last day. */
	closes: Day;
	address: string;
	/** The matter that it belongs to. */
	matter?: SubjectId;
}

function askedOf(held: Held<PollOpeningContent | EvaluationOpeningContent>, { today, zone }: When): Asked {
	const { content } = held;
	const base = { evidence: evidenceOf(held), title: content.title, body: content.body };
	if (content.type === 'poll-opening') {
		const { opens, closes, parent, community, subject } = content;
		return {
			...base, kind: 'poll', state: pollStateOn(content, false, today, zone) as Asked['state'], opens: dayOf(opens, zone), closes: dayOf(closes, zone), address: `/${community}/polls/${subject}`,
			...(parent ? { matter: parent } : {})
		};
	}
	const { opens, closes, parent, community, subject } = content;
	return {
		...base, kind: 'evaluation', state: today < opens ? 'announced' : today <= closes ? 'open' : 'ended', opens, closes, address: `/${community}/evaluations/${subject}`,
		...(parent && parent !== content.body ? { matter: parent } : {})
	};
}

const byClose = (a: Asked, b: Asked) => inOrder(a.closes, b.closes) || a.evidence.seq - b.evidence.seq;

/** What is asked of people in a community and has no result yet, the one that closes first before the others. */
export async function askedIn(contents: Contents, community: CommunityCode, when: When): Promise<Asked[]> {
	const counted = new Set((await contents.ofType<PollContent>(community, 'poll')).map(({ content }) => content.opening));
	const over = new Set((await contents.ofType<EvaluationCloseContent>(community, 'evaluation-close')).map(({ content }) => content.parent));
	const polls = (await contents.ofType<PollOpeningContent>(community, 'poll-opening')).filter(({ content }) => !counted.has(content.subject));
	const evaluations = (await contents.ofType<EvaluationOpeningContent>(community, 'evaluation-opening')).filter(({ content }) => !over.has(content.subject));
	return [...polls, ...evaluations].map((held) => askedOf(held, when)).sort(byClose);
}

/** The same of one matter. */
export async function askedFor(contents: Contents, matter: SubjectId, when: When): Promise<Asked[]> {
	const counted = new Set((await contents.ofParent<PollContent>(matter, 'poll')).map(({ content }) => content.opening));
	const polls = (await contents.ofParent<PollOpeningContent>(matter, 'poll-opening')).filter(({ content }) => !counted.has(content.subject));
	const openings = await contents.ofParent<EvaluationOpeningContent>(matter, 'evaluation-opening');
	const open: Held<EvaluationOpeningContent>[] = [];
	for (const held of openings) if ((await contents.ofParent(held.content.subject, 'evaluation-close')).length === 0) open.push(held);
	return [...polls, ...open].map((held) => askedOf(held, when)).sort(byClose);
}
