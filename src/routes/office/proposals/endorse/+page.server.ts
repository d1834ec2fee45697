import { proposalsPage } from '#domain/oversight/proposal-view.ts';
import { file, filingFor } from '../filing.ts';
import type { Actions, PageServerLoad } from './$types';

/** Somebody stands behind a proposal on paper, by telephone or at the counter. */
export const load: PageServerLoad = async (event) => {
	const { community, ...filing } = await filingFor(event, 'endorsement');
	const { portal } = event.locals;
	const page = (await proposalsPage(portal.contents, { community }, { today: portal.today(), zone: portal.zone() }))!;
	return {
		...filing, chosen: event.url.searchParams.get('proposal') ?? '',
		collecting: page.collecting.flatMap(({ evidence, title, number }) => (number === undefined ? [] : [{ subject: evidence.subject as string, title, number }]))
	};
};

export const actions: Actions = { default: async (event) => file(event, 'proposal.endorse', ['proposal']) };
