import { officesFor } from '#acts/act.ts';
import { OPENERS } from '#acts/matter/handlers.ts';
import { proposalsPage } from '#domain/oversight/proposal-view.ts';
import { officerOf } from '../officer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { portal } = locals;
	const { caller, community, assists } = officerOf(locals);
	const params = { community, ...(url.searchParams.get('before') ? { before: url.searchParams.get('before')! } : {}) };
	return { assists, already: url.searchParams.get('before-them') ?? '', model: (await proposalsPage(portal.contents, params, { today: portal.today(), zone: portal.zone() }))!, opens: officesFor(OPENERS, caller, community).length > 0 };
};
