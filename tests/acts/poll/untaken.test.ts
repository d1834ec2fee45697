import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SubjectId } from '#domain/basics/id.ts';
import type { PollContent } from '#domain/ballot/poll.ts';
import { pollPage } from '#domain/oversight/poll-view.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { readMatter } from '#domain/procedure/read-matter.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { done, refused } from '#tests/support/joining.ts';
import { openMatter } from '#tests/support/matter-inputs.ts';
import { untaken } from '#tests/support/matter-states.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * The households of 上柳 vote on their lanes. While they vote, the party organisation returns the matter: it is closed. What they voted stands all
 * the same, the page says why it was not laid there, and 麦小满 lays it before the next matter that they decide.
 */

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const page = async (poll: string) => (await pollPage(town.portal.contents, { community: 'LW', poll }, { today: town.portal.today(), zone: 480 }))!;
const laidIn = async (matter: string) => (await readMatter(town.portal.contents, (await town.portal.contents.bySubject<MatterContent>(matter as SubjectId))!)).state.stays.flatMap(({ laid }) => laid);

test('a result whose matter was closed meanwhile stands, says so, and is laid once before another matter of the same body', async () => {
	const clerk = await town.person('麦小满');
	const { poll, matter } = await untaken(town);
	const shown = await page(poll);
	expect(shown).toMatchObject({ state: 'closed', decided: { verdict: 'passed' }, untaken: { why: 'matter.closed' } });
	expect(shown.untaken!.laid).toBeUndefined();
	// The first matter stays as it was closed; nothing was slipped in.
	expect((await laidIn(shown.matter!.subject)).map(({ what }) => what)).not.toContain('poll');
	// Another body's matter does not take it, nor the one that is closed.
	const other = await openMatter(town);
	expect(await refused(town, 'poll.lay', { community: 'LW', poll, matter: other }, clerk)).toMatchObject({ code: 'poll.other-body' });
	expect((await refused(town, 'poll.lay', { community: 'LW', poll, matter: shown.matter!.subject }, clerk)).code).toBe('matter.closed');
	await done(town, 'poll.lay', { community: 'LW', poll, matter }, clerk);
	const result = shown.poll!.evidence.subject;
	expect((await laidIn(matter)).filter(({ what }) => what === 'poll')).toEqual([{ what: 'poll', on: town.portal.today(), ref: result, verdict: 'passed' }]);
	expect((await page(poll)).untaken!.laid).toMatchObject({ subject: matter });
	expect((await refused(town, 'poll.lay', { community: 'LW', poll, matter }, clerk)).code).toBe('poll.laid');
	// The result itself was written once and never again.
	expect(await town.portal.contents.versions<PollContent>(result)).toHaveLength(1);
});
