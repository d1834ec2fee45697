import { backOf } from '../../back.ts';
import type { PageServerLoad } from './$types';

/** The choice itself is made by /settings, which leads on: to where the person came from, else to their community. */
export const load: PageServerLoad = ({ url, locals: { caller } }) => ({
	back: backOf(url.searchParams.get('back')) || (caller.kind === 'person' ? `/${caller.community}` : '/')
});
