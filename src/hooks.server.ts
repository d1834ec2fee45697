import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';
import { reportError } from '#acts/error-code.ts';
import { isLang, words } from '#words/words.ts';
import { answerKept, keep, keyOf } from './hooks/drawn.ts';
import { allowBaseMap, setHeaders } from './hooks/headers.ts';
import { withinLimit } from './hooks/limits.ts';
import { isOwnOrigin, METHODS, otherNameOf } from './hooks/origin.ts';
import { chooseLang, dressHtml, PREFERENCES, preferenceCookie, readSize, readTheme } from './hooks/preferences.ts';
import { otherTokens, sessionCookieName } from './hooks/session-cookie.ts';
import { doorOf, signInFor } from './routes/policies.ts';

/** Who asks, in which language, and whether this may change anything; then the page; then the headers. */
export const handle: Handle = async ({ event, resolve }) => {
	const portal = event.platform?.req?.portal;
	if (!portal) throw new Error('the request came without a portal: pages are served by server/main.ts or server/dev.ts');
	const { cookies, locals, request, url } = event;
	locals.portal = portal;
	locals.lang = chooseLang(url.searchParams.get('lang'), cookies.get(PREFERENCES.lang), request.headers.get('accept-language'));
	locals.size = readSize(cookies.get(PREFERENCES.size));
	locals.theme = readTheme(cookies.get(PREFERENCES.theme));

	const answer = await (async () => {
		if (!METHODS.has(request.method)) return sentence(405, words[locals.lang].pages.wrongMethod, { allow: [...METHODS].join(', ') });
		const elsewhere = request.method === 'GET' ? otherNameOf(url, request.headers.get('host'), portal.origin) : undefined;
		if (elsewhere) return new Response(null, { status: 307, headers: { location: elsewhere } });
		if (!isOwnOrigin(request.method, request.headers.get('origin'), portal.origin)) {
			return sentence(403, words[locals.lang].refusals.sentence['origin.foreign']({}));
		}
		const token = cookies.get(sessionCookieName(portal.origin));
		const accepts = request.headers.get('accept-encoding');
		const kept = keyOf(portal, request, url, token !== undefined, locals);
		const page = kept === undefined ? undefined : answerKept(portal, kept, accepts);
		if (page) return page;
		const age = portal.drawn.age();
		locals.caller = await portal.callerOf(token, event.getClientAddress());
		if (!withinLimit(portal.rates, locals.caller, request.method, url.pathname)) {
			return sentence(429, words[locals.lang].refusals.sentence['rate.too-many']({}), { 'retry-after': '30' });
		}
		const closed = await closedDoor(event);
		if (closed) return closed;
		const chosen = url.searchParams.get('lang');
		if (isLang(chosen) && request.method === 'GET') cookies.set(PREFERENCES.lang, chosen, preferenceCookie(portal.origin));
		const drawn = await resolve(event, {
			transformPageChunk: ({ html }) => dressHtml(html, locals.lang, locals.size, locals.theme),
			preload: ({ type }) => type === 'css'
		});
		// Where only programs hand something in, there is no page; where there is only a page, nothing is handed in. Both are said in words.
		if (drawn.status === 405) return request.method === 'GET' ? event.fetch('/-') : sentence(405, words[locals.lang].pages.wrongMethod);
		return kept !== undefined && /^\/\[\.\.\.path(=[a-z]+)?\]$/.test(event.route.id ?? '') ? keep(portal, kept, age, drawn, accepts) : drawn;
	})();
	if (portal.baseMap && (url.pathname === '/map' || /^\/[A-Z0-9]+\/map$/.test(url.pathname))) allowBaseMap(answer.headers, portal.baseMap.origins);
	setHeaders(answer.headers, { origin: portal.origin, signedIn: locals.caller?.kind === 'person' || (locals.caller?.kind === 'guest' && locals.caller.halfway !== undefined) });
	return answer;
};

/** The answer at a door that is not open to this caller; undefined where it is, or where there is no door. */
async function closedDoor(event: RequestEvent): Promise<Response | undefined> {
	const { locals, request, route, url } = event;
	if (route.id === null) return undefined;
	if (isShutToOthers(event)) return new Response(null, { status: 303, headers: { location: `/unlock?back=${encodeURIComponent(url.pathname + url.search)}` } });
	const door = doorOf(route.id, locals.caller);
	if (door === 'open') return undefined;
	const { refusals, pages } = words[locals.lang];
	if (request.method !== 'GET') {
		return door === 'nothing' ? sentence(404, pages.notFound) : sentence(401, refusals.sentence['caller.sign-in-first']({}));
	}
	if (door === 'who-are-you') return new Response(null, { status: 303, headers: { location: signInFor(route.id, url.pathname + url.search, locals.caller) } });
	// The page that says so, in its frame: an address that no public page has.
	return event.fetch('/-');
}

/** On a phone with several persons, what is one's own is read only after one's PIN: whoever hands it over hands over nothing else. */
function isShutToOthers({ cookies, locals: { caller, portal }, request, route }: RequestEvent): boolean {
	const own = route.id !== null && route.id.startsWith('/me') && route.id !== '/me/sign-out';
	if (!own || request.method !== 'GET' || caller.kind !== 'person' || caller.through !== 'device' || caller.unlocked) return false;
	return otherTokens(cookies, portal.origin).length > 0;
}

/** What nobody expected: the log has the error, the person a number to read out over the telephone, and nothing else. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	const lang = event.locals.lang ?? 'zh-CN';
	if (status === 404) return { message: words[lang].pages.notFound };
	const portal = event.locals.portal;
	if (status < 500 || !portal) return { message: words[lang].pages.wrong };
	const code = reportError(portal, error, { route: event.route.id ?? '' });
	return { message: words[lang].pages.wrong, code };
};

function sentence(status: number, text: string, headers: Record<string, string> = {}): Response {
	return new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });
}
