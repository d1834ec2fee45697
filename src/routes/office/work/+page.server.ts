import { dayOffice } from '#acts/democracy-day/may.ts';
import { hasPassed } from '#acts/resolution/at-hand.ts';
import type { PollContent } from '#domain/ballot/poll.ts';
import { parseYuan } from '#domain/basics/money.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { commitmentCards } from '#domain/oversight/work-view.ts';
import type { ResolutionContent } from '#domain/resolution/resolution.ts';
import { freshId } from '../../form-act.ts';
import { deskAct, deskCommunity, linesOf } from '../desk-form.ts';
import { officesIn } from '../democracy-days/planning.ts';
import type { Actions, PageServerLoad } from './$types';

const TASKS = ['take', 'record', 'rescind'] as const;

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const { officer, community, communities } = await deskCommunity(event);
	const desk = dayOffice(officer.caller, community) !== undefined;
	const resolutions = (await portal.contents.ofType<ResolutionContent>(community, 'resolution')).map(({ content }) => content);
	const used = new Set(resolutions.flatMap(({ poll, rescinded }) => [poll, rescinded?.poll]));
	const passed = (await portal.contents.ofType<PollContent>(community, 'poll')).map(({ content }) => content).filter((poll) => !used.has(poll.subject) && hasPassed(poll));
	const days = (await portal.contents.ofType<DemocracyDayContent>(community, 'democracy-day')).map(({ content }) => content).filter(({ status }) => status === 'held');
	const { searchParams } = event.url;
	return {
		community, communities, desk,
		task: desk ? (TASKS.find((one) => one === searchParams.get('do')) ?? 'take') : undefined,
		cards: await commitmentCards(portal.contents, community, portal.today()),
		polls: passed.map(({ subject, title, on }) => ({ value: subject as string, word: `${on} ${title}` })).reverse(),
		resolutions: resolutions.filter(({ rescinded }) => !rescinded).map(({ subject, number, title }) => ({ value: subject as string, word: `${number} ${title}` })).reverse(),
		days: days.map(({ subject, day }) => ({ value: subject as string, word: day as string })).reverse(),
		day: searchParams.get('day') ?? '',
		offices: await officesIn(portal, community),
		done: searchParams.get('done') ?? '', number: searchParams.get('number') ?? '',
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

/** A line `step: day`. */
function milestoneOf(line: string): { name: string; due?: string } {
	const at = Math.max(line.lastIndexOf('：'), line.lastIndexOf(':'));
	return at < 0 ? { name: line } : { name: line.slice(0, at).trim(), due: line.slice(at + 1).trim() };
}

/** An amount as typed, in fen; what is none goes to the act as it stands and is refused there. */
function fenOf(text: string | undefined): number | string | undefined {
	return text?.trim() ? (parseYuan(text) ?? text) : undefined;
}

export const actions: Actions = {
	take: async (event) => {
		const { community } = await deskCommunity(event);
		return deskAct(event, 'commitment.take', (texts) => {
			const partners = linesOf(texts.partners);
			const milestones = linesOf(texts.milestones).map(milestoneOf);
			const amount = fenOf(texts['budget.amount']);
			const line = texts['budget.line']?.trim();
			return {
				community, subject: texts.subject, task: texts.task, owner: texts.owner, due: texts.due, evidence: texts.evidence, resolution: texts.resolution, meeting: texts.meeting,
				...(line || amount !== undefined ? { budget: { ...(line ? { line } : {}), ...(amount === undefined ? {} : { amount }) } } : {}), ...(milestones.length > 0 ? { milestones } : {}),
				...(partners.length > 0 ? { partners } : {})
			};
		}, () => `/office/work?community=${community}&done=taken`) as never;
	},
	record: async (event) => {
		const { community } = await deskCommunity(event);
		return deskAct(
			event, 'resolution.record', ({ subject, poll, number, title, text, about, studied }) => ({ community, subject, poll, number, title, text, about, studied }),
			({ number }) => `/office/work?community=${community}&do=record&done=recorded&number=${encodeURIComponent(String(number))}`
		) as never;
	},
	rescind: async (event) => {
		const { community } = await deskCommunity(event);
		return deskAct(event, 'resolution.rescind', ({ resolution, poll, reason }) => ({ community, resolution, poll, reason }), () => `/office/work?community=${community}&do=rescind&done=rescinded`) as never;
	}
};
