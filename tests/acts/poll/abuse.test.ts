import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from '#domain/basics/day.ts';
import { countUnits, type Voter } from '#domain/ballot/counting.ts';
import type { BallotContent, PollOpeningContent } from '#domain/ballot/opening.ts';
import { outcomeOf, type PollContent } from '#domain/ballot/poll.ts';
import { CHANNELS, CHOICES } from '#domain/ballot/ballot.ts';
import { legalRule } from '#domain/ballot/legal-rule.ts';
import { benchVotes } from '#tests/bench/votes.ts';
import { tryDoubleVotes } from '#tests/faults/double-vote.ts';
import { openTown } from '#tests/support/town.ts';

test('10,000 attempts to count twice, in crowds of 200, over the close and after it: one counts, with one receipt', { timeout: 60_000 }, async () => {
	const town = await openTown({ clock: '2026-12-02T09:00' });
	try {
		const found = await tryDoubleVotes(town, 10_000);
		expect(found.wrong).toEqual([]);
		expect([found.attempts, found.polls]).toEqual([10_000, 2]);
		expect(Object.keys(found.refused).sort()).toEqual(['poll.closed', 'poll.not-on-list', 'poll.recused', 'poll.voted-already']);
	} finally {
		await town.close();
	}
});

test('three hundred people within a second: none lost, each with a receipt in time', { timeout: 60_000 }, async () => {
	const seen = await benchVotes(300, 1);
	expect(seen.lost).toBe(0);
	expect(seen.p95).toBeLessThan(300);
});

const at = (minute: number) => instant(Date.UTC(2026, 11, 8) + minute * 60_000);
const opening = {
	opens: at(0), closes: at(1000), precedence: [...CHANNELS], changeable: false, proxiesMost: 2, secrecy: 'recorded', rule: legalRule({ unit: 'household', law: 'village', collective: false })
} as unknown as PollOpeningContent;
const ballots = fc.uniqueArray(
	fc.record({
		subject: fc.integer({ min: 0, max: 99 }).map(String), n: fc.integer({ min: 1, max: 9 }), choice: fc.constantFrom(...CHOICES), channel: fc.constantFrom(...CHANNELS), at: fc.integer({ min: -3, max: 1003 }).map(at),
		proxy: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined })
	}).map(({ proxy, ...rest }) => ({ ...rest, ...(proxy === undefined ? {} : { proxy }) }) as unknown as BallotContent),
	{ selector: ({ subject }) => subject, maxLength: 40 }
);
const voters = fc.array(fc.record({ present: fc.boolean(), recused: fc.boolean() }), { minLength: 7, maxLength: 7 }).map((all) => all.map((one, index): Voter => ({ n: index + 1, area: 100, ...one })));
const result = (counted: ReturnType<typeof countUnits>['counted']) => outcomeOf({ ...counted, rule: opening.rule } as PollContent);

test('no sequence of ballots counts somebody who stands aside or is not there, or anybody twice; late ones change no outcome', () => {
	fc.assert(
		fc.property(voters, ballots, ballots, fc.boolean(), (list, given, late, attendance) => {
			const terms = { ...opening, ...(attendance ? { attendance: true as const } : {}) };
			const { counted, tally } = countUnits(terms, list, given);
			const counts = tally.counted.map(({ unit }) => Number(unit));
			expect(new Set(counts).size).toBe(counts.length);
			for (const { unit, proxy } of tally.counted) {
				const voter = list.find(({ n }) => n === Number(unit))!;
				expect(voter.recused).toBe(false);
				const acting = proxy === undefined ? voter : list.find(({ n }) => n === Number(proxy));
				if (attendance && acting) expect(acting.present).toBe(true);
			}
			const tooLate = late.map((one, index) => ({ ...one, subject: `late${index}` as never, at: at(1000 + index) }));
			const again = countUnits(terms, list, [...given, ...tooLate]).counted;
			expect({ ...again, notCounted: undefined }).toEqual({ ...counted, notCounted: undefined });
			expect(result(again)).toEqual(result(counted));
		}),
		{ numRuns: 400 }
	);
});
