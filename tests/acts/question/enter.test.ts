import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { utf8 } from '#domain/basics/bytes.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import { decodeEntry } from '#domain/record/entry.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * An old man of 下柳村 has no phone. On Saturday he puts a slip into the box; 柳春分 wrote it down for him, a neighbour stood by.
 * On Monday 麦小满 enters it at her desk. Its clock has been running since Saturday.
 */

const LW = 'LW' as CommunityCode;

let town: Town;
let xiaoman: PersonCaller;

beforeEach(async () => {
	town = await openTown({ clock: '2026-11-30T09:00' });
	xiaoman = await town.person('麦小满');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const slip = (subject: SubjectId, more: object = {}) => ({
	community: LW, subject, parent: town.subject('disclosures:D08'), table: town.subject('finance_tables:FT-LW-202610'), line: 22,
	text: '我家是七户之一吗？', channel: 'paper_slip', received: '2026-11-28', scribe: '柳春分', witness: '邻居 柳**', readBack: true, ...more
});
const enter = (input: unknown, caller: PersonCaller = xiaoman, id?: string) => town.portal.perform('question.enter', input, caller, id === undefined ? {} : { id });
const entered = async () => (await town.portal.contents.ofType<QuestionContent>(LW, 'question')).slice(4);

test('麦小满 enters the slip: scribe and witness are named, and the days count from when it was handed in', async () => {
	const done = await enter(slip(town.id()));
	expect(done).toMatchObject({ ok: true, value: { number: 'LW-Q-2026-0005', due: '2026-12-03' } });
	const [question] = await entered();
	expect(question!.content).toMatchObject({ channel: 'paper_slip', asked: '2026-11-28', line: 22, paper: { scribe: '柳春分', witness: '邻居 柳**', readBack: true } });
	expect(question!.recordedAt).toBe('2026-11-30T01:00:00.000Z');
	// She acts under her office, and nobody is noted behind the asker's pseudonym: the slip's asker is no account.
	const entry = decodeEntry(utf8((await town.portal.contents.line(LW, question!.seq))!.entry));
	expect(entry).toMatchObject({ act: 'question.enter', actor: xiaoman.offices[0]!.office });
	expect(question!.content.asker).toMatch(/^p-[0-9a-f]{16}$/);
	expect(await town.look((records) => records.record.author(question!.content.subject))).toBeUndefined();
});

test('slip, telephone, hall and phone draw their numbers from one row', async () => {
	const shuangjiang = await town.person('柳霜降');
	await enter(slip(town.id()));
	const { received: _received, scribe: _scribe, witness: _witness, readBack: _readBack, channel: _channel, ...plain } = slip(town.id());
	await town.portal.perform('question.ask', plain, shuangjiang);
	await enter(slip(town.id(), { channel: 'phone' }));
	await enter(slip(town.id(), { channel: 'onsite_oral' }));
	expect((await entered()).map((held) => [held.content.number, held.content.channel])).toEqual([
		['LW-Q-2026-0005', 'paper_slip'], ['LW-Q-2026-0006', 'portal'], ['LW-Q-2026-0007', 'phone'], ['LW-Q-2026-0008', 'onsite_oral']
	]);
});

test('the button pressed twice enters one slip', async () => {
	const [subject, delivery] = [town.id(), town.id()];
	await Promise.all([enter(slip(subject), xiaoman, delivery), enter(slip(subject), xiaoman, delivery)]);
	expect(await enter(slip(subject), xiaoman, town.id())).toMatchObject({ ok: false, error: { code: 'delivery.id-used' } });
	expect(await entered()).toHaveLength(1);
});

test('a slip from tomorrow is a slip of the pen; one from two months ago is taken to the committee, not to the form', async () => {
	expect(await enter(slip(town.id(), { received: '2026-12-01' }))).toMatchObject({ ok: false, error: { code: 'question.day-in-future' } });
	expect(await enter(slip(town.id(), { received: '2026-10-01' }))).toMatchObject({ ok: true, value: { due: '2026-10-06' } });
	expect(await enter(slip(town.id(), { received: '2026-09-30' }))).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path: 'received', code: 'too-small' }] } });
	expect(await entered()).toHaveLength(1);
});

test('without a witness, through the portal, or not read back as a yes or no: the field is named', async () => {
	for (const [path, value, code] of [['witness', '', 'missing'], ['scribe', undefined, 'missing'], ['channel', 'portal', 'not-in-list'], ['readBack', 'yes', 'wrong-kind'], ['received', '30.11.2026', 'malformed']]) {
		expect(await enter(slip(town.id(), { [path as string]: value }))).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path, code }] } });
	}
	expect(await entered()).toHaveLength(0);
});

test('it is a clerk\'s work: no resident\'s, no overseer\'s, no stranger\'s, and not from a private phone', async () => {
	const notAllowed = { ok: false, error: { code: 'caller.not-allowed' } };
	expect(await enter(slip(town.id()), await town.person('柳霜降'))).toMatchObject(notAllowed);
	expect(await enter(slip(town.id()), await town.person('禾处暑'))).toMatchObject(notAllowed);
	expect(await enter(slip(town.id()), await town.person('柳春分', { through: 'desk' }))).toMatchObject(notAllowed);
	expect(await enter(slip(town.id()), await town.person('石小暑'))).toMatchObject({ ok: false, error: { code: 'object.not-found' } });
	expect(await town.portal.perform('question.enter', slip(town.id()), town.guest())).toMatchObject({ ok: false, error: { code: 'caller.sign-in-first' } });
	expect(await entered()).toHaveLength(0);
});

test('what the slip asks about must be there', async () => {
	expect(await enter(slip(town.id(), { parent: town.subject('disclosures:D11'), table: undefined, line: undefined }))).toMatchObject({ ok: false, error: { code: 'object.not-found' } });
	expect(await enter(slip(town.id(), { line: 26 }))).toMatchObject({ ok: false, error: { code: 'question.line-unknown', params: { line: 26 } } });
	expect(await enter(slip(town.id(), { table: undefined, line: undefined }))).toMatchObject({ ok: true });
});
