import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { MOST_PICTURE_BYTES } from '#domain/map/picture.ts';
import { matterPage } from '#domain/oversight/matter-view.ts';
import { proposalPage } from '#domain/oversight/proposal-view.ts';
import { commitmentPage } from '#domain/oversight/work-view.ts';
import { runClockWork } from '#acts/clock-work.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { openMatter, proposing } from '#tests/support/matter-inputs.ts';
import { fromPhone, PNG } from '#tests/support/pictures.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * 苗立夏 took on twelve lamps. She photographs the first pole, 禾处暑 what he finds, and a resident the dark path that it is all about. What they
 * show is said in words beside; where they stood is in no byte.
 */

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const picture = (more: object = {}) => ({ image: base64(fromPhone()), alt: '渡口立起了第一根灯杆', ...more });
const when = () => ({ today: town.portal.today(), zone: town.portal.zone() });
const kept = () => town.look(async (_records, db) => (db.client.prepare('select count(*) from pictures').raw(true).get() as [number])[0]);
async function task(matter?: SubjectId): Promise<SubjectId> {
	const director = await town.person('苗立夏');
	const subject = town.id();
	await done(town, 'commitment.take', {
		community: 'LW', subject, owner: director.offices[0]!.office, task: '装十二盏路灯', due: addDays(town.portal.today(), 20), evidence: '现场照片', ...(matter ? { matter } : {})
	}, director);
	return subject;
}
const progress = (commitment: SubjectId, more: object = {}) => ({ community: 'LW', subject: town.id(), commitment, kind: 'progress', text: '第一根灯杆立起来了。', percent: 10, ...more });

test('progress, inspection and completion carry a photograph each; the matter shows them with what they show, newest first', async () => {
	const matter = await openMatter(town);
	const commitment = await task(matter);
	const [director, overseer] = [await town.person('苗立夏'), await town.person('禾处暑')];
	await done(town, 'commitment.progress', progress(commitment, picture()), director);
	await done(town, 'commitment.inspect', { community: 'LW', subject: town.id(), commitment, finding: '灯杆稳。', inOrder: 'yes', ...picture({ image: base64(PNG), alt: '灯杆的底座' }) }, overseer);
	town.setClock('2026-12-10T09:00');
	await done(town, 'commitment.complete', { community: 'LW', commitment, proof: '十二盏都亮了。', ...picture({ alt: '夜里亮着的路' }) }, director);
	const page = (await commitmentPage(town.portal.contents, { community: 'LW', commitment }, when()))!;
	expect(page.card.notes.map(({ photo }) => photo?.alt)).toEqual(['渡口立起了第一根灯杆', '灯杆的底座']);
	expect(page.card.photo).toMatchObject({ alt: '夜里亮着的路', type: 'image/jpeg', width: 8, height: 8 });
	const shown = (await matterPage(town.portal.contents, { community: 'LW', matter }, when()))!.photos;
	expect(shown.map(({ photo, on, address }) => [photo.alt, on, address])).toEqual([
		['夜里亮着的路', '2026-12-10', `/LW/work/${commitment}`], ['灯杆的底座', '2026-12-02', `/LW/work/${commitment}`], ['渡口立起了第一根灯杆', '2026-12-02', `/LW/work/${commitment}`]
	]);
	// The same picture twice is kept once, and served in this community alone, without where it was taken.
	expect(await kept()).toBe(2);
	const { sha256 } = page.card.photo!;
	const bytes = Buffer.from((await town.portal.records.maps.picture('LW', sha256))!.bytes).toString('latin1');
	expect(bytes).not.toMatch(/GPS|taken by/);
	expect(await town.portal.records.maps.picture('SQ', sha256)).toBeUndefined();
});

test('without words, too large, or no picture at all: refused with the field named, and nothing is written', async () => {
	const commitment = await task();
	const director = await town.person('苗立夏');
	const size = async () => (await town.portal.records.record.log('LW'))!.size;
	const before = await size();
	const why = (more: object) => refused(town, 'commitment.progress', progress(commitment, more), director);
	expect(await why({ image: base64(PNG) })).toMatchObject({ code: 'input.invalid', fields: [{ path: 'alt', code: 'missing' }] });
	expect(await why(picture({ image: base64(new TextEncoder().encode('%PDF-1.7 no picture')) }))).toMatchObject({ code: 'photo.not-a-picture', fields: [{ path: 'image' }] });
	expect(await why(picture({ image: 'A'.repeat(4 * Math.ceil(MOST_PICTURE_BYTES / 3) + 4) }))).toMatchObject({ code: 'input.invalid', fields: [{ path: 'image', code: 'too-large' }] });
	expect([await size(), await kept()]).toEqual([before, 0]);
});

test('a proposal shows what it is about; erased, the picture is gone with the words', async () => {
	const resident = await town.person('u-lw-g2-041');
	const input = proposing(town, picture({ alt: '放学路上没有灯' }));
	await done(town, 'proposal.raise', input, resident);
	const page = async () => (await proposalPage(town.portal.contents, { community: 'LW', proposal: input.subject }, when()))!;
	const { sha256, alt } = (await page()).photo!;
	expect(alt).toBe('放学路上没有灯');
	expect(await town.portal.records.maps.picture('LW', sha256)).toBeDefined();
	expect(await refused(town, 'proposal.raise', proposing(town, picture({ alt: '打13812345678问我' })), resident)).toMatchObject({ code: 'proposal.private-number' });
	await done(town, 'erasure.request', { community: 'LW', subject: input.subject }, resident);
	town.setClock('2027-02-02T09:00');
	await runClockWork(town.portal);
	expect((await page()).photo).toBeUndefined();
	expect(await town.portal.records.maps.picture('LW', sha256)).toBeUndefined();
	expect(await kept()).toBe(0);
});
