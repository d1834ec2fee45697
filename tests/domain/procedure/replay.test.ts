import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '#domain/basics/day.ts';
import { apply, begin, missingFor, presentStay, type Ground } from '#domain/procedure/engine.ts';
import { LIBRARY } from '#domain/procedure/library/library.ts';
import type { MatterEvent, MatterState } from '#domain/procedure/matter.ts';
import { NEEDS, OUTCOMES, stageOf, type Actor, type Procedure } from '#domain/procedure/procedure.ts';
import { BODY_KINDS } from '#domain/community/community.ts';
import { differencesOf } from '#domain/procedure/draft.ts';
import { replay } from '#domain/procedure/read-matter.ts';

/* Whatever is tried, in whatever order and by whomever: no matter leaves a stage without what the stage asks for, and its record says where it stands. */

const ACTORS: readonly Actor[] = [...BODY_KINDS, 'deciding-body', 'raiser', 'town', 'clock'];
const FIRST = day('2026-11-23');

/** Attempts, of which most are refused: laying anything, going anywhere by any outcome, as anybody. */
const attempts = (procedure: Procedure) => {
	const stages = [...procedure.stages.map(({ key }) => key), 'closed', 'nowhere'];
	const gap = fc.integer({ min: 0, max: 9 });
	const laid = fc.record({ kind: fc.constant('laid' as const), what: fc.constantFrom(...NEEDS), gap, verdict: fc.option(fc.constantFrom('passed', 'failed', 'no-quorum', 'tie'), { nil: undefined }) });
	const way = fc.record({ to: fc.constantFrom(...stages), outcome: fc.constantFrom(...OUTCOMES), actor: fc.constantFrom(...ACTORS) });
	// A way that the present stage has, by whoever it belongs to, is tried more often than just anything, or nothing would ever move.
	const gone = fc.record({
		kind: fc.constantFrom('moved' as const, 'moved' as const, 'pushed' as const), gap, reason: fc.constantFrom('', '有理由'), pick: fc.nat(), way: fc.option(way, { freq: 4, nil: undefined })
	});
	return fc.array(fc.oneof({ weight: 3, arbitrary: laid }, { weight: 2, arbitrary: gone }), { minLength: 20, maxLength: 120 });
};

describe.each(LIBRARY.map((procedure) => [procedure.name, procedure] as const))('%s', (_name, procedure) => {
	test('no sequence of events passes a stage without its inputs; what was pushed is a breach; the record alone says the same', () => {
		let moved = 0;
		fc.assert(
			fc.property(attempts(procedure), fc.constantFrom(undefined, 100, 9_000_000), fc.constantFrom('everyday', 'community_rules'), (tried, amount, kind) => {
				const ground: Ground = { subject: { kind, ...(amount === undefined ? {} : { amount }) }, holidays: {} };
				let state: MatterState = begin(procedure, FIRST);
				let on = FIRST;
				const events: MatterEvent[] = [];
				for (const one of tried) {
					on = addDays(on, one.gap);
					const before = state;
					const stay = presentStay(before);
					const own = (stay && stageOf(procedure, stay.stage)?.moves) ?? [];
					const chosen = one.kind === 'laid' ? undefined : own[one.pick % own.length];
					const way = one.kind === 'laid' ? undefined : (one.way ?? (chosen && { to: chosen.to, outcome: chosen.outcome, actor: chosen.by[one.pick % chosen.by.length]! }));
					if (one.kind !== 'laid' && !way) continue;
					const event: MatterEvent = one.kind === 'laid'
						? { kind: 'laid', what: one.what, on, ...(one.verdict ? { verdict: one.verdict } : {}) }
						: { kind: one.kind, to: way!.to, outcome: way!.outcome, by: '某人', on, reason: one.reason };
					const next = apply(procedure, before, event, way ? [way.actor] : [], ground);
					if (!next.ok) continue;
					state = next.value;
					events.push(event);
					expect(stay).toBeDefined();
					if (event.kind === 'laid') continue;
					moved++;
					const move = stageOf(procedure, stay!.stage)!.moves.find(({ to, outcome }) => to === way!.to && outcome === way!.outcome)!;
					expect(move.by).toContain(way!.actor);
					const missing = missingFor(procedure, before, move, ground);
					if (event.kind === 'moved') expect(missing).toEqual([]);
					else expect(state.breaches.at(-1)!.missing).toEqual(missing.map(({ what, code }) => ({ what, code })));
					if (move.verdict) expect(stay!.laid.findLast(({ what }) => what === 'poll')?.verdict).toBe(move.verdict);
				}
				expect(replay(procedure, FIRST, events, ground)).toEqual({ state });
			}),
			{ numRuns: 150 }
		);
		expect(moved).toBeGreaterThan(40);
	});
});

test('a record in which a stage was passed over is read up to there and no further', () => {
	const [zhucheng] = LIBRARY;
	const ground: Ground = { subject: { kind: 'everyday' }, holidays: {} };
	const forged: MatterEvent[] = [
		{ kind: 'moved', to: 'joint-deliberation', outcome: 'accepted', by: '谷雨生', on: FIRST },
		{ kind: 'moved', to: 'closed', outcome: 'evaluated', by: '谷雨生', on: FIRST }
	];
	const read = replay(zhucheng!, FIRST, forged, ground);
	expect(read.brokenAt).toBe(0);
	expect(presentStay(read.state)?.stage).toBe('party-opinion');
});

test('differences between two versions are named stage by stage, and a procedure differs from itself in nothing', () => {
	const [zhucheng] = LIBRARY;
	expect(differencesOf(zhucheng!, zhucheng!)).toEqual([]);
	const shorter = { stages: zhucheng!.stages.slice(0, 4).map((stage, index) => (index === 0 ? { ...stage, within: { days: 5, kind: 'calendar' as const } } : stage)) };
	expect(differencesOf(zhucheng!, shorter).map(({ stage, what, was, is }) => [stage, what, was?.within?.days, is?.within?.days])).toEqual([
		['party-opinion', 'days', 10, 5], ['evaluation', 'gone', 30, undefined]
	]);
	const turned = { stages: [...zhucheng!.stages].reverse() };
	expect(differencesOf(zhucheng!, turned)).toEqual([{ stage: '', what: 'order', order: { was: zhucheng!.stages.map(({ name }) => name), is: turned.stages.map(({ name }) => name) } }]);
});
