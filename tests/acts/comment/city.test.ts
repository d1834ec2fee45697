import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Caller, PersonCaller } from '#acts/act.ts';
import { commentsOf, waitingFor } from '#acts/comment/moderating.ts';
import { ownWords } from '#acts/erasure/own-words.ts';
import { day } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { commentPage } from '#domain/comment/view/comment-page.ts';
import { threadOf } from '#domain/comment/view/thread.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { asRole, ROLES, type Role } from '#tests/support/everybody.ts';
import { done, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * 青禾市 puts a stricter number up for comments. It would bind every community, so people of all of them say what they think, in one thread, in the
 * city's own record; 安霜降, who administers the city, moderates there, and appeals go to the discipline officers that the city lists.
 */

const QH = 'QH' as CommunityCode;
let town: Town;
let draft: SubjectId;
let resident: PersonCaller;
let stranger: PersonCaller;
let administrator: PersonCaller;

beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
	resident = await town.person('u-lw-g2-002');
	stranger = await town.person('坡杏莳', { through: 'device' });
	administrator = await town.person('安霜降');
	draft = town.id();
	const numbers = [{ parameter: 'answer', value: 2 }];
	await done(town, 'rules.draft', { community: QH, subject: draft, layer: 'city', numbers, reason: '全市一样快。', comments: 7, bodies: [town.subject('bodies:QH-SC')] }, administrator);
});
afterEach(async () => {
	await checkRecord(town, 'QH');
	await town.close();
});

const said = (community: string, text: string, more: object = {}) => ({ community, subject: town.id(), parent: draft, stance: 'for', text, ...more });
async function post(caller: Caller, community: string, text: string, more: object = {}): Promise<SubjectId> {
	const input = said(community, text, more);
	await done(town, 'comment.post', input, caller);
	return input.subject;
}
const thread = () => threadOf(town.portal.contents, QH, draft, {});
const on = (community: string, comment: SubjectId, more: object = {}) => ({ community, subject: town.id(), comment, ...more });

test('people of two communities and an office speak in one thread of the city, each from where they are', async () => {
	await post(resident, 'LW', '两天太短，账房来不及。', { stance: 'against' });
	await post(stranger, 'SQ', '越快越好。');
	const director = await town.person('苗立夏');
	await post(director, 'LW', '委员会可以做到。', { office: director.offices[0]!.office });
	const entered = { channel: 'phone', received: '2026-11-23', scribe: '麦小满', witness: '柳惊蛰', readBack: true };
	await done(town, 'comment.enter', said('LW', '电话里说：同意。', entered), await town.person('麦小满'));
	expect(await thread()).toMatchObject({ ofCity: true, total: 4, stances: { for: 3, against: 1 }, cards: [{ number: 'QH-C-2026-0001' }, {}, { by: '柳湾社区（村）居民委员会 苗立夏' }, { taken: { channel: 'phone' } }] });
	expect(await town.portal.contents.count('LW' as CommunityCode, 'comment')).toBe(0);
});

test('what stands in another community is nobody’s to speak of from elsewhere, nor what stands in one’s own from the city', async () => {
	const account = town.subject('disclosures:D08');
	for (const [community, caller] of [['SQ', stranger], [QH, administrator]] as const) {
		expect((await refused(town, 'comment.post', said(community, '我也说一句。', { parent: account }), caller)).code).toBe('object.not-found');
	}
	expect((await refused(town, 'comment.post', said('LW', '我在这里说。'), stranger)).code).toBe('object.not-found');
	expect((await refused(town, 'comment.post', said(QH, '我住在青禾市。'), resident)).code).toBe('object.not-found');
});

test('whoever is named in any community makes a comment of the city wait; its administrator decides', async () => {
	const comment = await post(stranger, 'SQ', '柳湾的麦小满也办得到。');
	expect(await thread()).toMatchObject({ total: 1, waiting: 1 });
	const moderated = on(QH, comment, { reason: '说的是公开的职务。' });
	for (const role of Object.keys(ROLES) as Role[]) {
		const told = await town.portal.perform('comment.release', { ...moderated, subject: town.id() }, await asRole(town, role));
		const letIn: Partial<Record<Role, string>> = { guest: 'caller.sign-in-first', administrator: 'done', operator: 'caller.not-allowed', clock: 'caller.not-allowed' };
		expect(told.ok ? 'done' : told.error.code, role).toBe(letIn[role] ?? 'object.not-found');
	}
	expect(await thread()).toMatchObject({ waiting: 0, cards: [{ text: '柳湾的麦小满也办得到。' }] });
});

test('reported from one community, hidden by the city, appealed from another: a discipline officer of the city hears it', async () => {
	const comment = await post(stranger, 'SQ', '卖大米。');
	await done(town, 'comment.report', on('LW', comment, { rule: 'advert' }), resident);
	expect((await refused(town, 'comment.report', on('LW', comment, { rule: 'advert' }), resident)).code).toBe('comment.reported-already');
	expect(await waitingFor(town.portal.records, administrator, QH)).toMatchObject([{ key: comment, what: 'report', mine: true }]);
	// The overseers of a community have no say in the city's record.
	expect((await refused(town, 'comment.hide', on('LW', comment, { rule: 'advert', reason: '广告。' }), await town.person('苗立夏'))).code).toBe('object.not-found');
	await done(town, 'comment.hide', on(QH, comment, { rule: 'advert', reason: '和草案无关。' }), administrator);
	expect((await refused(town, 'comment.appeal', on('LW', comment, { text: '不是我写的。' }), resident)).code).toBe('caller.not-allowed');
	await done(town, 'comment.appeal', on('SQ', comment, { text: '是打比方。' }), stranger);
	expect(await waitingFor(town.portal.records, administrator, QH)).toMatchObject([{ what: 'appeal', mine: false }]);
	expect((await refused(town, 'comment.restore', on('LW', comment, { reason: '可以。' }), await town.person('禾处暑'))).code).toBe('object.not-found');
	const officer = await town.person('方白藏');
	expect(await waitingFor(town.portal.records, officer, QH)).toMatchObject([{ what: 'appeal', mine: true }]);
	await done(town, 'comment.restore', on(QH, comment, { reason: '确实是打比方。' }), officer);
	expect((await thread()).cards).toMatchObject([{ text: '卖大米。' }]);
	expect(await commentPage(town.portal.contents, { community: QH, comment }, { today: day('2026-11-23'), zone: 480 })).toMatchObject({ ofCity: true, reportable: expect.not.arrayContaining(['advert']) });
});

test('it is in the list of whoever wrote it, and theirs to have erased', async () => {
	const comment = await post(stranger, 'SQ', '越快越好。');
	expect(await commentsOf(town.portal.records, stranger.person, ['SQ', QH])).toMatchObject([{ key: comment, href: `/QH/comments/${comment}`, text: '越快越好。' }]);
	expect(await ownWords(town.portal.records, stranger.person, day('2026-11-23'))).toEqual(expect.arrayContaining([expect.objectContaining({ subject: comment, mayGo: true })]));
	expect((await refused(town, 'erasure.request', { community: 'LW', subject: comment }, resident)).code).toBe('object.not-found');
	await done(town, 'erasure.request', { community: 'SQ', subject: comment }, stranger);
	town.setClock('2026-12-01T09:00');
	await done(town, 'erasure.carry-out', { subject: comment }, { kind: 'clock' });
	expect((await thread()).cards[0]?.text).toContain('本人要求删除');
});
