import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { utf8 } from '#domain/basics/bytes.ts';
import { questionState, type AnswerContent, type QuestionContent } from '#domain/disclosure/question.ts';
import { decodeEntry } from '#domain/record/entry.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* 柳霜降 has asked on 23 November. The committee has five days; 苗立夏 answers in its name, or does not. */

const LW = 'LW' as CommunityCode;

let town: Town;
let lixia: PersonCaller;
let question: SubjectId;

beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	lixia = await town.person('苗立夏');
	question = town.id();
	const asked = await town.portal.perform(
		'question.ask', { community: LW, subject: question, parent: town.subject('disclosures:D08'), text: '名单在哪里看？' }, await town.person('柳霜降')
	);
	expect(asked).toMatchObject({ ok: true });
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const reply = (more: object = {}) => ({ community: LW, subject: town.id(), question, text: '名单贴在上柳村公开栏，姓名已脱敏。', ...more });
const answer = (input: unknown, caller: PersonCaller = lixia, id?: string) => town.portal.perform('question.answer', input, caller, id === undefined ? {} : { id });
const answers = () => town.portal.contents.ofParent<AnswerContent>(question, 'answer');
const waiting = () => town.look((records) => records.disclosures.questionsWaiting('LW'));
const state = async () => {
	const asked = (await town.portal.contents.bySubject<QuestionContent>(question))!.content;
	return questionState(asked, (await answers())[0]?.content.answered, town.portal.today());
};

test('苗立夏 answers the next day, under her office and her name', async () => {
	town.setClock('2026-11-24T15:00');
	expect(await waiting()).toMatchObject([{ subject: question, number: 'LW-Q-2026-0005', due: '2026-11-28' }]);
	expect(await answer(reply())).toMatchObject({ ok: true, value: { number: 'LW-Q-2026-0005', late: 0 } });
	const [held] = await answers();
	expect(held!.content).toMatchObject({ by: '柳湾社区（村）居民委员会 苗立夏', answered: '2026-11-24', parent: question });
	expect(decodeEntry(utf8((await town.portal.contents.line(LW, held!.seq))!.entry))).toMatchObject({ act: 'question.answer', actor: lixia.offices[0]!.office });
	expect(await state()).toEqual({ state: 'answered', inTime: true, daysLate: 0 });
	expect(await waiting()).toEqual([]);
});

test('in the last minute of the last day it is in time, one minute later it is late, and possible all the same', async () => {
	town.setClock('2026-11-28T23:59:59');
	expect(await state()).toEqual({ state: 'waiting', daysLeft: 0 });
	town.setClock('2026-11-29T00:00:00');
	expect(await state()).toEqual({ state: 'overdue', daysLate: 1 });
	town.setClock('2026-12-03T09:00');
	expect(await state()).toEqual({ state: 'overdue', daysLate: 5 });
	expect(await answer(reply())).toMatchObject({ ok: true, value: { late: 1 } });
	expect(await state()).toEqual({ state: 'answered', inTime: false, daysLate: 5 });
});

test('two of the committee answer at the same moment: one is taken, the other is told', async () => {
	const jingzhe = await town.person('柳惊蛰');
	const both = await Promise.all([answer(reply()), answer(reply({ text: '我来答复。' }), jingzhe)]);
	expect(both[0]).toMatchObject({ ok: true });
	expect(both[1]).toMatchObject({ ok: false, error: { code: 'question.already-answered' } });
	expect(await answers()).toHaveLength(1);
});

test('delivered twice it is one answer; its id serves no second one', async () => {
	const [input, delivery] = [reply(), town.id()];
	await answer(input, lixia, delivery);
	expect(await answer(input, lixia, delivery)).toMatchObject({ ok: true, again: true });
	expect(await answer(reply(), lixia, delivery)).toMatchObject({ ok: false, error: { code: 'delivery.id-used' } });
	expect(await answers()).toHaveLength(1);
});

test('an answer cannot take the place of something that is there', async () => {
	expect(await answer(reply({ subject: question }))).toMatchObject({ ok: false, error: { code: 'delivery.id-used' } });
	expect(await answer(reply({ subject: town.subject('disclosures:D08') }))).toMatchObject({ ok: false, error: { code: 'delivery.id-used' } });
	expect(await answers()).toHaveLength(0);
});

test('only whoever sits on the body that was asked: not the party secretary, the overseer, the liaison, the asker', async () => {
	for (const name of ['谷雨生', '禾处暑', '柳春分', '柳霜降']) {
		expect(await answer(reply(), await town.person(name)), name).toMatchObject({ ok: false, error: { code: 'caller.not-allowed' } });
	}
	expect(await answer(reply(), await town.person('石小暑'))).toMatchObject({ ok: false, error: { code: 'object.not-found' } });
	expect(await answers()).toHaveLength(0);
});

test('what is no question of 柳湾 is not there to be answered', async () => {
	const notThere = { ok: false, error: { code: 'object.not-found' } };
	expect(await answer(reply({ question: town.id() }))).toMatchObject(notThere);
	expect(await answer(reply({ question: town.subject('disclosures:D08') }))).toMatchObject(notThere);
	expect(await answer(reply({ question: town.subject('inquiries:Q05') }))).toMatchObject(notThere);
	expect(await answer(reply({ question: town.subject('inquiries:Q04') }))).toMatchObject({ ok: false, error: { code: 'question.already-answered' } });
});

test('two thousand characters are an answer, one more is not', async () => {
	expect(await answer(reply({ text: '答'.repeat(2001) }))).toMatchObject({ ok: false, error: { code: 'input.invalid', fields: [{ path: 'text', code: 'too-long' }] } });
	expect(await answer(reply({ text: '答'.repeat(2000) }))).toMatchObject({ ok: true });
});
