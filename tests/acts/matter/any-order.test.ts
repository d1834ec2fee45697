import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readMatter } from '#domain/procedure/read-matter.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { going, openMatter, paper } from '#tests/support/matter-inputs.ts';
import { lackingBy } from '#tests/support/papers-oracle.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/* Whatever 苗立夏 and 谷雨生 try with a matter, in whatever order: no stage is passed without what it asks for, and nothing moves what is closed. */

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

test('no sequence of acts passes a stage without its inputs, or changes a matter that is closed', async () => {
	const people = [await town.person('苗立夏'), await town.person('谷雨生')];
	const matter = await openMatter(town);
	const stages = ['collecting', 'party_review', 'hearing', 'agenda', 'vote', 'closed'] as const;
	const attempt = fc.record({
		who: fc.constantFrom(0, 1), act: fc.constantFrom('matter.lay', 'matter.move', 'matter.study'), from: fc.constantFrom(...stages), to: fc.constantFrom(...stages),
		outcome: fc.constantFrom('forward', 'passed', 'returned', 'accepted'), what: fc.constantFrom('party-study', 'agenda', 'minutes', 'poll', 'hearing')
	});
	const read = async () => readMatter(town.portal.contents, (await town.portal.contents.bySubject<MatterContent>(matter))!);
	let went = 0;
	for (const { who, act, from, to, outcome, what } of fc.sample(attempt, { numRuns: 250, seed: 4 })) {
		const before = await read();
		const input = act === 'matter.lay' ? paper(town, matter, what) : act === 'matter.move' ? going(town, matter, from, to, outcome, '试一试。')
			: { community: 'LW', subject: town.id(), matter, from, outcome, reason: '研究过了。' };
		const performed = await town.portal.perform(act, input, people[who]!);
		const after = await read();
		if (!performed.ok || before.state.closed) {
			expect(after.state).toEqual(before.state);
			continue;
		}
		went++;
		// Every way that was taken had what it asks for at that moment, by the record alone.
		for (const { content: { event } } of after.steps.slice(before.steps.length)) {
			if (event.kind !== 'moved') continue;
			const index = after.steps.findIndex(({ content }) => content.event === event);
			const events = after.steps.slice(0, index).map(({ content }) => content.event);
			const key = events.reduce((at, one) => (one.kind === 'moved' ? one.to : at), after.procedure!.content.stages[0]!.key);
			const way = after.procedure!.content.stages.find((stage) => stage.key === key)!.moves.find((one) => one.to === event.to && one.outcome === event.outcome)!;
			expect(lackingBy(after.procedure!.content, events, way, after.ground)).toEqual([]);
		}
		expect(after.state.breaches).toEqual([]);
	}
	expect(went).toBeGreaterThan(5);
	// No paper passes for a vote.
	expect((await read()).steps.some(({ content: { event } }) => event.kind === 'laid' && event.what === 'poll')).toBe(false);
});
