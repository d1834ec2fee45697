import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { boardPage } from '#domain/map/view/board-page.ts';
import { communityMap } from '#domain/oversight/map-view.ts';
import type { ShapeContent } from '#domain/map/shape.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { drawTown } from '#tests/support/maps.ts';
import { fromPhone, JPEG } from '#tests/support/pictures.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * On 9 December the November account hangs on the board of 柳湾村. 麦小满 photographs it with her phone; whoever lives on the other bank can
 * see that it hangs, and since when.
 */

const LW = 'LW' as CommunityCode;

let town: Town;
let xiaoman: PersonCaller;
let board: SubjectId;

beforeEach(async () => {
	town = await openTown({ clock: '2026-12-09T09:00' });
	await drawTown(town);
	xiaoman = await town.person('麦小满');
	board = await boardOf('LW-G4-NB');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

async function boardOf(feature: string): Promise<SubjectId> {
	const shapes = await town.portal.contents.ofType<ShapeContent>(LW, 'shape');
	return shapes.find(({ content }) => content.feature === feature)!.content.subject;
}
const when = () => ({ today: town.portal.today(), zone: town.portal.zone() });
const page = async (of = board) => (await boardPage(town.portal.contents, { community: 'LW', board: of }, when()))!;
const photo = (more: object = {}) => ({
	community: LW, subject: town.id(), board, taken: '2026-12-09', shows: town.subject('disclosures:D08'), image: Buffer.from(fromPhone()).toString('base64'), ...more
});
const send = (input: unknown, caller: PersonCaller = xiaoman, id?: string) => town.portal.perform('board.photograph', input, caller, id === undefined ? {} : { id });
const pictures = () => town.look(async (_, db) => (db.client.prepare('select count(*) from pictures').raw(true).get() as [number])[0]);

test('the board of the fourth village has no photo; then it has one, and the map says so', async () => {
	expect(await page()).toMatchObject({ state: 'unknown', photos: [] });
	expect(await send(photo())).toMatchObject({ ok: true });
	const shown = await page();
	expect(shown).toMatchObject({ state: 'good', photos: [{ taken: '2026-12-09', shows: { address: `/LW/disclosures/${town.subject('disclosures:D08')}` } }] });
	expect(shown.photos[0]!.by).toContain('麦小满');
	const map = (await communityMap(town.portal.contents, { community: 'LW', show: 'unseen' }, when()))!;
	expect(map.points.map(({ subject }) => subject)).not.toContain(board);
	town.setClock('2027-01-10T09:00');
	expect((await page()).state).toBe('old');
});

test('where she stood is in no byte that is kept', async () => {
	await send(photo());
	const { image } = (await page()).photos[0]!;
	const kept = (await town.portal.records.maps.picture('LW', image!.sha256))!;
	expect(kept.type).toBe('image/jpeg');
	expect(Buffer.from(kept.bytes).toString('latin1')).not.toMatch(/GPS|taken by/);
	// Another community does not have it.
	expect(await town.portal.records.maps.picture('SQ', image!.sha256)).toBeUndefined();
});

test('the button pressed twice hands in one photo; the same picture on two boards is kept once', async () => {
	const input = photo();
	const delivery = town.id();
	await Promise.all([send(input, xiaoman, delivery), send(input, xiaoman, delivery)]);
	expect((await page()).photos).toHaveLength(1);
	const other = await boardOf('LW-G1-NB');
	expect(await send(photo({ board: other }))).toMatchObject({ ok: true });
	expect(await pictures()).toBe(1);
});

test('what is no photograph, is of tomorrow, or shows what is not here is refused and leaves nothing', async () => {
	const text = Buffer.from('<svg onload="alert(1)"/>').toString('base64');
	expect(await send(photo({ image: text }))).toMatchObject({ ok: false, error: { code: 'photo.not-a-picture' } });
	expect(await send(photo({ image: '???' }))).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path: 'image', code: 'malformed' }] } });
	expect(await send(photo({ image: '' }))).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path: 'image', code: 'missing' }] } });
	expect(await send(photo({ image: 'A'.repeat(5_000_000) }))).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path: 'image', code: 'too-large' }] } });
	expect(await send(photo({ taken: '2026-12-10' }))).toMatchObject({ ok: false, error: { code: 'photo.day-in-future' } });
	expect(await send(photo({ taken: '2026-10-01' }))).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path: 'taken', code: 'too-small' }] } });
	expect(await send(photo({ shows: town.subject('disclosures:D14') }))).toMatchObject({ ok: false, error: { code: 'object.not-found' } });
	expect(await send(photo({ board: town.subject('bodies:LW-C') }))).toMatchObject({ ok: false, error: { code: 'object.not-found' } });
	expect(await pictures()).toBe(0);
});

test('clerks, liaisons and overseers photograph; residents look', async () => {
	const image = Buffer.from(JPEG).toString('base64');
	for (const name of ['苗立夏', '禾处暑']) expect(await send(photo({ image }), await town.person(name))).toMatchObject({ ok: true });
	expect(await send(photo(), await town.person('柳霜降'))).toMatchObject({ ok: false, error: { code: 'caller.not-allowed' } });
	expect(await send(photo(), await town.person('坡杏莳'))).toMatchObject({ ok: false, error: { code: 'object.not-found' } });
});

test('a new board is put up by a tap on the map, and moved within its village; it cannot hang outside', async () => {
	const place = town.subject('places:LW-G1');
	const subject = town.id();
	const putUp = (more: object) => town.portal.perform('board.put-up', { community: LW, subject, name: '柳湾村渡口公开栏', place, ...more }, xiaoman);
	expect(await putUp({ position: [150_100_000, 20_067_529] })).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path: 'position', code: 'differs' }] } });
	expect(await putUp({ position: [150_009_000, 20_072_000] })).toMatchObject({ ok: true });
	expect(await page(subject)).toMatchObject({ name: '柳湾村渡口公开栏', place: { name: '柳湾村' }, position: [150_009_000, 20_072_000], state: 'unknown' });
	expect(await putUp({ position: [150_010_000, 20_072_000] })).toMatchObject({ ok: true });
	expect((await page(subject)).proof.version).toBe(2);
	// Without a point: from the list alone, in the middle of its village.
	const second = town.id();
	expect(await putUp({ subject: second })).toMatchObject({ ok: true });
	expect((await page(second)).position).toHaveLength(2);
	// Whatever else lies under an id is not turned into a board.
	expect(await putUp({ subject: town.subject('disclosures:D08') })).toMatchObject({ ok: false, error: { code: 'delivery.id-used' } });
	expect(await putUp({ place: town.subject('places:SQ-G1') })).toMatchObject({ ok: false, error: { code: 'object.not-found' } });
});
