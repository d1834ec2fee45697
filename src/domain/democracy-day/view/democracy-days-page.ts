import type { Day } from '../../basics/day.ts';
import type { SubjectId } from '../../basics/id.ts';
import { inOrder } from '../../basics/order.ts';
import type { BodyContent } from '../../community/community.ts';
import { communityOf, rulesFor } from '../../community/in-force.ts';
import { meetingRules, type DaysRule } from '../../community/rule-set.ts';
import type { Held } from '../../content/content.ts';
import { evidenceOf, type Evidence, type View } from '../../content/view.ts';
import type { DemocracyDayContent } from '../democracy-day.ts';
import { lastHeld, neededToMeet } from '../rules.ts';
import { topicState, type TopicContent, type TopicState } from '../topic.ts';
import { actionRows, addressOfDay, bodyOf, dayCard, type ActionRow, type DayCard, type MeetingBody } from './cards.ts';

/** How long ago a body last held one. */
export interface BodyRow {
	body: MeetingBody;
	/** Absent when none is on record. */
	last?: { day: Day; address: string; daysSince: number };
	/** How many of its members have to come. */
	needed?: number;
}

/** A topic, and where it stands. */
export interface TopicRow {
	evidence: Evidence;
	number: string;
	text: string;
	raised: Day;
	channel: TopicContent['channel'];
	assisted: boolean;
	body: string;
	state: TopicState;
}

/** Topics that were settled, as many as are shown. */
const MOST_SETTLED = 20;

export interface DemocracyDaysPageModel {
	proof: Evidence;
	/** Topics that wait, oldest first. */
	waiting: TopicRow[];
	/** Those that are on an agenda or were declined, newest first. */
	settled: TopicRow[];
	/** Bodies to which a topic can be given. */
	meet: { subject: SubjectId; name: string }[];
	/** Announced and not over, soonest first. Empty: none is announced. */
	next: DayCard[];
	/** Over, newest first. */
	past: DayCard[];
	/** What the next one of a body opens with: the tasks of its last one that are not done. */
	opening: { body: MeetingBody; day: Day; address: string; actions: ActionRow[] }[];
	bodies: BodyRow[];
	/** How long before a meeting of representatives its notice is given. */
	notice: DaysRule;
}

/** Bodies that meet: others are named once they held one. */
const MEET: readonly BodyContent['kind'][] = ['representatives_meeting', 'assembly'];

/** The Democracy Days of a community: the next one, those that were, and how long each body has not met. */
export const democracyDaysPage: View<DemocracyDaysPageModel> = async (contents, params, { today }) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const code = community.content.community;
	const { rules } = await rulesFor(contents, community.content, today);
	const days = await contents.ofType<DemocracyDayContent>(code, 'democracy-day');
	const byBody = new Map<SubjectId, Held<DemocracyDayContent>[]>();
	for (const held of days) {
		const parent = held.content.parent ?? held.content.subject;
		byBody.set(parent, [...(byBody.get(parent) ?? []), held]);
	}
	const meeting = (await contents.ofType<BodyContent>(code, 'body')).filter(({ content }) => MEET.includes(content.kind)).map(({ content }) => content.subject);
	const bodies = new Map<SubjectId, MeetingBody>();
	for (const subject of new Set([...meeting, ...byBody.keys()])) bodies.set(subject, await bodyOf(contents, subject));
	const cards = days.map((held) => dayCard(held, bodies.get(held.content.parent ?? held.content.subject)!, rules, today));
	const coming = (card: DayCard) => card.state.state === 'announced' || card.state.state === 'today';
	const opening: DemocracyDaysPageModel['opening'] = [];
	const rows: BodyRow[] = [];
	for (const [subject, body] of bodies) {
		const found = lastHeld((byBody.get(subject) ?? []).map(({ content }) => content), today);
		const needed = body.members === undefined || body.kind !== 'representatives_meeting' ? undefined : neededToMeet(body.kind, 'representative', body.members);
		rows.push({
			body, ...(found ? { last: { day: found.last.day, address: addressOfDay(found.last), daysSince: found.daysSince } } : {}), ...(needed === undefined ? {} : { needed })
		});
		if (!found) continue;
		const actions = (await actionRows(contents, found.last, today)).filter(({ state }) => state.state !== 'done');
		if (actions.length > 0) opening.push({ body, day: found.last.day, address: addressOfDay(found.last), actions });
	}
	const contentsOfDays = days.map(({ content }) => content);
	const topics = (await contents.ofType<TopicContent>(code, 'topic')).map((held): TopicRow => {
		const { number, text, raised, channel, parent } = held.content;
		return {
			evidence: evidenceOf(held), number, text, raised, channel, assisted: held.content.assisted !== undefined, body: (parent && bodies.get(parent)?.name) ?? '',
			state: topicState(held.content, contentsOfDays)
		};
	});
	return {
		proof: evidenceOf(community),
		waiting: topics.filter(({ state }) => state.state === 'open'),
		settled: topics.filter(({ state }) => state.state !== 'open').reverse().slice(0, MOST_SETTLED),
		meet: meeting.map((subject) => ({ subject, name: bodies.get(subject)?.name ?? '' })),
		next: cards.filter(coming).sort((a, b) => inOrder(a.day, b.day)),
		past: cards.filter((card) => !coming(card)).sort((a, b) => inOrder(b.day, a.day)),
		opening,
		// Who met longest ago comes first; who never did, last: that is not recorded, and not a breach.
		bodies: rows.sort((a, b) => (b.last?.daysSince ?? -1) - (a.last?.daysSince ?? -1)),
		notice: meetingRules(rules).representativesNotice
	};
};
