import { error } from '@sveltejs/kit';
import type { PrintedSlip } from '#acts/slip/print.ts';
import { MOST_SLIPS } from '#acts/slip/print.input.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import { groupedSlipCode } from '#domain/community/slip-code.ts';
import { fingerprint } from '#domain/record/checkpoint.ts';
import { sha256 } from '#records/hashing.server.ts';
import { words } from '#words/words.ts';
import { formAct, wrongFields } from '../../form-act.ts';
import { officerOf } from '../officer.ts';
import { civilDay, NO_HOUSEHOLD, readRoll, standingOf } from './roll.ts';
import type { Actions, PageServerLoad } from './$types';

/** Doors on one page: as many as can be printed at a time. */
const ON_A_PAGE = MOST_SLIPS;

export const load: PageServerLoad = async ({ locals, url }) => {
	const officer = officerOf(locals);
	if (!officer.prints) error(404, { message: words[locals.lang].pages.notFound });
	const roll = await readRoll(locals.portal, officer.community);
	const asked = url.searchParams.get('where') ?? '';
	const where = asked === NO_HOUSEHOLD || roll.parts.some(({ place }) => place === asked) ? asked : '';
	const page = Math.max(1, Math.min(10_000, Math.trunc(Number(url.searchParams.get('page'))) || 1));
	const doors = where === '' ? [] : roll.doorsIn(where);
	const shown = doors.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
	if (shown.length > 0) {
		const looked = await locals.portal.perform('person.look', { community: officer.community, persons: shown.map(({ person }) => person), why: 'slips' }, locals.caller);
		if (!looked.ok) error(503, { message: words[locals.lang].refusals.sentence[looked.error.code](looked.error.params ?? {}) });
	}
	return {
		parts: roll.parts,
		unhoused: roll.unhoused,
		where,
		page,
		pages: Math.ceil(doors.length / ON_A_PAGE),
		doors: await Promise.all(shown.map(async (door) => ({ ...door, ...(await standingOf(locals.portal, door.person)) })))
	};
};

export const actions: Actions = {
	/** Makes the codes and shows them, on this answer and never again. */
	default: async (event) => {
		const { portal } = event.locals;
		const officer = officerOf(event.locals);
		const chosen = (await event.request.formData()).getAll('person').filter((value): value is string => typeof value === 'string');
		const persons = [...new Set(chosen)].slice(0, MOST_SLIPS + 1);
		if (persons.length === 0) return wrongFields('slip.print', [{ path: 'persons', code: 'missing' }]);
		const done = await formAct(event, 'slip.print', { community: officer.community, persons });
		if (!done.ok) return done.failure;
		const roll = await readRoll(portal, officer.community);
		const doors = new Map([...roll.parts.map(({ place }) => place), NO_HOUSEHOLD].flatMap((part) => roll.doorsIn(part)).map((door) => [door.person, door]));
		const [community] = await portal.contents.ofType<CommunityContent>(officer.community, 'community');
		return {
			printed: {
				community: community?.content.name ?? officer.community,
				telephone: community?.content.telephone,
				fingerprint: fingerprint(sha256, portal.logKey(officer.community)),
				slips: (done.value.slips as PrintedSlip[]).map(({ person, code, expiresAt }) => ({
					code: groupedSlipCode(code),
					until: civilDay(portal, expiresAt),
					place: doors.get(person)?.place ?? '',
					door: doors.get(person)?.door ?? '',
					display: doors.get(person)?.display ?? ''
				}))
			}
		};
	}
};
