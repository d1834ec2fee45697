import { officesFor } from '#acts/act.ts';
import { DAY_DESK } from '#acts/democracy-day/may.ts';
import type { BodyContent } from '#domain/community/community.ts';
import { communityOf, rulesFor } from '#domain/community/in-force.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { TOPIC_CHANNELS, topicState, type TopicContent } from '#domain/democracy-day/topic.ts';
import { bodyOf, dayCard } from '#domain/democracy-day/view/cards.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../form-act.ts';
import { deskAct, deskCommunity } from '../desk-form.ts';
import { meetingBodies } from './planning.ts';
import { waitsFor } from './waits.ts';
import type { Actions, PageServerLoad } from './$types';

/** How topics reach a desk: those that come online do not. */
const ENTERED = TOPIC_CHANNELS.filter((channel) => channel !== 'portal');

export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { officer, community, communities } = await deskCommunity(event);
	const today = portal.today();
	const { rules } = await rulesFor(portal.contents, (await communityOf(portal.contents, community))?.content, today);
	const days = await portal.contents.ofType<DemocracyDayContent>(community, 'democracy-day');
	const cards = await Promise.all(days.map(async (held) => ({
		card: dayCard(held, await bodyOf(portal.contents, held.content.parent), rules, today), waits: waitsFor(held.content, today, words[lang])
	})));
	const contents = days.map(({ content }) => content);
	const topics = (await portal.contents.ofType<TopicContent>(community, 'topic')).map(({ content }) => content).filter((topic) => topicState(topic, contents).state === 'open');
	const names = new Map((await portal.contents.ofType<BodyContent>(community, 'body')).map(({ content }) => [content.subject, content.name]));
	return {
		community, communities,
		may: officesFor(DAY_DESK, officer.caller, community).length > 0,
		// What is to come first, then what was, newest first.
		cards: cards.sort((a, b) => (a.card.day < b.card.day ? 1 : a.card.day > b.card.day ? -1 : 0)),
		bodies: (await meetingBodies(portal, community)).filter(({ value }) => names.has(value as never)),
		topics: topics.map(({ subject, number, text }) => ({ subject: subject as string, number, text })),
		enters: ENTERED,
		done: event.url.searchParams.get('done') ?? '',
		number: event.url.searchParams.get('number') ?? '',
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	enter: async (event) => {
		const { community } = await deskCommunity(event);
		return deskAct(
			event, 'topic.raise', ({ subject, body, channel, text }) => ({ community, subject, body, channel, text }),
			({ number }) => `/office/democracy-days?community=${community}&done=entered&number=${encodeURIComponent(String(number))}`
		) as never;
	},
	decline: async (event) => {
		const { community } = await deskCommunity(event);
		return deskAct(event, 'topic.decline', ({ topic, reason }) => ({ community, topic, reason }), () => `/office/democracy-days?community=${community}&done=declined`) as never;
	}
};
