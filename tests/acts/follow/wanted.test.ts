import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PersonCaller } from '#acts/act.ts';
import { inboxOf } from '#domain/oversight/inbox-view.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done } from '#tests/support/joining.ts';
import { proposing } from '#tests/support/matter-inputs.ts';
import { ballot, evaluationTerms, listNow, pollOf, voterAt } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';
import { inboxWho } from '../../../src/routes/me/own.ts';

/* What the portal would like of somebody: a vote and a form where they are on the list, and a proposal they may stand behind; each until they have. */

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-12-02T09:00' });
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const wanted = async (caller: PersonCaller) =>
	(await inboxOf(town.portal.contents, await inboxWho(town.portal, caller), { today: town.portal.today(), zone: town.portal.zone() })).needs.map(({ kind }) => kind);

test('an open vote, an open evaluation and a proposal are wanted of whoever may and has not, and of nobody else', async () => {
	const list = await listNow(town);
	const poll = await pollOf(town, { changeable: true }, true, list);
	const evaluation = { ...evaluationTerms(town, list) };
	await done(town, 'evaluation.open', evaluation, await town.person('麦小满'));
	const proposal = proposing(town);
	await done(town, 'proposal.raise', proposal, await town.person('柳霜降'));
	const voter = await voterAt(town, poll, 5);
	const before = await wanted(voter);
	expect(before.toSorted()).toEqual(['endorse', 'evaluate', 'vote']);
	// What ends first stands first: the evaluation ends today.
	expect(before[0]).toBe('evaluate');
	await done(town, 'ballot.cast', ballot(town, poll), voter);
	expect(await wanted(voter)).toEqual(['evaluate', 'endorse']);
	await done(town, 'evaluation.rate', { community: 'LW', evaluation: evaluation.subject, answers: [0, 0] }, voter);
	await done(town, 'proposal.endorse', { community: 'LW', subject: town.id(), proposal: proposal.subject }, voter);
	expect(await wanted(voter)).toEqual([]);
	// Whoever raised it stands behind it already; the secretary of the party organisation lives behind no door of 上柳.
	expect(await wanted(await town.person('谷雨生'))).toEqual(['endorse']);
});
