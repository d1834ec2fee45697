import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { keyOf, type CommentContent } from '#domain/comment/comment.ts';
import { isNamed } from '#domain/comment/names.ts';
import type { ModerationContent } from '#domain/comment/moderation.ts';
import { inOrder } from '#domain/basics/order.ts';
import type { Records } from '#records/records.ts';
import { officesFor, type PersonCaller } from '../act.ts';
import { commentAtHand, type AtHand } from './at-hand.ts';
import { APPEAL_JUDGES, MODERATORS } from './moderators.ts';

/** What somebody at a desk may do about a comment now, and why not. */
export interface Hand {
	may: ('release' | 'decline' | 'keep' | 'hide' | 'restore' | 'uphold')[];
	/** They would, but somebody else has to. */
	because?: 'named' | 'own' | 'not-yours';
}

/** What is open to an officer about a comment: the same questions as the acts ask, for the screen. */
export async function handOf(records: Records, caller: PersonCaller, at: AtHand): Promise<Hand> {
	const { community, text } = at.words;
	const moderates = officesFor(MODERATORS, caller, community)[0];
	const oversees = APPEAL_JUDGES.flatMap((one) => officesFor(one, caller, community))[0];
	const { state, open } = at.standing;
	const appeal = open?.what === 'appeal';
	const office = appeal ? oversees : moderates;
	if (state !== 'shown' && state !== 'waiting' && !appeal) return { may: [] };
	if (!office) return { may: [], because: 'not-yours' };
	if (isNamed(text, office.holder)) return { may: [], because: 'named' };
	const before = at.standing.contested?.office;
	if (appeal && before !== undefined && (await records.communities.holderOf(before)) === caller.person) return { may: [], because: 'own' };
	if (appeal) return { may: ['restore', 'uphold'] };
	return { may: state === 'waiting' ? ['release', 'decline'] : open?.what === 'report' ? ['keep', 'hide'] : ['hide'] };
}

/** A comment on the list of those that wait, with what whoever looks may do. */
export interface Waiting {
	key: SubjectId;
	number: string;
	what: 'review' | 'report' | 'appeal';
	due: string;
	reports: number;
	text: string;
	mine: boolean;
}

/** Everything in a community for which a clock of moderation runs, what is due first before the rest. */
export async function waitingFor(records: Records, caller: PersonCaller, community: CommunityCode): Promise<Waiting[]> {
	const list: Waiting[] = [];
	for (const key of await records.comments.open(community)) {
		const at = await commentAtHand({ records }, community, key);
		const open = at?.standing.open;
		if (!at || !open) continue;
		const hand = await handOf(records, caller, at);
		list.push({ key, number: at.words.number, what: open.what, due: open.due, reports: at.standing.reports, text: at.words.text, mine: hand.may.length > 0 });
	}
	return list.sort((a, b) => inOrder(a.due, b.due));
}

/** One comment at a desk: its words whether or not pages show them, its steps with what was written with them. */
export async function commentAtDesk(records: Records, caller: PersonCaller, community: string, key: SubjectId) {
	const at = await commentAtHand({ records }, community, key);
	if (!at) return undefined;
	const notes = await Promise.all(
		at.steps.filter(({ content }) => content.step === 'reported' || content.step === 'appealed').map(async ({ content }) => ({
			step: content.step, day: content.day, rule: content.rule, text: (await records.comments.note(content.subject))?.content.text
		}))
	);
	const { number, stance, text, posted, by } = at.words;
	return { key, parent: at.parent, number, stance, text, posted, by, standing: at.standing, notes, hand: await handOf(records, caller, at) };
}

/** The comments of a person, newest first, with their words and where they stand: those of their city's record too. */
export async function commentsOf(records: Records, person: string, communities: readonly string[]) {
	const keys = new Set<SubjectId>();
	for (const subject of await records.record.authoredBy(person)) {
		const held = await records.contents.bySubject<CommentContent | ModerationContent>(subject as SubjectId);
		if (held?.content.type === 'comment') keys.add(keyOf(held.content));
		else if (!held && (await records.comments.waiting(subject))) keys.add(subject as SubjectId);
	}
	const list = [];
	for (const key of keys) {
		const found = await Promise.all(communities.map((community) => commentAtHand({ records }, community, key)));
		const at = found.find((one) => one !== undefined);
		if (!at) continue;
		const appealed = at.steps.find(({ content }) => content.step === 'appealed');
		list.push({
			key, href: `/${at.words.community}/comments/${key}`, number: at.words.number, text: at.words.text, stance: at.words.stance, posted: at.words.posted, standing: at.standing,
			appeal: appealed && (await records.comments.note(appealed.content.subject))?.content.text
		});
	}
	return list.sort((a, b) => inOrder(b.number, a.number));
}
