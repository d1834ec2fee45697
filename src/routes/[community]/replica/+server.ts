import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { error, type Cookies } from '@sveltejs/kit';
import type { Caller } from '#acts/act.ts';
import type { Portal } from '#acts/portal.ts';
import { dayOf, instant } from '#domain/basics/day.ts';
import { isCommunityCode } from '#domain/basics/id.ts';
import { formatVkey } from '#domain/record/signed-note.ts';
import { MOST_ITEMS, type Me, type Part } from '#lib/replica/part.ts';
import { packer } from '#lib/replica/wire.ts';
import { sha256 } from '#records/hashing.server.ts';
import { inboxWho } from '../../me/own.ts';
import { othersHere } from '../../me/people.ts';
import type { RequestHandler } from './$types';

/** Read and packed in one go before others get their turn: a few ms. */
const AT_ONCE = 200;
/** Parts that cost us work, and all parts, of one address: a village hall full of phones may join in ten minutes. */
const LARGE = { count: 1_000, per: 'ten-minutes' } as const;
const ALL = { count: 6_000, per: 'ten-minutes' } as const;

/** Brotli at 5 takes as long as gzip at 6 and gives a fifth less. */
const encoders = {
	br: (text: string) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }),
	gzip: (text: string) => promisify(gzip)(text, { level: 6 })
};

/** A count in a query: absent gives what holds without it, anything but a whole number is 400. */
function countOf(text: string | null, without: number): number {
	if (text === null) return without;
	if (!/^\d{1,15}$/.test(text)) error(400);
	return Number(text);
}

async function items(portal: Portal, community: string, from: number, until: number) {
	const pack = packer(sha256, portal.logKey(community).name, from);
	for (let at = from; at < until; at += AT_ONCE) {
		pack.add(await portal.records.record.recorded(community, at, Math.min(until, at + AT_ONCE)));
		await new Promise((resolve) => setImmediate(resolve));
	}
	return pack.items();
}

/** What a device may show of its person without network: less than the pages of its own show online. */
async function meOf(portal: Portal, caller: Caller, cookies: Cookies): Promise<Me | null> {
	if (caller.kind !== 'person') return null;
	const { display, community, through } = caller;
	const offices = caller.offices.map(({ office, body, bodyName, position, community: of }) => ({ office, body, bodyName, position, community: of }));
	const held = offices.length > 0 ? { offices } : {};
	if (through === 'desk') return { display, community, through, session: caller.session, ...held, mine: [] };
	const session = await portal.records.sessions.find(caller.session);
	const since = session && dayOf(instant(session.createdAt + portal.civilOffset()), portal.zone());
	const { own, follows, read, asked = [] } = await inboxWho(portal, caller);
	const here = { session: caller.session, people: await othersHere(portal, cookies) };
	return { display, community, through, ...here, ...held, ...(since ? { since } : {}), mine: [...own], follows: [...follows], read: [...read], ...(asked.length > 0 ? { asked: [...asked] } : {}) };
}

/**
 * A part of a community's record for a device that has the first `after` lines of it (src/lib/replica/part.ts): the public contents,
 * and of the others the entry alone. Without a part to give, the checkpoint still comes: a device also wants to know that nothing changed.
 */
export const GET: RequestHandler = async ({ params, url, request, locals, cookies }) => {
	const { portal, caller } = locals;
	const { community } = params;
	const after = countOf(url.searchParams.get('after'), 0);
	const limit = Math.min(countOf(url.searchParams.get('limit'), MOST_ITEMS), MOST_ITEMS);
	const log = isCommunityCode(community) ? await portal.records.record.log(community) : undefined;
	if (!log) error(404);
	const from = after;
	const until = Math.max(from, Math.min(log.size, from + limit));
	const address = 'address' in caller ? caller.address : 'here';
	if (!portal.rates.take('replica', address, ALL) || (until - from > AT_ONCE && !portal.rates.take('replica-large', address, LARGE))) error(429);

	const city = await portal.city();
	const key = portal.logKey(community);
	const part: Part = {
		v: 1, community, ...(city === undefined || city === community ? {} : { city }), origin: key.name, vkey: formatVkey(key), from, until, size: log.size,
		checkpoint: log.checkpoint, now: portal.now(), zone: portal.zone(), demo: portal.demo, me: await meOf(portal, caller, cookies), ...(await items(portal, community, from, until))
	};
	const accepted = (request.headers.get('accept-encoding') ?? '').split(',').map((coding) => coding.split(';', 1)[0]!.trim());
	const encoding = (['br', 'gzip'] as const).find((name) => accepted.includes(name));
	const text = JSON.stringify(part);
	const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', vary: 'accept-encoding' };
	if (!encoding) return new Response(text, { headers });
	return new Response(new Uint8Array(await encoders[encoding](text)), { headers: { ...headers, 'content-encoding': encoding } });
};
