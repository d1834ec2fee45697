import { afterEach, beforeEach, expect, it } from 'vitest';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, idOf, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
});
afterEach(async () => {
	await checkRecord(town);
	await town.close();
});

/** Somebody of a cell of 柳湾, by the cell's name in the file. */
async function somebodyIn(cell: string): Promise<string> {
	return town.look(async (_records, db) => (db.client.prepare("select p.id from persons p join households h on h.id = p.household where h.cell = ? and p.name <> '柳春分' limit 1").raw(true).get(town.subject(`places:${cell}`)) as [string])[0]);
}

const filing = (person: string, more: object = {}) => ({
	community: 'LW', subject: town.id(), parent: town.subject('disclosures:D08'), text: '水费为什么涨了？', channel: 'liaison_entered', received: '2026-12-01', scribe: '柳春分', witness: '柳惊蛰', readBack: true,
	assisted: { person, authorisation: 'present', reason: '眼睛不好', witness: '柳惊蛰', readBack: true }, ...more
});

it('柳春分 files for a neighbour of her cell: it is the neighbour’s own, with a receipt; the public sees by whom, never for whom or why', async () => {
	const liaison = await town.person('柳春分');
	expect(liaison.offices.map(({ position }) => position)).toEqual(['liaison']);
	const neighbour = await somebodyIn('LW-G3-C07');
	const { subject, number } = await done(town, 'question.enter', filing(neighbour), liaison);
	const { records, contents } = town.portal;
	const held = (await contents.bySubject<QuestionContent>(subject as never))!;
	expect(held.content).toMatchObject({ number, channel: 'liaison_entered', assisted: { by: expect.stringContaining('柳春分') as string, authorisation: 'present', witness: '柳惊蛰', readBack: true } });
	for (const hidden of [neighbour, '眼睛不好']) expect(held.bytes).not.toContain(hidden);
	expect(await records.record.authoredBy(neighbour)).toEqual([subject]);
	expect(await records.record.authoredBy(liaison.person)).toEqual([]);
	expect(await records.rights.assistancesFor(neighbour)).toMatchObject([{ subject, helper: liaison.person, reason: '眼睛不好' }]);
});

it('a liaison files for the doors of her own cells, and enters nothing else; she looks at no others', async () => {
	const liaison = await town.person('柳春分');
	const elsewhere = await somebodyIn('LW-G2-C03');
	expect((await refused(town, 'question.enter', filing(elsewhere), liaison)).code).toBe('object.not-found');
	const { assisted: _, ...alone } = filing(elsewhere);
	expect((await refused(town, 'question.enter', alone, liaison)).code).toBe('caller.not-allowed');
	expect((await refused(town, 'question.enter', filing(liaison.person), liaison)).fields).toEqual([{ path: 'assisted.person', code: 'wrong' }]);
	expect((await refused(town, 'person.look', { community: 'LW', persons: [await somebodyIn('LW-G3-C07'), elsewhere], why: 'assist' }, liaison)).code).toBe('object.not-found');
	await done(town, 'question.enter', filing(elsewhere), await town.person('麦小满'));
});

it('what was not read back is not filed, and a phone of hers holds no office', async () => {
	const neighbour = await somebodyIn('LW-G3-C07');
	const liaison = await town.person('柳春分');
	const unread = filing(neighbour);
	expect((await refused(town, 'question.enter', { ...unread, assisted: { ...unread.assisted, readBack: false } }, liaison)).fields).toEqual([{ path: 'assisted.readBack', code: 'missing' }]);
	expect((await refused(town, 'question.enter', filing(neighbour), await town.person('柳春分', { through: 'device' }))).code).toBe('caller.not-allowed');
	expect(await town.portal.records.record.authoredBy(neighbour)).toEqual([]);
});

it('whoever was looked at is told by whom', async () => {
	const person = await idOf(town, '柳榆穗');
	const clerk = await town.person('麦小满');
	await done(town, 'person.look', { community: 'LW', persons: [person], why: 'slips' }, clerk);
	expect(await town.portal.records.record.auditOf(person, 10)).toMatchObject([{ act: 'person.look', caller: `person:${clerk.person}`, community: 'LW' }]);
	expect(await town.portal.records.record.auditOf(await idOf(town, '柳惊蛰'), 10)).toEqual([]);
});
