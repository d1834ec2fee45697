import { afterEach, beforeEach, expect, it } from 'vitest';
import { runClockWork } from '#acts/clock-work.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import { ERASED_TEXT } from '#domain/content/erasure.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

const TEXT = '我家三楼漏水，谁来修？';
let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
});
afterEach(async () => {
	await checkRecord(town);
	await town.close();
});

async function asked(): Promise<{ subject: string; number: string; who: Awaited<ReturnType<Town['person']>> }> {
	const who = await town.person('柳榆穗');
	const { subject, number } = await done(town, 'question.ask', { community: 'LW', subject: town.id(), parent: town.subject('disclosures:D08'), text: TEXT }, who);
	return { subject: String(subject), number: String(number), who };
}

it('after seven days the text is gone from the file, its hash stands, the number and the clock of the answer go on', async () => {
	const { subject, number, who } = await asked();
	const before = (await town.portal.contents.bySubject<QuestionContent>(subject as never))!;
	expect(await done(town, 'erasure.request', { community: 'LW', subject }, who)).toMatchObject({ due: '2026-12-09' });
	expect((await refused(town, 'erasure.request', { community: 'LW', subject }, who)).code).toBe('erasure.asked-already');
	town.setClock('2026-12-08T23:59');
	await runClockWork(town.portal);
	expect((await town.portal.contents.bySubject<QuestionContent>(subject as never))?.content.text).toBe(TEXT);
	expect(await refused(town, 'erasure.carry-out', { subject }, { kind: 'clock' })).toMatchObject({ code: 'object.not-found' });
	town.setClock('2026-12-09T00:01');
	await runClockWork(town.portal);
	const left = (await town.portal.contents.bySubject<QuestionContent>(subject as never))!;
	expect(left.content).toMatchObject({ number, text: ERASED_TEXT, due: before.content.due, erased: { basis: 'own-request', asked: '2026-12-02' } });
	expect(await town.portal.contents.byHash(before.hash)).toBeUndefined();
	expect((await town.portal.contents.line('LW' as never, before.seq))?.erased).toBe(true);
	const rest = await town.look(async (_records, db) => JSON.stringify(['contents', 'deliveries', 'authorships', 'erasures'].map((name) => db.client.prepare(`select * from "${name}"`).all())));
	expect(rest).not.toContain(TEXT);
	expect(await town.portal.records.record.author(subject)).toBeUndefined();
	expect(rest).not.toContain(who.person);
});

it('within the wait it can be taken back; somebody else’s, and what an office published, cannot be erased', async () => {
	const { subject, who } = await asked();
	const other = await town.person('u-lw-g2-003');
	expect((await refused(town, 'erasure.request', { community: 'LW', subject }, other)).code).toBe('object.not-found');
	expect((await refused(town, 'erasure.request', { community: 'LW', subject: town.subject('disclosures:D08') }, who)).code).toBe('object.not-found');
	const locked = await town.person('柳榆穗', { through: 'device', locked: true });
	expect((await refused(town, 'erasure.request', { community: 'LW', subject }, locked)).code).toBe('caller.locked');
	await done(town, 'erasure.request', { community: 'LW', subject }, who);
	expect((await refused(town, 'erasure.withdraw', { community: 'LW', subject }, other)).code).toBe('object.not-found');
	await done(town, 'erasure.withdraw', { community: 'LW', subject }, who);
	town.setClock('2026-12-20T00:00');
	await runClockWork(town.portal);
	expect((await town.portal.contents.bySubject<QuestionContent>(subject as never))?.content.text).toBe(TEXT);
});

it('old private rows go by the clock once a day: slips, sign-ins, the private audit, deliveries', async () => {
	const clerk = await town.person('麦小满');
	await done(town, 'slip.print', { community: 'LW', persons: [await idOf(town, '柳榆穗')] }, clerk);
	await asked();
	const counts = () => town.look(async (_records, db) => ['slips', 'sessions', 'private_audit', 'audit_subjects'].map((name) => (db.client.prepare(`select count(*) from "${name}"`).raw(true).get() as [number])[0]));
	await runClockWork(town.portal);
	const [slips, sessions] = await counts();
	expect([slips, sessions]).toEqual([1, 2]);
	town.passMachineTime(400 * 86_400_000);
	town.setClock('2028-02-01T09:00');
	// Offices that are over by now lapse at the same look.
	expect(await runClockWork(town.portal)).toBe(2);
	// The two lines of the audit are those of this very look.
	expect(await counts()).toEqual([0, 0, 2, 0]);
	expect(await runClockWork(town.portal), 'once a day').toBe(0);
});
