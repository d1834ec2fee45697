import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { AnswerRatingContent, QuestionContent } from '#domain/disclosure/question.ts';
import { questionPage, questionsPage } from '#domain/disclosure/view/questions-page.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { answeredQuestion, ownQuestion } from '#tests/support/every-act.ts';
import { done, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* 柳霜降 asked where the list hangs, and says how she takes the answer. Nobody says it for her. */

const LW = 'LW' as CommunityCode;
let town: Town;
let asker: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
	asker = await town.person('柳霜降');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const when = () => ({ today: town.portal.today(), zone: 480 });
const rating = (question: string, satisfaction: string, more: object = {}) => ({ community: LW, subject: town.id(), question, satisfaction, ...more });
const shown = async (question: string) => (await questionPage(town.portal.contents, { community: LW, question }, when()))!.question.satisfaction;
const counted = async () => (await questionsPage(town.portal.contents, { community: LW }, when()))!.satisfaction;

test('whoever asked rates the answer, under the pseudonym of the question; another word takes the place of the first', async () => {
	const question = await answeredQuestion(town, asker);
	const input = rating(question, 'dissatisfied', { claimed: '2026-12-01' });
	const receipt = await done(town, 'question.rate', input, asker);
	expect(await shown(question)).toBe('dissatisfied');
	expect(await counted()).toEqual({ satisfied: 0, basically: 0, dissatisfied: 1 });
	const size = (await town.portal.records.record.log(LW))!.size;
	expect(await done(town, 'question.rate', rating(question, 'dissatisfied'), asker)).toEqual(receipt);
	expect((await town.portal.records.record.log(LW))!.size).toBe(size);
	await done(town, 'question.rate', rating(question, 'satisfied'), asker);
	expect(await shown(question)).toBe('satisfied');
	expect(await counted()).toEqual({ satisfied: 1, basically: 0, dissatisfied: 0 });
	const versions = await town.portal.contents.versions<AnswerRatingContent>(receipt.subject as SubjectId);
	expect(versions.map(({ content }) => content.satisfaction)).toEqual(['dissatisfied', 'satisfied']);
	const { asker: pseudonym } = (await town.portal.contents.bySubject<QuestionContent>(question as SubjectId))!.content;
	const actors = await town.look(async (_records, db) => db.client.prepare("select bytes from entries where community = 'LW' order by seq desc limit 2").raw(true).all().flat());
	for (const entry of actors) expect(Buffer.from(entry as Uint8Array).toString('utf8')).toContain(pseudonym);
});

test('not before there is an answer, by nobody else, for no other word', async () => {
	const open = await ownQuestion(town, asker);
	expect((await refused(town, 'question.rate', rating(open, 'satisfied'), asker)).code).toBe('question.not-answered');
	const question = await answeredQuestion(town, asker);
	expect((await refused(town, 'question.rate', rating(question, 'satisfied'), await town.person('柳春分', { through: 'device' }))).code).toBe('caller.not-allowed');
	expect((await refused(town, 'question.rate', rating(question, 'satisfied'), await town.person('麦小满'))).code).toBe('caller.not-allowed');
	expect((await refused(town, 'question.rate', rating(question, 'wonderful'), asker)).fields).toMatchObject([{ path: 'satisfaction' }]);
	expect((await refused(town, 'question.rate', rating(question, 'satisfied', { claimed: '2026-12-03' }), asker)).code).toBe('question.day-in-future');
	expect(await shown(question)).toBeUndefined();
});
