import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NotYetShownContent } from '#domain/community/imported.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { demoCity, openTown, type Town } from '#tests/support/town.ts';

const OPERATOR = { kind: 'operator' } as const;
type Rows = Record<string, unknown>[];
type File = Record<string, Rows> & { democracy_days: (Record<string, Rows> & { minutes: Record<string, unknown>; attendance: Record<string, number> })[] };

let town: Town;
let empty: Town;
beforeAll(async () => {
	town = await openTown();
	empty = await openTown({ empty: true });
});
afterAll(async () => {
	await town.close();
	await empty.close();
});

const dayOf = async (id: string, of = town) => (await of.portal.contents.bySubject<DemocracyDayContent>(of.subject(`democracy_days:${id}`)))!;

test('both Democracy Days are contents of their bodies, said to have happened on their day', async () => {
	const held = await dayOf('DD1');
	expect(held).toMatchObject({ act: 'history.import', happenedAt: '2026-10-25', version: 1 });
	expect(held.content).toMatchObject({
		source: 'DD1', community: 'LW', parent: town.subject('bodies:LW-R'), day: '2026-10-25', from: '08:30', until: '11:40', status: 'held',
		announced: '2026-10-15', materials: '2026-10-20', studied: '2026-10-12', archived: '2026-11-05', chair: '柳湾社区（村）居民委员会 苗立夏', recorder: '柳湾社区（村）居民委员会 麦小满',
		attendance: { members: [{ unit: 'representative', expected: 108, present: 88 }], observing: 67, overseers: 5, townStaff: 1 }
	});
	expect(held.content.minutes!.votes).toMatchObject([{ item: 6, yes: 79, poll: town.subject('votes:V5') }]);
	expect((await dayOf('DD2')).content.agenda[5]!.refs).toEqual([town.subject('votes:V1')]);
});

test('who was there by name is kept and held back; the list no longer counts as not shown', async () => {
	const [bytes] = await town.look(async (_records, db) => db.client.prepare(`select bytes from contents where type = 'held-import' and bytes like '%attendance_list%' and audience = 'office'`).raw(true).all() as [string][]);
	const part = JSON.parse(bytes![0]) as { list: string; part: boolean; value: Record<string, unknown> };
	expect(part).toMatchObject({ list: 'democracy_days', part: true });
	expect(Object.keys(part.value).sort()).toEqual(['attendance_list', 'weekday']);
	const open = await town.look(async (_records, db) => db.client.prepare(`select count(*) from contents where audience = 'public' and bytes like '%"arrived"%'`).raw(true).get() as [number]);
	expect(open[0]).toBe(0);
	for (const community of ['LW', 'BC']) {
		const [named] = await town.portal.contents.ofType<NotYetShownContent>(community as never, 'not-yet-shown');
		expect(named!.content.lists.filter(({ list }) => list === 'democracy_days')).toEqual([{ list: 'democracy_days', count: 1, part: true }]);
	}
});

test('a file without Democracy Days is taken over; one that asked for minutes and has none keeps the null', async () => {
	const file = demoCity() as File;
	file.democracy_days[0]!.minutes = null as never;
	delete (file.democracy_days[1] as Partial<File['democracy_days'][number]>).minutes;
	expect(await empty.portal.perform('history.import', { file }, OPERATOR)).toMatchObject({ ok: true });
	expect((await dayOf('DD1', empty)).content.minutes).toBeNull();
	expect('minutes' in (await dayOf('DD2', empty)).content).toBe(false);
	const other = await openTown({ empty: true });
	const { democracy_days: _, ...without } = demoCity() as File;
	for (const list of ['votes', 'decision_records']) for (const row of without[list]!) delete row.democracy_day_id;
	without.assignments = without.assignments!.filter((row) => !/^DD/.test(String(row.object)));
	without.paper_slips = without.paper_slips!.filter((row) => !/^DD/.test(String(row.event_id)));
	expect(await other.portal.perform('history.import', { file: without }, OPERATOR)).toMatchObject({ ok: true });
	await other.close();
});

test('what an object says beyond the format is kept to the letter', async () => {
	const other = await openTown({ empty: true });
	const file = demoCity() as File;
	(file.democracy_days[0]!.minutes.actions as Rows)[2]!.budget_line = '其他';
	expect(await other.portal.perform('history.import', { file }, OPERATOR)).toMatchObject({ ok: true });
	const [bytes] = await other.look(async (_records, db) => db.client.prepare(`select bytes from contents where type = 'held-import' and bytes like '%budget_line":"其他"%'`).raw(true).all() as [string][]);
	expect((JSON.parse(bytes![0]) as { value: Record<string, unknown> }).value.minutes).toEqual(file.democracy_days[0]!.minutes);
	await other.close();
});

const faults: [story: string, change: (file: File) => unknown, at: string, code: string][] = [
	['a chair whom nobody knows', (file) => (file.democracy_days[0]!.chair = 'u-nobody' as never), 'democracy_days[0].chair', 'dangling'],
	['a presenter whom nobody knows', (file) => (file.democracy_days[0]!.agenda![1]!.presenter = 'u-nobody'), 'democracy_days[0].agenda[1].presenter', 'dangling'],
	['a signature of nobody', (file) => ((file.democracy_days[0]!.minutes.signed_by as string[])[1] = 'u-nobody'), 'democracy_days[0].minutes.signed_by[1]', 'dangling'],
	['a task of nobody', (file) => ((file.democracy_days[0]!.minutes.actions as Rows)[3]!.owner = 'u-nobody'), 'democracy_days[0].minutes.actions[3].owner', 'dangling'],
	['a clock time that is none', (file) => (file.democracy_days[1]!.agenda![2]!.start = '25:00'), 'democracy_days[1].agenda[2].start', 'not-a-clock-time'],
	['an item that ends before it begins', (file) => (file.democracy_days[1]!.agenda![2]!.end = '14:00'), 'democracy_days[1].agenda[2].end', 'until-before-from'],
	['an item missing in the middle', (file) => file.democracy_days[1]!.agenda!.splice(3, 1), 'democracy_days[1].agenda[3].no', 'seq-not-continuous'],
	['an item about nothing', (file) => (file.democracy_days[0]!.agenda![2]!.refs = ['D99']), 'democracy_days[0].agenda[2].refs[0]', 'dangling'],
	['a kind of item that is none', (file) => (file.democracy_days[0]!.agenda![2]!.type = 'dinner'), 'democracy_days[0].agenda[2].type', 'not-in-list'],
	['minutes of an item that is not there', (file) => ((file.democracy_days[0]!.minutes.items as Rows)[0]!.no = 9), 'democracy_days[0].minutes.items[0].no', 'dangling'],
	['more present than there are', (file) => (file.democracy_days[1]!.attendance.representatives_present = 72), 'democracy_days[1].attendance.representatives_present', 'more-than'],
	['a vote that does not add up', (file) => ((file.democracy_days[0]!.minutes.vote as Record<string, number>).yes = 80), 'democracy_days[0].minutes.vote.returned', 'sum-differs'],
	['more ballots than people', (file) => ((file.democracy_days[0]!.minutes.vote as Record<string, number>).issued = 89), 'democracy_days[0].minutes.vote.issued', 'more-than'],
	['minutes from before the day', (file) => (file.democracy_days[0]!.minutes.published_at = '2026-10-24'), 'democracy_days[0].minutes.published_at', 'until-before-from'],
	['a body of another community', (file) => (file.democracy_days[0]!.body_id = 'BC-R' as never), 'democracy_days[0].body_id', 'other-community']
];

test.each(faults)('a file with %s is refused, naming the place', async (_story, change, at, code) => {
	const file = demoCity() as File;
	change(file);
	const done = await town.portal.perform('history.import', { file }, OPERATOR);
	expect(done).toMatchObject({ ok: false, error: { code: 'import.bad-file' } });
	if (done.ok) return;
	expect(done.error.file!.find((problem) => problem.at === at), JSON.stringify(done.error.file!.slice(0, 10))).toMatchObject({ at, code });
});
