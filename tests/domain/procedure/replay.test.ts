import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day } from '#domain/basics/day.ts';
import { apply, begin, presentStay, type Ground } from '#domain/procedure/engine.ts';
import { LIBRARY } from '#domain/procedure/library/library.ts';
import type { MatterEvent, MatterState } from '#domain/procedure/matter.ts';
import { NEEDS, OUTCOMES, stageOf, type Actor, type NeedKind, type Procedure } from '#domain/procedure/procedure.ts';
import { BODY_KINDS } from '#domain/community/community.ts';
import { differencesOf } from '#domain/procedure/draft.ts';
import { replay } from '#domain/procedure/read-matter.ts';
import { decidedBy, lackingBy } from '#tests/support/papers-oracle.ts';

/* Whatever is tried, in whatever order and by whomever: no matter leaves a stage without what the stage asks for, and its record says where it stands. */

const ACTORS: readonly Actor[] = [...BODY_KINDS, 'deciding-body', 'raiser', 'town', 'clock'];
const FIRST = day('2026-11-23');

/** Attempts, of which most are refused: laying anything, going anywhere by any outcome, as anybody. */
const attempts = (procedure: Procedure) => {
	const stages = [...procedure.stages.map(({ key }) => key), 'closed', 'nowhere'];
	const gap = fc.integer({ min: 0, max: 9 });
	// Now and then all that the present stage asks for is laid at once: then matters go round more than once.
	const laid = fc.record({ kind: fc.constant('laid' as const), what: fc.constantFrom(...NEEDS), all: fc.nat(5), gap, verdict: fc.option(fc.constantFrom('passed', 'failed', 'no-quorum', 'tie'), { nil: undefined }) });
	const way = fc.record({ to: fc.constantFrom(...stages), outcome: fc.constantFrom(...OUTCOMES), actor: fc.constantFrom(...ACTORS) });
	// A way that the present stage has, by whoever it belongs to, is tried more often than just anything, or nothing would ever move.
	const gone = fc.record({
		kind: fc.constantFrom('moved' as const, 'moved' as const, 'pushed' as const), gap, reason: fc.constantFrom('', '有理由'), pick: fc.nat(), way: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: way })
	});
	return fc.array(fc.oneof({ weight: 3, arbitrary: laid }, { weight: 2, arbitrary: gone }), { minLength: 20, maxLength: 120 });
};

/** Attempts one by one; one in three of the papers stands for all that the stage of that moment asks for. */
function* spread<One extends { kind: string; gap: number; all?: number; what?: NeedKind }>(tried: readonly One[], state: () => MatterState, procedure: Procedure): Generator<{ one: One; gap: number }> {
	for (const one of tried) {
		const stay = presentStay(state());
		const stage = stay && stageOf(procedure, stay.stage);
		const all = one.kind === 'laid' && stage && one.all! < 2 ? [...stage.inputs, ...stage.outputs] : [];
		yield { one, gap: one.gap };
		for (const { what } of all) yield { one: { ...one, what }, gap: 0 };
	}
}

describe.each(LIBRARY.map((procedure) => [procedure.name, procedure] as const))('%s', (_name, procedure) => {
	test('no sequence of events passes a stage without its inputs; what was pushed is a breach; the record alone says the same', () => {
		let moved = 0;
		let again = 0;
		fc.assert(
			fc.property(attempts(procedure), fc.constantFrom(undefined, 100, 9_000_000), fc.constantFrom('everyday', 'community_rules'), (tried, amount, kind) => {
				const ground: Ground = { subject: { kind, ...(amount === undefined ? {} : { amount }) }, holidays: {} };
				let state: MatterState = begin(procedure, FIRST);
				let on = FIRST;
				const events: MatterEvent[] = [];
				for (const { one, gap } of spread(tried, () => state, procedure)) {
					on = addDays(on, gap);
					const before = state;
					const stay = presentStay(before);
					const moves = (stay && stageOf(procedure, stay.stage)?.moves) ?? [];
					// Seldom to the end, or most would be over before anything happened.
					const own = one.kind !== 'laid' && one.pick % 8 !== 0 && moves.some(({ to }) => to !== 'closed') ? moves.filter(({ to }) => to !== 'closed') : moves;
					const chosen = one.kind === 'laid' ? undefined : own[one.pick % own.length];
					const way = one.kind === 'laid' ? undefined : (one.way ?? (chosen && { to: chosen.to, outcome: chosen.outcome, actor: chosen.by[one.pick % chosen.by.length]! }));
					if (one.kind !== 'laid' && !way) continue;
					const event: MatterEvent = one.kind === 'laid'
						? { kind: 'laid', what: one.what, on, ...(one.verdict ? { verdict: one.verdict } : {}) }
						: { kind: one.kind, to: way!.to, outcome: way!.outcome, by: '某人', on, reason: one.reason };
					const next = apply(procedure, before, event, way ? [way.actor] : [], ground);
					const move = stay && way && stageOf(procedure, stay.stage)!.moves.find(({ to, outcome }) => to === way.to && outcome === way.outcome);
					const lacking = move ? lackingBy(procedure, events, move, ground) : [];
					if (!next.ok) {
						// What is refused as missing is missing, all of it; nothing is asked for that is there.
						if (next.error.code === 'matter.missing') expect(next.error.missing.map(({ what }) => what).sort()).toEqual(lacking);
						if (next.error.code === 'matter.nothing-missing') expect(lacking).toEqual([]);
						continue;
					}
					const decided = decidedBy(events);
					state = next.value;
					events.push(event);
					expect(stay).toBeDefined();
					if (event.kind === 'laid') continue;
					moved++;
					if (event.kind === 'moved' && !move!.back && before.stays.slice(0, -1).some(({ stage }) => stage === stay!.stage)) again++;
					expect(move!.by).toContain(way!.actor);
					if (event.kind === 'moved') expect(lacking).toEqual([]);
					else expect(state.breaches.at(-1)!.missing.map(({ what }) => what).sort()).toEqual(lacking);
					if (move!.verdict) expect(decided).toBe(move!.verdict);
				}
				expect(replay(procedure, FIRST, events, ground)).toEqual({ state });
			}),
			{ numRuns: 150 }
		);
		expect(moved).toBeGreaterThan(150);
		// Stages that were left a second time, by what was laid in their second stay.
		expect(again).toBeGreaterThan(20);
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
