import type { Day } from '../../basics/day.ts';
import { isSubjectId } from '../../basics/id.ts';
import { inOrder } from '../../basics/order.ts';
import { communityOf, rulesFor } from '../../community/in-force.ts';
import { slipsOf, type PaperSlipCard } from '../../content/paper-slip.ts';
import { evidenceOf, type Evidence, type View } from '../../content/view.ts';
import type { Contents } from '../../content/contents.ts';
import type { Comparison, Verdict } from '../../procedure/decision.ts';
import type { AgendaItem, Attendance, DemocracyDayContent, MinutedVote, Minutes, Signer } from '../democracy-day.ts';
import { lastHeld, neededToMeet, unsigned, voteOf } from '../rules.ts';
import { actionRows, addressOfDay, bodyOf, dayCard, refCard, type ActionRow, type DayCard, type RefCard } from './cards.ts';

/** A vote of the minutes, with what its numbers come to. */
export interface VoteCard extends MinutedVote {
	/** Absent where no rule of the body is known. */
	verdict?: Verdict;
	steps: Comparison[];
	/** Whether what was announced is what the numbers come to; absent where nothing could be computed. */
	agrees?: boolean;
}

/** An item of the agenda with what came of it. */
export interface ItemCard extends Omit<AgendaItem, 'refs'> {
	refs: RefCard[];
	/** What is spoken of and has no page yet. */
	unshown: number;
	/** What the minutes say of it; absent where they say nothing. */
	text?: string;
	votes: VoteCard[];
}

export interface DemocracyDayPageModel {
	proof: Evidence;
	card: DayCard;
	chair: string;
	recorder: string;
	announced?: Day | null;
	materials?: Day | null;
	studied?: Day | null;
	archived?: Day | null;
	reason?: string;
	agenda: ItemCard[];
	attendance?: Attendance;
	/** How many of the members have to come, while nobody is counted yet. */
	needed?: { members: number; needed: number };
	signedBy: Minutes['signedBy'];
	/** Whose signature the minutes lack. */
	unsigned: Signer[];
	/** Minutes that hang out while they wait for signatures. */
	draft: boolean;
	/** Why notice was short. */
	shortNotice?: string;
	/** The code of the poster at the door, when the page was opened by it on the day itself. */
	here?: string;
	/** Votes that belong to no one item. */
	votes: VoteCard[];
	actions: ActionRow[];
	/** What was handed in on paper. */
	slips: PaperSlipCard[];
	/** The last one of the same body before this, whose tasks this one opens with. */
	before?: { day: Day; address: string; actions: ActionRow[] };
	/** The next one of the same body after this. */
	after?: { day: Day; address: string };
	versions: { version: number; recordedAt: string; seq: number; hash: string; reason?: string }[];
}

function voteCard(vote: MinutedVote, kind: DayCard['body']['kind'], attendance: DemocracyDayContent['attendance']): VoteCard {
	const decided = voteOf(kind, attendance, vote);
	if (!decided) return { ...vote, steps: [] };
	return { ...vote, verdict: decided.verdict, steps: decided.steps.filter(({ what }) => what === 'majority'), agrees: (decided.verdict === 'passed') === vote.passed };
}

async function itemCard(contents: Contents, { refs = [], ...item }: AgendaItem, minutes: Minutes | null | undefined, votes: VoteCard[]): Promise<ItemCard> {
	const known = (await Promise.all(refs.map((subject) => refCard(contents, subject)))).filter((ref) => ref !== undefined);
	const text = (minutes?.items ?? []).filter(({ no }) => no === item.no).map((one) => one.text).join('\n');
	return { ...item, refs: known, unshown: refs.length - known.length, ...(text === '' ? {} : { text }), votes: votes.filter((vote) => vote.item === item.no) };
}

/** A Democracy Day: when and where, the agenda with what came of each item, who was there, and what was undertaken. */
export const democracyDayPage: View<DemocracyDayPageModel> = async (contents, params, { today }) => {
	if (!isSubjectId(params.day)) return undefined;
	const held = await contents.bySubject<DemocracyDayContent>(params.day);
	if (!held || held.content.type !== 'democracy-day' || held.content.community !== params.community) return undefined;
	const { content } = held;
	const { rules } = await rulesFor(contents, (await communityOf(contents, params.community))?.content, today);
	const body = await bodyOf(contents, content.parent);
	const votes = (content.minutes?.votes ?? []).map((vote) => voteCard(vote, body.kind, content.attendance));
	const placed = new Set(content.agenda.map(({ no }) => no));
	const days = content.parent === undefined ? [] : (await contents.ofParent<DemocracyDayContent>(content.parent, 'democracy-day')).map((one) => one.content);
	const others = days.filter((one) => one.subject !== content.subject);
	const before = lastHeld(others.filter(({ day }) => day < content.day), content.day)?.last;
	const after = others.filter(({ day }) => day > content.day).sort((a, b) => inOrder(a.day, b.day))[0];
	const needed = body.members === undefined || content.attendance ? undefined : neededToMeet(body.kind, 'representative', body.members);
	// In imported history minutes without a day of publication are minutes of which nobody knows whether they were published.
	const draft = content.source === undefined && content.minutes !== undefined && content.minutes !== null && !content.minutes.published;
	const versions = await contents.versions<DemocracyDayContent>(content.subject);
	return {
		proof: evidenceOf(held),
		card: dayCard(held, body, rules, today),
		chair: content.chair,
		recorder: content.recorder,
		...(content.announced === undefined ? {} : { announced: content.announced }),
		...(content.materials === undefined ? {} : { materials: content.materials }),
		...(content.studied === undefined ? {} : { studied: content.studied }),
		...(content.archived === undefined ? {} : { archived: content.archived }),
		...(content.reason === undefined ? {} : { reason: content.reason }),
		agenda: await Promise.all(content.agenda.map((item) => itemCard(contents, item, content.minutes, votes))),
		...(content.attendance ? { attendance: content.attendance } : {}),
		...(needed === undefined || body.members === undefined ? {} : { needed: { members: body.members, needed } }),
		signedBy: content.minutes?.signedBy ?? [],
		unsigned: content.minutes && (content.minutes.published || draft) ? unsigned(content.minutes) : [],
		draft,
		...(content.shortNotice === undefined ? {} : { shortNotice: content.shortNotice }),
		...(params.here !== undefined && /^[0-9a-f]{12}$/.test(params.here) && content.day === today && content.status !== 'called-off' && !content.minutes ? { here: params.here } : {}),
		votes: votes.filter(({ item }) => item === undefined || !placed.has(item)),
		actions: await actionRows(contents, content, today),
		slips: await slipsOf(contents, content.subject),
		...(before ? { before: { day: before.day, address: addressOfDay(before), actions: await actionRows(contents, before, today) } } : {}),
		...(after ? { after: { day: after.day, address: addressOfDay(after) } } : {}),
		versions: versions.map((one) => ({
			version: one.version, recordedAt: one.recordedAt, seq: one.seq, hash: one.hash, ...(one.content.reason === undefined ? {} : { reason: one.content.reason })
		}))
	};
};
