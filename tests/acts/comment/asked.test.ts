import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { CommentContent } from '#domain/comment/comment.ts';
import { commentPage } from '#domain/comment/view/comment-page.ts';
import { threadOf, withComments } from '#domain/comment/view/thread.ts';
import { matterPage } from '#domain/oversight/matter-view.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done } from '#tests/support/joining.ts';
import { matterOnAgenda } from '#tests/support/matter-inputs.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* 柳霜降 asks about a matter. Whoever holds it that day has to answer, within the days of every question, and everybody sees whether they did. */

const LW = 'LW' as CommunityCode;
let town: Town;
let asker: PersonCaller;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	asker = await town.person('柳霜降');
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

async function post(parent: SubjectId, text: string, caller: PersonCaller, more: object = {}): Promise<SubjectId> {
	const subject = town.id();
	await done(town, 'comment.post', { community: LW, subject, parent, stance: 'question', text, ...more }, caller);
	return subject;
}
const card = async (parent: SubjectId, subject: SubjectId) => (await threadOf(town.portal.contents, LW, parent, {})).cards.find((one) => one.subject === subject)!.asked;

test('a question on a matter names who answers and by when; only that body’s own words in answer to it end the clock', async () => {
	const matter = await matterOnAgenda(town);
	const question = await post(matter, '渡口这一段修不修？', asker);
	const body = '柳湾社区（村）居民委员会';
	expect(await card(matter, question)).toEqual({ body, due: '2026-11-28' });
	expect(await town.portal.records.comments.asked(LW, town.subject('bodies:LW-C'))).toEqual([{ subject: question, parent: matter }]);
	const director = await town.person('苗立夏');
	// Said as a resident, or beside the question, or by another office: it still waits.
	await post(matter, '我看要修。', director, { stance: 'none', to: question });
	await post(matter, '委员会正在量。', director, { stance: 'none', office: director.offices[0]!.office });
	const overseer = await town.person('禾处暑');
	await post(matter, '我们也在等。', overseer, { stance: 'none', to: question, office: overseer.offices[0]!.office });
	expect(await card(matter, question)).not.toHaveProperty('answered');
	town.setClock('2026-11-30T09:00');
	await post(matter, '修，排在第二段。', director, { stance: 'none', to: question, office: director.offices[0]!.office });
	expect(await card(matter, question)).toEqual({ body, due: '2026-11-28', answered: '2026-11-30' });
	expect(await commentPage(town.portal.contents, { community: LW, comment: question }, { today: town.portal.today(), zone: 480 })).toMatchObject({ card: { asked: { answered: '2026-11-30' } } });
});

test('the page of a matter has the thread, with the number of the question in it', async () => {
	const matter = await matterOnAgenda(town);
	await post(matter, '渡口这一段修不修？', asker);
	const model = await withComments(matterPage)(town.portal.contents, { community: LW, matter }, { today: town.portal.today(), zone: 480 });
	expect(model).toMatchObject({ proof: { subject: matter }, thread: { parent: matter, total: 1, cards: [{ number: 'LW-C-2026-0001', asked: { due: '2026-11-28' } }] } });
});

test('nobody is asked by what is no question, stands elsewhere, or is said by an office; of what a file tells, whoever held it last answers', async () => {
	const matter = await matterOnAgenda(town);
	const director = await town.person('苗立夏');
	expect(await card(matter, await post(matter, '赞成。', asker, { stance: 'for' }))).toBeUndefined();
	expect(await card(matter, await post(matter, '我们来问一句。', director, { office: director.offices[0]!.office }))).toBeUndefined();
	const account = town.subject('disclosures:D08');
	expect(await card(account, await post(account, '这一笔是什么？', asker))).toBeUndefined();
	const told = town.subject('matters:M5');
	const question = await post(told, '什么时候开工？', asker);
	expect(await card(told, question)).toMatchObject({ due: '2026-11-28' });
	expect((await town.portal.contents.bySubject<CommentContent>(question))!.content.asked!.body).toBeTruthy();
});

test('a question that names somebody waits for review first; its clock has run since it was asked', async () => {
	const matter = await matterOnAgenda(town);
	const key = await post(matter, '麦小满的账里有没有这一笔？', asker);
	expect(await town.portal.records.comments.asked(LW, town.subject('bodies:LW-C'))).toEqual([]);
	town.setClock('2026-11-24T10:00');
	await done(town, 'comment.release', { community: LW, subject: town.id(), comment: key, reason: '说的是公开的职务。' }, await town.person('苗立夏'));
	const [shown] = await town.portal.records.comments.asked(LW, town.subject('bodies:LW-C'));
	expect(await card(matter, shown!.subject)).toMatchObject({ due: '2026-11-28' });
});
