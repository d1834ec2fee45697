import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openReader } from '#records/database.server.ts';
import { startPortal, type PortalProcess } from '#tests/support/portal-process.ts';
import { POLICIES } from '../../src/routes/policies.ts';

/*
 * The walk over foreign communities: every route that names an object, asked for every object of one community under every other community, as
 * everybody. What is not there must not be there: 404, the way to the sign-in, or a refusal, and never a word of the object. Needs the build (`npm run walk` makes it).
 */

/** An address with a place for a community and one for an object. */
interface Route {
	id: string;
	/** Whose community the object must not be of: the address's, or the caller's own where the address names none. */
	named: boolean;
	machine: boolean;
}

interface Thing {
	subject: string;
	community: string;
	/** Words that only this object has. */
	marks: string[];
}

interface Somebody {
	role: string;
	/** Communities that are not foreign to them. */
	own: readonly string[];
	/** The city's administrator: no community is foreign to them, where the address does not name another one. */
	everywhere?: boolean;
	cookie?: string;
}

/** What came of a walk. */
export interface Walked {
	requests: number;
	leaks: string[];
	/** How often each status came. */
	statuses: Record<number, number>;
	routes: number;
	objects: number;
	roles: number;
	seconds: number;
}

/** Parameters that name no object of a community. */
const NO_OBJECT = /\[(seq|code|act|\.\.\.path|tile)\]/;

/** Every address that names an object: the table of public pages with their `.json`, and every route of its own. */
function routesWithObjects(): Route[] {
	const table = readFileSync(fileURLToPath(new URL('../../src/lib/pages.ts', import.meta.url)), 'utf8');
	const pages = [...table.matchAll(/pattern: '([^']+)'/g)].map((match) => match[1]!);
	const all = [...pages, ...pages.map((pattern) => `${pattern}.json`), ...Object.keys(POLICIES)];
	return [...new Set(all)]
		.filter((id) => !NO_OBJECT.test(id) && /\[(?!community\])\w+\]/.test(id))
		.map((id) => ({ id, named: id.includes('[community]'), machine: id.endsWith('.json') }));
}

/** Every object there is, of the office too, with the words that would give it away. */
function everyThing(data: string): Thing[] {
	const db = openReader(join(data, 'ledger.db'));
	try {
		const rows = db.client.prepare('select s.subject, s.community, c.bytes from subjects s join contents c on c.hash = s.hash').raw(true).all() as [string, string, string][];
		const things = rows.map(([subject, community, bytes]): Thing => {
			const { name, title, text, number, holder } = (bytes === '' ? {} : JSON.parse(bytes)) as Record<string, unknown>;
			return { subject, community, marks: [name, title, text, number, holder].filter((one): one is string => typeof one === 'string' && one.length >= 4) };
		});
		const persons = (db.client.prepare('select id, community, name from persons').raw(true).all() as [string, string, string][]).map(([subject, community, name]): Thing => ({ subject, community, marks: [name] }));
		const households = (db.client.prepare('select id, community from households').raw(true).all() as [string, string][]).map(([subject, community]): Thing => ({ subject, community, marks: [] }));
		return [...things, ...persons, ...households];
	} finally {
		db.client.close();
	}
}

/** Everybody of the demo who signs in, and somebody who does not. */
async function everybody(portal: PortalProcess): Promise<Somebody[]> {
	const made = JSON.parse(readFileSync(join(portal.data, 'demo-sign-ins.json'), 'utf8')) as { accounts: { name: string; password: string; office: string }[]; slips: { code: string }[] };
	const cookieOf = async (act: string, input: object): Promise<{ cookie: string; community: string }> => {
		const answer = await fetch(`${portal.url}/acts/${act}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: portal.url }, body: JSON.stringify({ input }) });
		const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]!).join('; ');
		const { ok, value } = (await answer.json()) as { ok: boolean; value?: { community?: string } };
		if (!ok || cookie === '') throw new Error(`${act} gave no session`);
		return { cookie, community: value?.community ?? 'LW' };
	};
	const people: Somebody[] = [{ role: 'guest', own: [] }];
	for (const { name, password, office } of made.accounts) {
		const { cookie, community } = await cookieOf('session.sign-in', { name, password });
		people.push({ role: `${office} ${name}`, own: [community], everywhere: community === 'QH', cookie });
	}
	const { cookie, community } = await cookieOf('device.enrol', { code: made.slips[0]!.code });
	people.push({ role: 'resident', own: [community], cookie });
	return people;
}

/** Numbers that are the same in every run with the same seed. */
function dice(seed: number): (sides: number) => number {
	let state = seed >>> 0;
	return (sides) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * sides);
	};
}

/** How many requests are under way at once. */
const AT_ONCE = 12;

/**
 * Asks so many times. The first round takes every route × every role once; after that objects, communities, roles and routes are drawn.
 * @param spoil for the control: takes what a page of the object's own community says for the answer, which must be found out
 */
export async function walkForeign(requests: number, { seed = 1, spoil = false }: { seed?: number; spoil?: boolean } = {}): Promise<Walked> {
	const portal = await startPortal({ pages: 'built', clock: '2026-12-02', env: { YISHI_PROXY: '1' }, within: 120_000 });
	const began = performance.now();
	try {
		const routes = routesWithObjects();
		const things = everyThing(portal.data);
		const communities = [...new Set(things.map(({ community }) => community))].sort();
		const people = await everybody(portal);
		// What stands around every page of a community, its town and city too, gives no object away.
		const frames = new Map<string, string>();
		for (const one of communities) frames.set(one, await (await fetch(`${portal.url}/${one}/nothing-here`, { headers: { 'accept-language': 'zh-CN' } })).text());
		const draw = dice(seed);
		const walked: Walked = { requests: 0, leaks: [], statuses: {}, routes: routes.length, objects: things.length, roles: people.length, seconds: 0 };

		const ask = async (route: Route, who: Somebody, n: number): Promise<void> => {
			const thing = things[draw(things.length)]!;
			if (!route.named && who.everywhere) return ask(route, people[draw(people.length)]!, n);
			// Where the address names no community, the caller's own is meant: their own objects are no foreign ones.
			if (!route.named && who.own.includes(thing.community)) return ask(route, who, n);
			const others = communities.filter((one) => one !== thing.community);
			const under = spoil ? thing.community : others[draw(others.length)]!;
			let path = route.id.replace('[community]', under).replace(/\[\w+\]/, thing.subject).replaceAll(/\[\w+\]/g, '1');
			if (path.includes('/lines/')) path = path.replace(/\/lines\/1/, `/lines/${1 + draw(30)}`);
			// A guest of a flood comes from many addresses; programs' answers are limited for each.
			const address = `198.51.${Math.floor(n / 250) % 250}.${n % 250}`;
			const answer = await fetch(portal.url + path, {
				redirect: 'manual', headers: { 'x-forwarded-for': address, 'accept-language': 'zh-CN', ...(who.cookie ? { cookie: who.cookie } : {}) }
			});
			const body = await answer.text();
			walked.requests++;
			walked.statuses[answer.status] = (walked.statuses[answer.status] ?? 0) + 1;
			const told = thing.marks.find((mark) => body.includes(mark) && !who.role.includes(mark) && !(route.named && frames.get(under)!.includes(mark)));
			const there = answer.status < 300 || answer.status >= 500;
			const elsewhere = answer.status >= 300 && answer.status < 400 && !/^\/(sign-in|join|unlock)/.test(answer.headers.get('location') ?? '');
			if (there || elsewhere || (told !== undefined && answer.status !== 429)) walked.leaks.push(`${who.role}: ${path} (of ${thing.community}) ${answer.status} ${told ?? ''}`);
		};

		const round = routes.flatMap((route) => people.map((who) => ({ route, who })));
		let next = 0;
		const worker = async (): Promise<void> => {
			for (let n = next++; n < requests; n = next++) {
				const { route, who } = round[n] ?? { route: routes[draw(routes.length)]!, who: people[draw(people.length)]! };
				// Signed-in people share one limit for programs' answers with their household: guests ask for most of those.
				await ask(route, route.machine && n >= round.length && draw(10) > 0 ? people[0]! : who, n);
			}
		};
		await Promise.all(Array.from({ length: AT_ONCE }, worker));
		walked.seconds = (performance.now() - began) / 1000;
		return walked;
	} finally {
		await portal.remove();
	}
}
