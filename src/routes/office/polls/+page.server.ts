import { ORGANISERS, organiserOf } from '#acts/poll/may.ts';
import { officesFor } from '#acts/act.ts';
import type { ElectorateContent } from '#domain/community/electorate.ts';
import { pollsPage } from '#domain/oversight/poll-view.ts';
import { mattersPage } from '#domain/oversight/matter-view.ts';
import { freshId } from '../../form-act.ts';
import { countOf, deskAct, deskCommunity, linesOf } from '../desk-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const { officer, community, communities } = await deskCommunity(event);
	const when = { today: portal.today(), zone: portal.zone() };
	const waiting = new Set((await portal.records.rolls.waitingAppeals(community)).map(({ electorate }) => electorate));
	const lists = (await portal.contents.ofType<ElectorateContent>(community, 'electorate')).map(({ content }) => content);
	return {
		community, communities,
		may: ORGANISERS.some((may) => officesFor(may, officer.caller, community).length > 0),
		page: (await pollsPage(portal.contents, { community }, when))!,
		lists: lists
			.filter(({ source, appealUntil, subject, parent }) => source === undefined && (appealUntil === undefined || appealUntil < when.today) && !waiting.has(subject) && organiserOf(ORGANISERS, officer.caller, community, parent!))
			.map(({ subject, number, title, count }) => ({ subject: subject as string, number, title, count })),
		matters: ((await mattersPage(portal.contents, { community }, when))?.open ?? []).filter(({ evidence }) => !evidence.imported).map(({ evidence, title, number }) => ({ subject: evidence.subject as string, title, number })),
		matter: event.url.searchParams.get('matter') ?? '',
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

const yes = (text: string | undefined) => (text === 'yes' ? true : undefined);

export const actions: Actions = {
	open: async (event) => {
		const { community } = await deskCommunity(event);
		return deskAct(
			event, 'poll.open',
			(texts) => {
				const { subject, electorate, matter, kind, title, text, secrecy, opensOn, opensAt, closesOn, closesAt, authorised, tie } = texts;
				const numerator = countOf(texts.numerator);
				const denominator = countOf(texts.denominator);
				const candidates = linesOf(texts.candidates);
				return {
					community, subject, electorate, matter, kind, title, text, secrecy, opensOn, opensAt, closesOn, closesAt, authorised, tie,
					consultative: yes(texts.consultative), changeable: yes(texts.changeable), attendance: yes(texts.attendance), early: yes(texts.early), turnout: yes(texts.turnout),
					proxiesMost: countOf(texts.proxiesMost),
					majority: numerator === undefined && denominator === undefined ? undefined : { numerator, denominator, more: numerator === 1 && denominator === 2 },
					election: texts.position || candidates.length > 0 ? { position: texts.position ?? '', seats: countOf(texts.seats) ?? 1, candidates } : undefined
				};
			},
			(value) => `/office/polls/${String(value.subject)}?done=opened`
		) as never;
	}
};
