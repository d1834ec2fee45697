import { redirect } from '@sveltejs/kit';
import { ownWords } from '#acts/erasure/own-words.ts';
import { RETENTION_DAYS } from '#acts/retention/days.ts';
import { dayOf, type Instant } from '#domain/basics/day.ts';
import { formAct, textsOf } from '../../form-act.ts';
import { lookedAt } from './data.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Lines of the private audit on the page; the export has all of them. */
const SHOWN = 50;

export const load: PageServerLoad = async ({ locals: { portal, caller } }) => {
	if (caller.kind !== 'person') redirect(303, '/join?back=/me/privacy');
	return {
		own: await ownWords(portal.records, caller.person, portal.today()),
		looked: (await lookedAt(portal, caller.person, SHOWN)).map((line) => ({ ...line, day: dayOf(line.at as Instant, portal.zone()) })),
		days: RETENTION_DAYS
	};
};

async function ask(event: RequestEvent, act: string) {
	const { subject } = await textsOf(event.request);
	const { caller } = event.locals;
	const done = await formAct(event, act, { community: caller.kind === 'person' ? caller.community : '', subject });
	if (!done.ok && done.refusal.code === 'caller.locked') redirect(303, '/unlock?back=/me/privacy');
	if (!done.ok) return done.failure;
	redirect(303, '/me/privacy#own');
}

export const actions: Actions = {
	erase: (event) => ask(event, 'erasure.request'),
	keep: (event) => ask(event, 'erasure.withdraw')
};
