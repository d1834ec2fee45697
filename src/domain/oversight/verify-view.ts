import type { CommunityContent } from '../community/community.ts';
import { communityOf } from '../community/in-force.ts';
import type { Lang } from '../content/content.ts';
import type { View } from '../content/view.ts';

export interface VerifyPageModel {
	/** Communities with a record of their own to check; the city's first. Empty while there is no city. */
	communities: { code: string; name: string }[];
	lang?: Lang;
}

/** How to check: the text is the same for everybody, the list of records is this city's. `params.city` is the city's address. */
export const verifyPage: View<VerifyPageModel> = async (contents, params) => {
	const city = await communityOf(contents, params.city);
	if (!city) return { communities: [] };
	const all = [city, ...(await contents.ofParent<CommunityContent>(city.content.subject, 'community'))];
	return { communities: all.map(({ content }) => ({ code: content.community, name: content.name })), lang: city.content.lang };
};
