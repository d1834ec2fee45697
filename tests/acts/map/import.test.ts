import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '#domain/basics/day.ts';
import type { PlaceContent } from '#domain/community/community.ts';
import type { FileProblem } from '#domain/community/imported.ts';
import { cityMap, communityMap } from '#domain/oversight/map-view.ts';
import { mapFeatures } from '#domain/oversight/map-geojson.ts';
import type { ShapeContent } from '#domain/map/shape.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { planOf } from '#tests/support/day-inputs.ts';
import { done } from '#tests/support/joining.ts';
import { demoMap, drawTown, featureOf } from '#tests/support/maps.ts';
import { openMatter } from '#tests/support/matter-inputs.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* The surveyor brings the map of 青禾市 as a file. It is taken as a whole, or he is told which border is wrong, and by how much. */

let town: Town;
const OPERATOR = { kind: 'operator' } as const;
const WHEN = () => ({ today: town.portal.today(), zone: town.portal.zone() });

beforeEach(async () => {
	town = await openTown();
});
afterEach(async () => {
	for (const community of ['QH', 'LW', 'SQ']) await checkRecord(town, community);
	await town.close();
});

const draw = (file: unknown, more: object = {}) => town.portal.perform('map.import', { file, ...more }, OPERATOR);
const shapes = () => town.look(async (_, db) => (db.client.prepare('select count(*) from shapes').raw(true).get() as [number])[0]);

async function problemsOf(file: unknown): Promise<FileProblem[]> {
	const answer = await draw(file);
	if (answer.ok) throw new Error('a bad map was taken');
	expect(answer.error.code).toBe('map.bad-file');
	expect(await shapes()).toBe(0);
	return answer.error.file ?? [];
}

test('the whole city is drawn: 36 borders, 6 service centres, 26 boards; a second time nothing is written', async () => {
	expect(await draw(demoMap())).toMatchObject({ ok: true, value: { added: 68, changed: 0, same: 0, notes: [] } });
	const size = (await town.portal.contents.head('LW' as never))!.size;
	expect(await draw(demoMap())).toMatchObject({ ok: true, value: { added: 0, changed: 0, same: 68 } });
	expect((await town.portal.contents.head('LW' as never))!.size).toBe(size);
	const held = await town.portal.contents.ofType<ShapeContent>('LW' as never, 'shape');
	expect(held).toHaveLength(10);
	expect(held.every(({ bytes }) => !/\d\.\d/.test(bytes))).toBe(true);
});

test('the map of 柳湾 shows what is late, where, and says all of it in its list', async () => {
	await drawTown(town);
	const map = (await communityMap(town.portal.contents, { community: 'LW' }, WHEN()))!;
	expect(map.units.map(({ number, name, area, from }) => [number, name, Math.round(area! / 1e3) / 1e3, from!.direction])).toMatchObject([
		[1, '柳湾村', expect.closeTo(6.785, 1), 'nw'], [2, '上柳村', expect.any(Number), expect.any(String)], [3, '下柳村', expect.any(Number), expect.any(String)],
		[4, expect.any(String), expect.any(Number), expect.any(String)]
	]);
	expect(map.units.reduce((sum, { area }) => sum + area!, 0)).toBeCloseTo(21_875_000, -5);
	expect(map.reach).toMatchObject({ metres: 2000, whole: false, centre: '柳湾社区服务中心' });
	expect(map.plan!.areas).toHaveLength(4);
	expect(map.plan!.points.filter(({ kind }) => kind === 'service_centre' || kind === 'notice_board')).toHaveLength(5);
	expect(map.points.filter(({ kind }) => kind === 'notice_board').map(({ number }) => number)).toEqual([1, 2, 3, 4]);
	const only = (await communityMap(town.portal.contents, { community: 'LW', show: 'boards' }, WHEN()))!;
	expect([only.units.length, only.points.length, only.plan!.areas.every(({ pale }) => pale)]).toEqual([0, 4, true]);
});

test('a matter under way stands at its place, a meeting to come at the house it names; over, they are gone', async () => {
	await drawTown(town);
	const look = async (show?: string) => (await communityMap(town.portal.contents, { community: 'LW', ...(show ? { show } : {}) }, WHEN()))!;
	const before = await look();
	const cell = (await town.portal.contents.ofType<PlaceContent>('LW' as never, 'place')).find(({ content }) => content.kind === 'cell' && content.parent === town.subject('places:LW-G2'))!.content;
	const matter = await openMatter(town, { place: cell.subject });
	const meeting = town.id();
	const plan = { ...(await planOf(town, 9)), place: '柳湾社区服务中心二楼' };
	await done(town, 'democracy-day.announce', { community: 'LW', subject: meeting, body: town.subject('bodies:LW-R'), ...plan }, await town.person('麦小满'));
	const map = await look();
	expect([map.counts.matters - before.counts.matters, map.counts.meetings - before.counts.meetings]).toEqual([1, 1]);
	expect(map.points.find(({ subject }) => subject === matter)).toMatchObject({ kind: 'matter', place: '上柳村', number: 2, address: `/LW/matters/${matter}` });
	const signs = new Map(map.plan!.points.map(({ subject, x, y }) => [subject, [x, y]] as const));
	const number = map.plan!.areas.find((area) => area.number === 2)!;
	const [, y] = signs.get(matter)!;
	expect(y! - number.y, 'below the number of its village').toBeCloseTo(62, -1);
	const centre = map.plan!.points.find(({ kind }) => kind === 'service_centre')!;
	// What concerns the whole community stands in the same row.
	const row = map.plan!.points.filter((sign) => Math.abs(sign.y - centre.y - 62) < 5 && Math.abs(sign.x - centre.x) < 150).sort((a, b) => a.x - b.x);
	expect(row.map(({ subject }) => subject), 'below the house that its invitation names').toContain(meeting);
	expect((row[0]!.x + row.at(-1)!.x) / 2).toBeCloseTo(centre.x, -1);
	expect(new Set([...signs.values()].map(String)).size, 'no sign upon another').toBe(signs.size);
	expect(map.points.find(({ subject }) => subject === meeting)).toMatchObject({ kind: 'meeting', day: addDays(town.portal.today(), 9) });
	expect((await look('matters')).points.every(({ kind }) => kind === 'matter')).toBe(true);
	expect((await look('meetings')).points.map(({ subject }) => subject)).toContain(meeting);
	expect(mapFeatures(map).features.filter(({ id }) => id === matter)).toHaveLength(1);
	town.setClock(`${addDays(town.portal.today(), 10)}T09:00`);
	expect((await look()).points.map(({ subject }) => subject)).not.toContain(meeting);
});

test('the map of the city shows every community and none twice; GeoJSON has the same', async () => {
	await drawTown(town);
	const map = (await cityMap(town.portal.contents, { city: 'QH' }, WHEN()))!;
	expect(map.units).toHaveLength(6);
	expect(map.plan!.borders).toHaveLength(3);
	expect(map.points).toHaveLength(6);
	const features = mapFeatures(map);
	expect(features.features.filter(({ properties }) => properties.role === 'area').map(({ properties }) => properties.href)).toEqual(map.units.map(({ address }) => address));
	expect(features.bbox!.map((value) => value.toFixed(3))).toEqual(['149.999', '19.999', '150.127', '20.091']);
});

describe('what does not fit is named with its amount, and nothing is taken', () => {
	/** Moves the corners of a border that another one shares. */
	function move(map: ReturnType<typeof demoMap>, id: string, by: number, from = 0, count = 3): void {
		const [ring] = featureOf(map, id).geometry.coordinates;
		for (let index = from; index < from + count; index++) ring![index] = [ring![index]![0]! + by, ring![index]![1]!];
		ring![ring!.length - 1] = ring![0]!;
	}

	test('a village drawn over its neighbour, with what it leaves open elsewhere', async () => {
		const map = demoMap();
		move(map, 'LW-G1', 0.004, 0, 20);
		const problems = await problemsOf(map);
		const codes = new Set(problems.map(({ code }) => code));
		expect(codes).toContain('overlaps');
		expect(codes).toContain('gap');
		const overlap = problems.find(({ code }) => code === 'overlaps')!;
		expect(overlap.at).toMatch(/^features\[\d+\] 柳湾村/);
		expect(Number(String(overlap.params!.m2).replaceAll(',', ''))).toBeGreaterThan(10_000);
	});

	test('a part that lies elsewhere', async () => {
		const map = demoMap();
		const village = featureOf(map, 'LW-G3');
		village.geometry.coordinates = village.geometry.coordinates.map((ring) => ring.map(([x, y]) => [x! + 0.5, y!]));
		const problems = await problemsOf(map);
		expect(problems.map(({ code }) => code).sort()).toEqual(['gap', 'outside', 'point-outside']);
		expect(problems.find(({ code }) => code === 'outside')!.params!.name).toBe('柳湾社区');
	});

	test('a file that was only begun leaves gaps, unless it says so', async () => {
		const map = demoMap();
		map.features = map.features.filter(({ id }) => id !== 'LW-G2' && id !== 'LW-G2-NB');
		const problems = await problemsOf(map);
		expect(problems).toMatchObject([{ code: 'gap', params: { name: '柳湾社区' } }]);
		expect(await draw(map, { partly: true })).toMatchObject({ ok: true, value: { added: 66, notes: [{ code: 'gap' }] } });
		// The missing village comes later, and must fit into what is there.
		const rest = { type: 'FeatureCollection', features: demoMap().features.filter(({ id }) => id === 'LW-G2' || id === 'LW-G2-NB') };
		expect(await draw(rest)).toMatchObject({ ok: true, value: { added: 2, notes: [] } });
	});

	test('a sliver of surveying is only pointed out', async () => {
		const map = demoMap();
		move(map, 'LW-G1', 0.000_002, 5, 1);
		const answer = await draw(map);
		expect(answer).toMatchObject({ ok: true, value: { added: 68 } });
		const notes = (answer.ok ? answer.value.notes : []) as FileProblem[];
		expect(notes.length).toBeGreaterThan(0);
		for (const { code, params } of notes) {
			expect(code).toMatch(/^sliver-/);
			expect(Number(params!.m2)).toBeLessThanOrEqual(100);
		}
	});

	test('wrong winding is mended; open, crossing and strange shapes are not guessed at', async () => {
		const turned = demoMap();
		featureOf(turned, 'LW-G1').geometry.coordinates[0]!.reverse();
		expect(await draw(turned)).toMatchObject({ ok: true, value: { added: 68, notes: [{ code: 'winding-mended', params: { rings: 1 } }] } });
	});

	test('every broken feature at once, each by its name', async () => {
		const map = demoMap();
		featureOf(map, 'LW-G1').geometry.coordinates[0]!.pop();
		const [ring] = featureOf(map, 'LW-G2').geometry.coordinates;
		[ring![2], ring![6]] = [ring![6]!, ring![2]!];
		featureOf(map, 'LW-G3').geometry = { type: 'LineString', coordinates: [] };
		featureOf(map, 'SQ-G1').id = 'XX-1';
		featureOf(map, 'SQ-G1-NB').properties.kind = 'statue';
		map.features.push(featureOf(map, 'SQ-G2'));
		const problems = await problemsOf(map);
		expect(problems.map(({ at, code }) => [at.replace(/^features\[\d+\] /, ''), code])).toEqual([
			['柳湾村', 'ring-open'], ['上柳村', 'ring-crosses-itself'], ['下柳村', 'not-a-geometry'], ['石桥村公开栏', 'point-without-kind'],
			[expect.stringContaining(''), 'twice']
		]);
	});

	test.each([
		['nothing of the kind', { type: 'Topology' }, 'not-geojson'],
		['a feature that is a word', { type: 'FeatureCollection', features: ['柳湾'] }, 'not-geojson'],
		['six thousand features', { type: 'FeatureCollection', features: Array.from({ length: 6000 }, () => ({})) }, 'too-many'],
		['a place nobody knows', { type: 'FeatureCollection', features: [{ type: 'Feature', id: '../LW', properties: {}, geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] } }] }, 'no-such-place']
	])('%s', async (_, file, code) => {
		expect(await problemsOf(file)).toMatchObject([{ code }]);
	});
});

test('the map is the business of the city: no clerk, no overseer, no resident', async () => {
	for (const name of ['麦小满', '苗立夏', '禾处暑', '柳霜降']) {
		expect(await town.portal.perform('map.import', { file: demoMap() }, await town.person(name))).toMatchObject({ ok: false, error: { code: 'caller.not-allowed' } });
	}
	expect(await town.portal.perform('map.import', { file: demoMap() }, town.guest())).toMatchObject({ ok: false, error: { code: 'caller.sign-in-first' } });
	expect(await shapes()).toBe(0);
});
