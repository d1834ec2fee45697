import type { PlaceContent } from '#domain/community/community.ts';
import { file, filingFor } from '../filing.ts';
import type { Actions, PageServerLoad } from './$types';

/** A proposal that somebody said on paper, by telephone or at the counter. */
export const load: PageServerLoad = async (event) => {
	const { community, ...filing } = await filingFor(event, 'proposal');
	const { portal } = event.locals;
	const today = portal.today();
	const places = (await portal.contents.ofType<PlaceContent>(community, 'place')).map(({ content }) => content).filter(({ kind, until }) => kind !== 'cell' && (until === undefined || today < until));
	return { ...filing, places: places.map(({ subject, name }) => ({ subject: subject as string, name })) };
};

export const actions: Actions = { default: async (event) => file(event, 'proposal.raise', ['title', 'text', 'kind', 'place']) };
