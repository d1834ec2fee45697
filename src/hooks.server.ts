import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';
import { noteRefused, reportError } from '#acts/error-code.ts';
import { isCommunityCode } from '#domain/basics/id.ts';
import { refusedWords } from '#lib/ui/refused-words.ts';
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
		// The page that says what did not get through: asked for here, by nobody outside.
		if (event.isSubRequest) locals.refused = readRefused(request.headers.get(REFUSED));
		if (!METHODS.has(request.method)) return refused(event, 405, { allow: [...METHODS].join(', ') });
		const elsewhere = request.method === 'GET' ? otherNameOf(url, request.headers.get('host'), portal.origin) : undefined;
		if (elsewhere) return new Response(null, { status: 307, headers: { location: elsewhere } });
		if (!isOwnOrigin(request.method, request.headers.get('origin'), portal.origin)) {
			return refused(event, 403);
		}
		const token = cookies.get(sessionCookieName(portal.origin));
		const accepts = request.headers.get('accept-encoding');
		const kept = keyOf(portal, request, url, token !== undefined, locals);
		const page = kept === undefined ? undefined : answerKept(portal, kept, accepts);
		if (page) return page;
		const age = portal.drawn.age();
		locals.caller = await portal.callerOf(token, event.getClientAddress());
		if (!withinLimit(portal.rates, locals.caller, request.method, url.pathname)) {
			return refused(event, 429, { 'retry-after': '30' });
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
		if (drawn.status === 405 && !locals.refused) return request.method === 'GET' ? event.fetch(nowhere(event.url)) : refused(event, 405);
		if (isBareRefusal(drawn)) return refused(event, drawn.status);
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
	if (request.method !== 'GET') return refused(event, door === 'nothing' ? 404 : 401);
	if (door === 'who-are-you') return new Response(null, { status: 303, headers: { location: signInFor(route.id, url.pathname + url.search, locals.caller) } });
	// The page that says so, in its frame.
	return event.fetch(nowhere(event.url));
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
	const message = status < 500 ? refusedWords(words[lang].pages, status).why : words[lang].pages.wrong;
	if (!portal) return { message };
	if (status < 500) return { message, code: noteRefused(portal, { status, route: event.route.id ?? '' }) };
	const code = reportError(portal, error, { route: event.route.id ?? '' });
	// The page without a frame (src/error.html) has the sentence already and shows this below it.
	return { message: words[lang].refusals.code(code), code };
};

/** The name under which this file tells the page of a refusal what was refused; read only of requests that it makes itself. */
const REFUSED = 'x-yishi-refused';

function readRefused(text: string | null): App.Locals['refused'] {
	const [status, code] = text?.split(' ') ?? [];
	return status && code ? { status: Number(status), code } : undefined;
}

/**
 * An address that no public page has, whose page says so in its frame. In the community that was asked for, whose telephone stands at the
 * foot; and as deep as the address it answers for, because pages name their style relative to where they stand.
 */
function nowhere({ pathname }: URL): string {
	const [first, ...rest] = pathname.split('/').slice(1);
	return `/${[isCommunityCode(first) ? first : '-', ...rest.map(() => '-')].join('/')}${isCommunityCode(first) && rest.length === 0 ? '/-' : ''}`;
}

/** An error of an address for programs, as Kit draws it: without the frame. A page of ours says it, when a person asked. */
function isBareRefusal({ status, headers }: Response): boolean {
	return status >= 400 && status < 500 && !headers.has('x-sveltekit-page') && headers.get('content-type')?.startsWith('text/html') === true;
}

/** What did not get through: a page in its frame for who reads pages, one sentence for programs, and a number for the telephone. */
async function refused(event: RequestEvent, status: number, headers: Record<string, string> = {}): Promise<Response> {
	const { isSubRequest, locals, request, route } = event;
	const { pages, refusals } = words[locals.lang];
	const forPeople = !isSubRequest && /\btext\/html\b/.test(request.headers.get('accept') ?? '');
	// What is not there and what is not yours are told alike, so neither has a number.
	if (status === 404) return forPeople ? event.fetch(nowhere(event.url)) : sentence(404, pages.notFound);
	const code = noteRefused(locals.portal, { status, method: request.method, route: route.id ?? '' });
	if (forPeople) {
		const page = await event.fetch(nowhere(event.url), { headers: { [REFUSED]: `${status} ${code}` } });
		const told = new Headers(page.headers);
		for (const [name, value] of Object.entries(headers)) told.set(name, value);
		return new Response(page.body, { status, headers: told });
	}
	return sentence(status, `${refusedWords(pages, status).why}\n${refusals.code(code)}`, headers);
}

function sentence(status: number, text: string, headers: Record<string, string> = {}): Response {
	return new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers } });
}
