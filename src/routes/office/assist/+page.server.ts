import { error } from '@sveltejs/kit';
import { cellsOf } from '#acts/assisted.ts';
import { words } from '#words/words.ts';
import { officerOf } from '../officer.ts';
import { readRoll } from '../slips/roll.ts';
import type { PageServerLoad } from './$types';

/** Doors on one page. */
const ON_A_PAGE = 60;
/** Own earlier filings shown beside. */
const EARLIER = 20;

/** For whom: the doors of one's own cells, or of the whole community, part by part. Every door that is shown is noted for the people behind it. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { portal, caller } = locals;
	const officer = officerOf(locals);
	if (!officer.assists) error(404, { message: words[locals.lang].pages.notFound });
	const cells = await cellsOf(portal.records, officer.caller, officer.community);
	const roll = await readRoll(portal, officer.community);
	const parts = cells === 'all' ? roll.parts : roll.parts.filter(({ place }) => cells.has(place)).map((part) => ({ ...part, within: false }));
	const asked = url.searchParams.get('where') ?? (parts.length === 1 ? parts[0]!.place : '');
	const where = parts.some(({ place }) => place === asked) ? asked : '';
	const page = Math.max(1, Math.min(10_000, Math.trunc(Number(url.searchParams.get('page'))) || 1));
	const all = where === '' ? [] : roll.doorsIn(where).filter(({ person }) => person !== officer.caller.person);
	const doors = all.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
	if (doors.length > 0) {
		const looked = await portal.perform('person.look', { community: officer.community, persons: doors.map(({ person }) => person), why: 'assist' }, caller);
		if (!looked.ok) error(503, { message: words[locals.lang].refusals.sentence[looked.error.code](looked.error.params ?? {}) });
	}
	const filed = await portal.records.rights.assistancesBy(officer.caller.person, EARLIER);
	const numbers = await Promise.all(filed.map(async ({ subject }) => (await portal.contents.bySubject(subject as never))?.content as { number?: string } | undefined));
	return {
		parts, where, page, pages: Math.ceil(all.length / ON_A_PAGE), doors,
		filed: filed.map(({ subject, at }, index) => ({ subject, day: at.slice(0, 10), number: numbers[index]?.number ?? '' })).filter(({ number }) => number !== '')
	};
};
