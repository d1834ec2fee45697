import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommunityCode } from '#domain/basics/id.ts';
import type { NotYetShownContent } from '#domain/community/imported.ts';
import { lackingOf, type PaperSlipContent } from '#domain/content/paper-slip.ts';
import { democracyDayPage } from '#domain/democracy-day/view/democracy-day-page.ts';
import { questionsPage } from '#domain/disclosure/view/questions-page.ts';
import { matterPage } from '#domain/oversight/matter-view.ts';
import { paperSlipsPage } from '#domain/oversight/paper-slips-view.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { demoCity, openTown, type Town } from '#tests/support/town.ts';

/* The three slips of the demo: one for a Democracy Day, one for a draft, one for the questions of a month, written down without a witness. */

const when = { today: '2026-11-22', zone: 480 } as never;
let town: Town;
beforeAll(async () => {
	town = await openTown();
});
afterAll(() => town.close());

const slip = async (id: string) => (await town.portal.contents.bySubject<PaperSlipContent>(town.subject(`paper_slips:${id}`)))!.content;

test('a slip stands where it was written for, with who took it down and who was there, never with who it is from', async () => {
	expect(await slip('S-LW-1025-03')).toMatchObject({
		type: 'paper-slip', community: 'LW', parent: town.subject('democracy_days:DD1'), text: '食堂菜能不能淡一点，牙不好的人另做烂一点。', collected: '2026-10-23',
		own: false, scribe: '柳湾社区（村）居民委员会 柳春分', witness: '邻居 柳**', readBack: true
	});
	const day = (await democracyDayPage(town.portal.contents, { community: 'LW', day: town.subject('democracy_days:DD1') }, when))!;
	expect(day.slips).toMatchObject([{ number: 'S-LW-1025-03', lacking: [] }]);
	// A draft has no page yet: its slips are with the matter it belongs to.
	const matter = (await matterPage(town.portal.contents, { community: 'BC', matter: town.subject('matters:M3') }, when))!;
	expect(matter.slips).toMatchObject([{ number: 'S-BC-1012-33', own: true, lacking: [] }]);
	const listed = (await paperSlipsPage(town.portal.contents, { community: 'SQ' }, when))!;
	expect(listed.slips).toMatchObject([{ number: 'S-SQ-1011-01', for: { is: 'month', month: '2026-10' } }]);
	expect((await questionsPage(town.portal.contents, { community: 'SQ' }, when))!.slips).toBe(1);
	expect((await paperSlipsPage(town.portal.contents, { community: 'QG' }, when))!).toMatchObject({ slips: [], total: 0 });
});

test('written for somebody without a witness: asked for and missing; what was never asked is not missing', async () => {
	expect(lackingOf(await slip('S-SQ-1011-01'))).toEqual(['witness']);
	expect(lackingOf({ own: false, scribe: '泉芒种' })).toEqual([]);
	expect(lackingOf({ own: true, witness: null })).toEqual([]);
});

test('slips are no longer among what no page shows, and the record holds', async () => {
	for (const community of ['LW', 'SQ', 'BC'] as CommunityCode[]) {
		const [named] = await town.portal.contents.ofType<NotYetShownContent>(community, 'not-yet-shown');
		expect(named!.content.lists.map(({ list }) => list)).not.toContain('paper_slips');
	}
	await checkRecord(town);
});

test('a slip for what is not there, by nobody, or typed in before it was taken is refused with its place', async () => {
	const empty = await openTown({ empty: true });
	try {
		const file = demoCity() as { paper_slips: Record<string, unknown>[] };
		Object.assign(file.paper_slips[0]!, { event_id: 'DD9' });
		Object.assign(file.paper_slips[1]!, { entered_at: '2026-10-18' });
		Object.assign(file.paper_slips[2]!, { scribe: 'u-xx-01' });
		const refused = await empty.portal.perform('history.import', { file }, { kind: 'operator' });
		expect(refused.ok ? [] : refused.error.file).toEqual([
			expect.objectContaining({ at: 'paper_slips[0].event_id', code: 'dangling' }), expect.objectContaining({ at: 'paper_slips[1].entered_at', code: 'until-before-from' }),
			expect.objectContaining({ at: 'paper_slips[2].scribe', code: 'dangling' })
		]);
	} finally {
		await empty.close();
	}
});
