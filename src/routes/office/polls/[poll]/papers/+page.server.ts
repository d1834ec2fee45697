import { error } from '@sveltejs/kit';
import { ORGANISERS, organiserOf } from '#acts/poll/may.ts';
import { dayOf } from '#domain/basics/day.ts';
import type { BodyContent } from '#domain/community/community.ts';
import { dayParts } from '#lib/ui/day-text.ts';
import { words } from '#words/words.ts';
import { officerOf } from '../../../officer.ts';
import { papersOf } from '../../../paper-sheets.ts';
import { pollOf } from '../named.ts';
import type { PageServerLoad } from './$types';

/** Ballots on paper: with the numbers of the list where each is entered, signed and told apart; without any for a box that is counted as a whole. */
export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { community, opening, state, poll } = await pollOf(event);
	const { caller } = officerOf(event.locals);
	const numbered = opening.secrecy === 'open' || opening.secrecy === 'recorded';
	const paper = numbered ? opening.precedence.some((channel) => channel !== 'portal') : opening.secrecy === 'secret-paper';
	if (!organiserOf(ORGANISERS, caller, community, opening.body) || state === 'closed' || !paper) error(404, { message: words[lang].pages.notFound });
	const say = words[lang];
	const body = await portal.contents.bySubject<BodyContent>(opening.body);
	const choices = (['yes', 'no', 'abstain'] as const).map((choice) => say.matter.poll.choices[choice]);
	return {
		kind: 'poll' as const, title: say.matter.poll.title({ title: opening.title }), asked: opening.text, number: opening.number, body: body?.content.name ?? '',
		until: say.common.day.full(dayParts(dayOf(opening.closes, portal.zone()))), path: `${community}/polls/${poll}`, back: { href: `/office/polls/${poll}`, word: say.poll.office.title },
		rows: opening.election ? opening.election.candidates.map((name) => ({ name, answers: choices })) : [{ name: '', answers: choices }], signed: numbered, numbered,
		...(await papersOf(event.locals, event.url.searchParams, opening.electorate.subject, numbered))
	};
};
