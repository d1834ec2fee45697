import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '#domain/basics/day.ts';
import { contentHash, parseContent } from '#domain/content/content.ts';
import { fromHex } from '#domain/basics/bytes.ts';
import { openCheckpoint } from '#domain/record/checkpoint.ts';
import { decodeEntry } from '#domain/record/entry.ts';
import { verifyInclusion } from '#domain/record/merkle-proof.ts';
import { treeHasher } from '#domain/record/merkle-tree.ts';
import { sha256, verifyEd25519 } from '#lib/hashing.ts';
import { accounts } from '#lib/pages/accounts.ts';
import { grounds } from '#lib/pages/grounds.ts';
import { matters } from '#lib/pages/matters.ts';
import { norms } from '#lib/pages/norms.ts';
import { texts } from '#lib/pages/texts.ts';
import { works } from '#lib/pages/works.ts';
import { people } from '#lib/pages/people.ts';
import { everyAddress, matchPage, PAGES, viewParams } from '#lib/pages.ts';
import { twinOf, type ListTwin, type ObjectTwin } from '#lib/twin.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { match as isGrounds } from '../../src/params/grounds.ts';
import { match as isNorms } from '../../src/params/norms.ts';
import { match as isTexts } from '../../src/params/texts.ts';
import { match as isWorks } from '../../src/params/works.ts';
import { match as isMatters } from '../../src/params/matters.ts';
import { match as isPeople } from '../../src/params/people.ts';

let town: Town;
beforeAll(async () => {
	town = await openTown();
});
afterAll(() => town.close());

const sunday = { today: day('2026-11-22'), zone: 480 };

describe('the table of pages', () => {
	test('finds the page of an address, and what it names', () => {
		expect(matchPage('/')?.page.name).toBe('city');
		expect(matchPage('/verify')?.page.name).toBe('verify');
		expect(matchPage('/LW')).toMatchObject({ page: { name: 'community' }, params: { community: 'LW' } });
		expect(matchPage('/LW/disclosures/abc/lines/2-7')).toMatchObject({ page: { name: 'line' }, params: { community: 'LW', disclosure: 'abc', line: '2-7' } });
		for (const path of ['', '/LW/', '//', '/LW/nothing', '/LW/disclosures/', '/LW/disclosures/a/lines', '/LW/questions/a/b', 'LW']) expect(matchPage(path), path).toBeUndefined();
	});

	test('has every name and pattern once', () => {
		expect(new Set(PAGES.map(({ name }) => name)).size).toBe(PAGES.length);
		expect(new Set(PAGES.map(({ pattern }) => pattern)).size).toBe(PAGES.length);
		for (const page of PAGES) expect(page.kind === 'object', page.name).toBe(page.subject !== undefined);
	});

	test('hands a view what its address says and what it reads of the query, and nothing else', () => {
		const match = matchPage('/LW/disclosures')!;
		const query = new URLSearchParams('before=7&category=&community=SQ&lang=en&sent=1');
		expect(viewParams(match, query, 'QH')).toEqual({ before: '7', community: 'LW' });
		expect(viewParams(matchPage('/')!, query, 'QH')).toEqual({ city: 'QH' });
		expect(viewParams(match, new URLSearchParams(`before=${'9'.repeat(500)}`), 'QH').before).toHaveLength(100);
	});

	test('every address of the city has a page that is there, and is data', async () => {
		const addresses = await everyAddress(town.portal.contents, 'QH' as never);
		expect(new Set(addresses).size).toBe(addresses.length);
		expect(addresses.length).toBeGreaterThan(250);
		for (const address of addresses) {
			const match = matchPage(address)!;
			const model = await match.page.view(town.portal.contents, viewParams(match, new URLSearchParams(), 'QH'), sunday);
			expect(model, address).toBeDefined();
			expect(JSON.parse(JSON.stringify(model)), address).toEqual(model);
		}
	});

	test('without a city only the city’s own pages are there', async () => {
		expect(await everyAddress(town.portal.contents, undefined)).toEqual(['/', '/verify', '/accessibility', '/privacy']);
	});
});

describe('a page for programs', () => {
	const twin = (address: string, version?: number) => {
		const match = matchPage(address)!;
		return twinOf(town.portal.contents, { page: match.page, params: viewParams(match, new URLSearchParams(), 'QH') }, address, sunday, version);
	};

	test('of an object proves that its content stands in the signed record', async () => {
		const address = `/LW/disclosures/${town.subject('disclosures:D08')}`;
		const object = (await twin(address)) as ObjectTwin;
		expect(contentHash(sha256, object.salt, object.bytes)).toBe(object.hash);
		expect(parseContent(object.bytes)).toEqual(object.content);
		const entryBytes = new TextEncoder().encode(object.entry!);
		expect(decodeEntry(entryBytes)).toMatchObject({ seq: object.seq, hash: object.hash });
		const opened = openCheckpoint(object.checkpoint!, town.portal.logKey('LW'), verifyEd25519);
		if (!opened.ok) throw new Error(opened.error);
		const { size, hashes } = object.inclusion!;
		const hasher = treeHasher(sha256);
		const claim = { leafHash: hasher.leaf(entryBytes), index: object.seq, size, proof: hashes.map(fromHex), root: opened.value.root };
		expect(opened.value.size).toBe(size);
		expect(verifyInclusion(hasher, claim)).toBe(true);
		expect(verifyInclusion(hasher, { ...claim, index: claim.index - 1 })).toBe(false);
	});

	test('gives a version that was superseded, and none that there never was', async () => {
		const address = `/BC/disclosures/${town.subject('disclosures:D23')}`;
		expect(await twin(address)).toMatchObject({ version: 2, versions: 2 });
		expect(await twin(address, 1)).toMatchObject({ version: 1, versions: 2, content: { published: '2026-11-09' } });
		expect(await twin(address, 3)).toBeUndefined();
	});

	test('of a list names the objects and versions that it was made of', async () => {
		const list = (await twin('/LW/disclosures')) as ListTwin;
		const named = list.objects.find(({ subject }) => subject === town.subject('disclosures:D08'))!;
		expect(named.address).toBe(`/LW/disclosures/${named.subject}`);
		expect(named.hash).toBe((await town.portal.contents.bySubject(named.subject as never))!.hash);
		expect(list.objects.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
	});

	test('is not there where the page is not', async () => {
		expect(await twin(`/SQ/disclosures/${town.subject('disclosures:D08')}`)).toBeUndefined();
		expect(await twin('/XX/disclosures')).toBeUndefined();
	});
});

test('every page looks as one group says, and its address leads to the route of that group', () => {
	const groups = { people: [people, isPeople], matters: [matters, isMatters], norms: [norms, isNorms], texts: [texts, isTexts], works: [works, isWorks], grounds: [grounds, isGrounds], accounts: [accounts, () => true] } as const;
	for (const { name, pattern, component } of PAGES) {
		const path = pattern.slice(1).replaceAll(/\[\w+\]/g, 'LW');
		// The last is asked only when none before it takes the address.
		const [group, [looks]] = Object.entries(groups).find(([, [, match]]) => match(path))!;
		expect(looks[name], `${name} in ${group}`).toBe(component);
		expect(Object.values(groups).filter(([one]) => name in one), name).toHaveLength(1);
		for (const [, [, match]] of Object.entries(groups).slice(0, 5)) expect(match(`${path}.json`), path).toBe(false);
	}
});
