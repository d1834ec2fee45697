import { afterEach, beforeEach, expect, it } from 'vitest';
import { commentsOf } from '#acts/comment/moderating.ts';
import type { CommentContent } from '#domain/comment/comment.ts';
import { threadOf } from '#domain/comment/view/thread.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { openTown, type Town } from '#tests/support/town.ts';

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
});
afterEach(async () => {
	await checkRecord(town);
	await town.close();
});

const slip = (more: object = {}) => ({
	community: 'LW', subject: town.id(), parent: town.subject('disclosures:D08'), stance: 'against', text: '路灯先修好，再谈别的。', channel: 'paper_slip', received: '2026-11-30', scribe: '麦小满',
	witness: '柳惊蛰', readBack: true, ...more
});

it('麦小满 enters a slip: it stands among the comments, with how it came, from when, and who wrote it down; it is nobody’s own', async () => {
	const clerk = await town.person('麦小满');
	const { subject, number } = await done(town, 'comment.enter', slip(), clerk);
	const { cards, total } = await threadOf(town.portal.contents, 'LW' as never, town.subject('disclosures:D08'), {});
	expect(total).toBe(1);
	expect(cards[0]).toMatchObject({
		number, stance: 'against', text: '路灯先修好，再谈别的。', posted: '2026-12-02',
		taken: { channel: 'paper_slip', received: '2026-11-30', paper: { scribe: '麦小满', witness: '柳惊蛰', readBack: true } }
	});
	expect(cards[0]!.by).toBeUndefined();
	expect(await town.portal.records.record.author(subject as never)).toBeUndefined();
	// Two people may hand in the same words on paper.
	await done(town, 'comment.enter', slip(), clerk);
});

it('柳春分 takes one down for a neighbour: it is the neighbour’s own, who reads it with its words; the public sees by whom, never for whom', async () => {
	const liaison = await town.person('柳春分');
	const neighbour = await town.look(async (_records, db) => (db.client.prepare("select p.id from persons p join households h on h.id = p.household where h.cell = ? and p.name <> '柳春分' limit 1").raw(true).get(town.subject('places:LW-G3-C07')) as [string])[0]);
	const assisted = { person: neighbour, authorisation: 'telephone', reason: '手抖，写不了字', witness: '柳惊蛰', readBack: true };
	const { subject } = await done(town, 'comment.enter', slip({ channel: 'phone', scribe: '柳春分', assisted }), liaison);
	const held = (await town.portal.contents.bySubject<CommentContent>(subject as never))!;
	expect(held.content.assisted).toMatchObject({ by: expect.stringContaining('柳春分') as string, authorisation: 'telephone', readBack: true });
	for (const hidden of [neighbour, '手抖']) expect(held.bytes).not.toContain(hidden);
	expect(await commentsOf(town.portal.records, neighbour as never, ['LW'])).toMatchObject([{ text: '路灯先修好，再谈别的。' }]);
	expect(await town.portal.records.rights.assistancesFor(neighbour)).toMatchObject([{ subject, reason: '手抖，写不了字' }]);
	expect((await refused(town, 'comment.enter', slip({ assisted }), liaison)).code).toBe('comment.said-already');
	// For the doors of her cells alone, and nothing that was not read back.
	expect((await refused(town, 'comment.enter', slip(), liaison)).code).toBe('caller.not-allowed');
	expect((await refused(town, 'comment.enter', slip({ text: '再说一句', assisted: { ...assisted, readBack: false } }), liaison)).fields).toEqual([{ path: 'assisted.readBack', code: 'missing' }]);
});

it('what names a person waits for review, whoever typed it in; a day to come and a slip that lay too long are refused', async () => {
	const clerk = await town.person('麦小满');
	const { waits, subject } = await done(town, 'comment.enter', slip({ text: '王某家的补发是怎么回事？' }), clerk);
	expect(waits).toBeDefined();
	expect(await town.portal.contents.bySubject(subject as never)).toBeUndefined();
	expect((await refused(town, 'comment.enter', slip({ received: '2026-12-03' }), clerk)).code).toBe('question.day-in-future');
	expect((await refused(town, 'comment.enter', slip({ received: '2026-09-01' }), clerk)).fields).toEqual([{ path: 'received', code: 'too-small' }]);
	expect((await refused(town, 'comment.enter', slip({ channel: 'portal' }), clerk)).code).toBe('input.invalid');
	expect((await refused(town, 'comment.enter', slip(), await town.person('柳惊蛰'))).code).toBe('caller.not-allowed');
});
