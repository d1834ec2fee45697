import { error } from '@sveltejs/kit';
import { cellsOf } from '#acts/assisted.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import type { ProposalContent } from '#domain/proposal/proposal.ts';
import { FILINGS } from '#lib/office/filings.ts';
import { words } from '#words/words.ts';
import { filedAs } from '../../receipts.ts';
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
	const wanted = url.searchParams.get('where') ?? (parts.length === 1 ? parts[0]!.place : '');
	const where = parts.some(({ place }) => place === wanted) ? wanted : '';
	const page = Math.max(1, Math.min(10_000, Math.trunc(Number(url.searchParams.get('page'))) || 1));
	const all = where === '' ? [] : roll.doorsIn(where).filter(({ person }) => person !== officer.caller.person);
	const doors = all.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
	if (doors.length > 0) {
		const looked = await portal.perform('person.look', { community: officer.community, persons: doors.map(({ person }) => person), why: 'assist' }, caller);
		if (!looked.ok) error(503, { message: words[locals.lang].refusals.sentence[looked.error.code](looked.error.params ?? {}) });
	}
	const filed = await portal.records.rights.assistancesBy(officer.caller.person, EARLIER);
	const asked = url.searchParams.get('proposal');
	const proposal = isSubjectId(asked) ? await portal.contents.bySubject<ProposalContent>(asked) : undefined;
	const meant = proposal?.content.type === 'proposal' && proposal.content.community === officer.community ? { subject: asked!, title: proposal.content.title } : undefined;
	return {
		parts, where, page, pages: Math.ceil(all.length / ON_A_PAGE), doors,
		filing: FILINGS.find((one) => one === url.searchParams.get('for')) ?? ('question' as const), proposal: meant,
		filed: (await Promise.all(filed.map(async ({ subject, at }) => ({ subject, day: at.slice(0, 10), ...(await filedAs(portal, subject)) })))).filter(({ number }) => number !== '')
	};
};
