import type { Caller } from '#acts/act.ts';

/**
 * Who may come through a door. `public`: anybody, pages for people. `machine`: anybody, answers for programs. `signed-in`: whoever has joined or
 * signed in. `office`: whoever holds an office today; for everybody else such a page is not there. What is behind a door is asked again by
 * the act, and by the page for each object.
 */
export type Policy = 'public' | 'machine' | 'signed-in' | 'office';

/** Every route there is, by its id. A route without a line is closed, and fails the test that walks src/routes. */
export const POLICIES: Readonly<Record<string, Policy>> = {
	'/[...path]': 'public',
	'/[...path].csv': 'public',
	'/[...path=twin].json': 'machine',
	'/[...path=grounds]': 'public',
	'/[...path=matters]': 'public',
	'/[...path=norms]': 'public',
	'/[...path=people]': 'public',
	'/[...path=texts]': 'public',
	'/[...path=works]': 'public',
	'/[community]/calendar.ics': 'machine',
	'/[community]/feed.atom': 'machine',
	'/[community]/map.geojson': 'machine',
	'/[community]/photos/[sha256]': 'machine',
	'/[community]/record.json': 'machine',
	'/[community]/record/[seq].json': 'machine',
	'/[community]/record/checkpoint': 'machine',
	'/[community]/record/export': 'machine',
	'/[community]/record/tile/[...path]': 'machine',
	'/[community]/record/vkey': 'machine',
	'/[community]/replica': 'machine',
	'/acts': 'public',
	'/acts.json': 'machine',
	'/acts/[act]': 'machine',
	'/acts/[noun=noun]': 'public',
	'/join': 'public',
	'/join/[code]': 'public',
	'/join/pin': 'signed-in',
	'/join/size': 'public',
	'/manifest.webmanifest': 'machine',
	'/map.geojson': 'machine',
	'/me': 'signed-in',
	'/me/comments': 'signed-in',
	'/me/copies': 'signed-in',
	'/me/following': 'signed-in',
	'/me/inbox': 'signed-in',
	'/me/notices': 'signed-in',
	'/me/household': 'signed-in',
	'/me/privacy': 'signed-in',
	'/me/privacy/my-data.html': 'signed-in',
	'/me/privacy/my-data.json': 'signed-in',
	'/me/receipts/[question]': 'signed-in',
	'/me/security': 'signed-in',
	'/me/rights': 'signed-in',
	'/me/sign-out': 'signed-in',
	'/office': 'office',
	'/office/assignments': 'office',
	'/office/assist': 'office',
	'/office/assist/[question]': 'office',
	'/office/assist/earlier': 'office',
	'/office/assist/roll': 'office',
	'/office/boards': 'office',
	'/office/comments/new': 'office',
	'/office/communities': 'office',
	'/office/communities/[community]': 'office',
	'/office/communities/[community]/[object]': 'office',
	'/office/communities/new': 'office',
	'/office/democracy-days': 'office',
	'/office/democracy-days/[day]': 'office',
	'/office/democracy-days/[day]/list': 'office',
	'/office/democracy-days/[day]/poster': 'office',
	'/office/democracy-days/new': 'office',
	'/office/documents': 'office',
	'/office/documents/[document]': 'office',
	'/office/documents/file': 'office',
	'/office/documents/new': 'office',
	'/office/evaluations': 'office',
	'/office/evaluations/[evaluation]': 'office',
	'/office/evaluations/[evaluation]/papers': 'office',
	'/office/disclosures/[disclosure]': 'office',
	'/office/disclosures/new': 'office',
	'/office/disclosures/template.csv': 'office',
	'/office/map': 'office',
	'/office/matters': 'office',
	'/office/matters/[matter]': 'office',
	'/office/matters/new': 'office',
	'/office/moderation': 'office',
	'/office/moderation/[comment]': 'office',
	'/office/notices': 'office',
	'/office/notices/sheet': 'office',
	'/office/observers': 'office',
	'/office/offices': 'office',
	'/office/offices/[office]': 'office',
	'/office/offices/new': 'office',
	'/office/procedures': 'office',
	'/office/procedures/[draft]': 'office',
	'/office/procedures/new': 'office',
	'/office/proposals': 'office',
	'/office/proposals/endorse': 'office',
	'/office/proposals/new': 'office',
	'/office/questions': 'office',
	'/office/questions/[question]': 'office',
	'/office/questions/new': 'office',
	'/office/polls': 'office',
	'/office/polls/[poll]': 'office',
	'/office/polls/[poll]/papers': 'office',
	'/office/receptions': 'office',
	'/office/receptions/[reception]': 'office',
	'/office/roll': 'office',
	'/office/roll/[person]': 'office',
	'/office/roll/import': 'office',
	'/office/roll/import/[import]/apply': 'office',
	'/office/roll/import/[import]/bad.csv': 'office',
	'/office/roll/import/[import]/check': 'office',
	'/office/roll/import/[import]/columns': 'office',
	'/office/roll/lists': 'office',
	'/office/roll/lists/[subject]': 'office',
	'/office/roll/new': 'office',
	'/office/rules': 'office',
	'/office/rules/[draft]': 'office',
	'/office/rules/new': 'office',
	'/office/sign-ins': 'office',
	'/office/slips': 'office',
	'/office/work': 'office',
	'/office/work/[commitment]': 'office',
	'/qr/[...path]': 'machine',
	'/robots.txt': 'machine',
	'/settings': 'public',
	'/sign-in': 'public',
	'/sign-in/code': 'public',
	'/sign-in/set-up': 'public',
	'/sitemap.xml': 'machine',
	'/unlock': 'public'
};

/** What somebody finds at a door: it is open, they are asked to say who they are, or there is nothing. */
export type Door = 'open' | 'who-are-you' | 'nothing';

/** The door of a route for a caller. */
export function doorOf(route: string, caller: Caller): Door {
	const policy = Object.hasOwn(POLICIES, route) ? POLICIES[route] : undefined;
	if (policy === undefined) return 'nothing';
	if (policy === 'public' || policy === 'machine') return 'open';
	if (caller.kind !== 'person') return 'who-are-you';
	return policy === 'signed-in' || caller.offices.length > 0 ? 'open' : 'nothing';
}

/** Where somebody says who they are: officers at a desk, those of them whose password was right with a second factor, everybody else with a slip. */
export function signInFor(route: string, back: string, caller?: Caller): string {
	const halfway = caller?.kind === 'guest' ? caller.halfway?.needs : undefined;
	const where = halfway === 'set-up' ? '/sign-in/set-up' : halfway ? '/sign-in/code' : POLICIES[route] === 'office' ? '/sign-in' : '/join';
	return `${where}?back=${encodeURIComponent(back)}`;
}
