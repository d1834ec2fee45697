import { isCommunityCode } from '#domain/basics/id.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import type { AmbientCaller } from '#lib/ui/context.ts';
import type { LayoutServerLoad } from './$types';

/** Reading pages come without framework script; an app page switches it on for itself. */
export const csr = false;

/** First parts of addresses that belong to whoever is signed in. */
const OWN = new Set(['join', 'me', 'office', 'unlock']);

/** What the frame needs: language, day, city, community, caller. The community is the first part of the address. */
export const load: LayoutServerLoad = async ({ locals, url }) => {
	const { portal, caller, lang, size, theme } = locals;
	const cityCode = await portal.city();
	const first = url.pathname.split('/')[1];
	const nameOf = async (code: string | undefined) =>
		isCommunityCode(code) ? (await portal.contents.ofType<CommunityContent>(code, 'community'))[0]?.content : undefined;
	const city = await nameOf(cityCode);
	// Pages of one's own stand in the community one belongs to, or works for.
	const own = caller.kind === 'person' && OWN.has(first ?? '') ? (caller.offices[0]?.community ?? caller.community) : undefined;
	const place = first === cityCode ? undefined : await nameOf(own ?? first);
	const signedIn: AmbientCaller | undefined =
		caller.kind === 'person'
			? {
					display: caller.display,
					community: caller.community,
					unlocked: caller.unlocked,
					through: caller.through,
					...(caller.through === 'device' ? { session: caller.session } : {}),
					offices: caller.offices.map(({ office, body, bodyName, position, community }) => ({ office, body, bodyName, position, community }))
				}
			: undefined;
	return {
		lang,
		size,
		theme,
		when: { today: portal.today(), zone: portal.zone() },
		origin: portal.origin,
		demo: portal.demo,
		baseMap: portal.baseMap?.style,
		city: city && { code: city.community, name: city.name, lang: city.lang },
		place: place && { code: place.community, name: place.name, lang: place.lang, town: place.town, telephone: place.telephone },
		caller: signedIn
	};
};
