/*
 * Walks go through every public address. In `npm test` they take one address of each kind, or a few, and
 * journeys one of their dresses; `npm run walks` goes all the way.
 */

/** Whether this run goes all the way. */
export const WHOLE_WALK = process.env.YISHI_WALKS === 'whole';

/** The dresses that a journey goes through: in `npm test` one of them, another one in the next journey; all of them on a whole walk. */
export function someDresses<Dress>(dresses: readonly Dress[], which: number): readonly Dress[] {
	return WHOLE_WALK ? dresses : [dresses[which]!];
}

/** Every address of a portal's sitemap, as paths. */
export async function publicAddresses(url: string): Promise<string[]> {
	const sitemap = await (await fetch(`${url}/sitemap.xml`)).text();
	return [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1]!).pathname);
}

/** What an address shows, without community, object or number: `/C/disclosures/ID/lines/N`. */
export function kindOf(path: string): string {
	return path.replace(/^\/[A-Z]+/, '/C').replace(/[A-Za-z0-9_-]{22}/g, 'ID').replace(/\/\d[\d-]*$/, '/N');
}

/** The addresses of each kind, in the order of the sitemap: the communities one after another. */
export function byKind(addresses: readonly string[]): Map<string, string[]> {
	return Map.groupBy(addresses, kindOf);
}

/** Every community's front page, and of each other kind one, from the middle of its list. All of them on a whole walk. */
export function someOfEachKind(addresses: readonly string[]): string[] {
	if (WHOLE_WALK) return [...addresses];
	const some = [...byKind(addresses)].flatMap(([kind, all]) => (kind === '/C' ? all : [all[all.length >> 1]!]));
	return [...new Set(some)];
}
