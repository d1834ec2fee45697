import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#acts/act.ts';
import { openCheckpoint } from '#domain/record/checkpoint.ts';
import { decodeEntry } from '#domain/record/entry.ts';
import { rootOf, treeHasher } from '#domain/record/merkle-tree.ts';
import { parseVkey } from '#domain/record/signed-note.ts';
import { decodeBundle, decodeTile, tilePath, tilesFor, type Tile } from '#domain/record/tile.ts';
import type { Part } from '#lib/replica/part.ts';
import { unpack } from '#lib/replica/wire.ts';
import { sha256, verifier } from '#records/hashing.server.ts';
import { GET as getCheckpoint } from '../../src/routes/[community]/record/checkpoint/+server.ts';
import { GET as getTile } from '../../src/routes/[community]/record/tile/[...path]/+server.ts';
import { GET as getVkey } from '../../src/routes/[community]/record/vkey/+server.ts';
import { GET as getPart } from '../../src/routes/[community]/replica/+server.ts';
import { openTown, type Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
	town = await openTown();
});
afterAll(() => town.close());

type Handler = (event: never) => Response | Promise<Response>;

/** The status and the answer of a route, errors too. */
async function ask(handler: unknown, params: Record<string, string>, { query = '', caller = town.guest(), encoding = '' }: { query?: string; caller?: Caller; encoding?: string } = {}) {
	const url = new URL(`http://localhost/${query}`);
	const request = new Request(url, { headers: encoding ? { 'accept-encoding': encoding } : {} });
	try {
		return await (handler as Handler)({ params, url, request, locals: { portal: town.portal, caller }, cookies: { get: () => undefined } } as never);
	} catch (problem) {
		const { status } = problem as { status?: number };
		if (status === undefined) throw problem;
		return new Response('', { status });
	}
}

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
const tile = (one: Tile) => ask(getTile, { community: 'LW', path: tilePath(one).slice('tile/'.length) });

describe('the record of 柳湾 as files', () => {
	test('checkpoint, key and tiles are enough to check it without this program', async () => {
		const key = parseVkey(sha256, (await (await ask(getVkey, { community: 'LW' })).text()).trim());
		const checkpoint = openCheckpoint(await (await ask(getCheckpoint, { community: 'LW' })).text(), key, verifier());
		if (!checkpoint.ok) throw new Error(checkpoint.error);
		const { size, root } = checkpoint.value;
		const hasher = treeHasher(sha256);
		const leaves: Uint8Array[] = [];
		for (const one of tilesFor(size)) {
			const answer = await tile(one);
			expect(answer.status, tilePath(one)).toBe(200);
			expect(answer.headers.get('cache-control')).toBe(one.width === 256 ? 'public, max-age=31536000, immutable' : 'no-cache');
			const bytes = await bytesOf(answer);
			if (one.level === 'entries') for (const entry of decodeBundle(bytes, one.width)) leaves.push(hasher.leaf(entry));
			else if (one.level === 0) expect(decodeTile(bytes, one.width)).toEqual(leaves.slice(256 * one.index, 256 * one.index + one.width));
		}
		expect(leaves).toHaveLength(size);
		expect(rootOf(hasher, leaves)).toEqual(root);
	});

	test('a partial tile is there for the size of now alone, a full one also when the log has grown', async () => {
		const { size } = (await town.portal.records.record.log('LW'))!;
		const edge = size % 256;
		for (const width of [edge - 1, edge + 1]) expect((await tile({ level: 0, index: Math.floor(size / 256), width })).status).toBe(404);
		for (const path of ['0/999', 'entries/999', '9/000', '0/00', '0/x000/000', 'entries/000.p/256', '..', '0/000/', '']) {
			expect((await ask(getTile, { community: 'LW', path })).status, path).toBe(404);
		}
	});

	test('of a community that is not there, there is nothing', async () => {
		for (const community of ['XX', 'lw', '..', '']) {
			for (const handler of [getCheckpoint, getVkey, getPart]) expect((await ask(handler, { community })).status).toBe(404);
			expect((await ask(getTile, { community, path: '0/000' })).status).toBe(404);
		}
	});
});

describe('a part of the record for a device', () => {
	const part = async (query: string, caller?: Caller): Promise<Part> => (await (await ask(getPart, { community: 'LW' }, { query, ...(caller ? { caller } : {}) })).json()) as Part;

	test('every line, with its content when that is public and without it when it is of the office', async () => {
		const whole = await part('');
		const items = unpack(sha256, whole.origin, 0, whole.size, whole);
		const office = new Set(await town.look(async (_records, db) =>
			(db.client.prepare("select seq from contents where community = 'LW' and audience = 'office'").raw(true).all() as [number][]).map(([seq]) => seq)));
		expect(office.size).toBeGreaterThan(0);
		for (const { seq, entry, content } of items) {
			expect(content === undefined, `line ${seq}`).toBe(office.has(seq));
			if (content) expect(content.hash).toBe(decodeEntry(new TextEncoder().encode(entry)).hash);
		}
		expect(JSON.stringify(whole)).not.toContain('held-import');
	});

	test('from a place on, so many, and nothing beyond the end', async () => {
		const { size } = (await town.portal.records.record.log('LW'))!;
		expect(await part('?after=10&limit=5')).toMatchObject({ from: 10, until: 15, size });
		expect(await part(`?after=${size}`)).toMatchObject({ from: size, until: size, size, groups: [], raw: [] });
		expect(await part(`?after=${size + 7}`)).toMatchObject({ from: size + 7, until: size + 7, size, groups: [], raw: [] });
		expect(await part('?limit=999999999')).toMatchObject({ from: 0, until: Math.min(size, 2000) });
		for (const query of ['?after=-1', '?after=1.5', '?after=x', '?after=', '?limit=1e3', `?after=${'9'.repeat(20)}`]) {
			expect((await ask(getPart, { community: 'LW' }, { query })).status, query).toBe(400);
		}
	});

	test('it says who asks to nobody else, and is kept by no cache', async () => {
		const resident = await town.person('柳春分', { through: 'device' });
		expect(await part('', resident)).toMatchObject({ me: { display: resident.display, community: 'LW', through: 'device', mine: [] } });
		expect(await part('')).toMatchObject({ me: null });
		const answer = await ask(getPart, { community: 'LW' }, { caller: resident, encoding: 'gzip, deflate' });
		expect([answer.headers.get('cache-control'), answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual(['no-store', 'gzip', 'accept-encoding']);
		expect(JSON.parse(gunzipSync(await bytesOf(answer)).toString('utf8'))).toMatchObject({ community: 'LW', v: 1 });
	});

	test('whoever asks too often waits; others do not', async () => {
		const greedy = town.guest('198.51.100.1');
		let answer = 200;
		for (let n = 0; n < 6_001 && answer === 200; n++) answer = (await ask(getPart, { community: 'LW' }, { query: '?limit=0', caller: greedy })).status;
		expect(answer).toBe(429);
		expect((await ask(getPart, { community: 'LW' }, { query: '?limit=0' })).status).toBe(200);
	});
});
