import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, type Day } from '#domain/basics/day.ts';
import { apply, begin, daysOver, dueOf, missingFor, presentStay, waysOut, type Ground } from '#domain/procedure/engine.ts';
import { REPRESENTATIVES_DECIDE } from '#domain/procedure/library/common.ts';
import { DEMOCRACY_DAY } from '#domain/procedure/library/democracy-day.ts';
import { GUIYANG } from '#domain/procedure/library/guiyang.ts';
import { LIBRARY } from '#domain/procedure/library/library.ts';
import { ZHUCHENG } from '#domain/procedure/library/zhucheng.ts';
import { ZHUJI } from '#domain/procedure/library/zhuji.ts';
import type { MatterEvent, MatterState } from '#domain/procedure/matter.ts';
import { decidedBy, lackingBy } from '#tests/support/papers-oracle.ts';
import { isTriggered, NEEDS, problemsOf, stageOf, type Actor, type NeedKind, type Procedure } from '#domain/procedure/procedure.ts';

const small: Ground = { subject: { kind: 'elderly_service' }, holidays: {} };
const large: Ground = { subject: { kind: 'village_works', amount: 18_000_000 }, holidays: {} };

/** A matter on its way, as a story: each call is one event on a day of 2026, and must be accepted. */
function story(procedure: Procedure, ground: Ground, first = '2026-07-06') {
	let state = begin(procedure, day(first));
	const go = (event: MatterEvent, actors: Actor[]) => {
		const next = apply(procedure, state, event, actors, ground);
		if (next.ok) state = next.value;
		return next;
	};
	return {
		get state() {
			return state;
		},
		lay(on: string, ...what: NeedKind[]) {
			for (const one of what) {
				const laid = go({ kind: 'laid', what: one, on: day(on), ...(one === 'poll' ? { verdict: 'passed' as const } : {}) }, []);
				if (!laid.ok) throw new Error(JSON.stringify(laid.error));
			}
		},
		poll: (on: string, verdict: 'passed' | 'failed' | 'no-quorum') => go({ kind: 'laid', what: 'poll', on: day(on), verdict }, []),
		move: (on: string, to: string, outcome: never, actors: Actor[], reason?: string) =>
			go({ kind: 'moved', to, outcome, by: actors[0] ?? '', on: day(on), ...(reason === undefined ? {} : { reason }) }, actors),
		push: (on: string, to: string, outcome: never, actors: Actor[], reason: string) => go({ kind: 'pushed', to, outcome, by: actors[0] ?? '', on: day(on), reason }, actors)
	};
}
const as = (outcome: string) => outcome as never;
const path = (state: MatterState) => state.stays.map(({ stage }) => stage);

describe('the four procedures', () => {
	it('each can be gone through to its end, and says where it comes from', () => {
		for (const procedure of LIBRARY) {
			expect(problemsOf(procedure), procedure.key).toEqual([]);
			expect(procedure.provenance.says.length, procedure.key).toBeGreaterThan(20);
		}
		expect(DEMOCRACY_DAY.provenance.kind).toBe('reconstruction');
		expect(DEMOCRACY_DAY.stages).toHaveLength(6);
		expect(ZHUCHENG.stages.map(({ name }) => name)).toEqual(['社区党委初议', '联席议事', '决策听证', '公开办理', '定期评议']);
		expect(GUIYANG.stages.filter(({ name }) => /会$/.test(name))).toHaveLength(3);
		expect(ZHUJI.stages.filter(({ publish }) => publish)).toHaveLength(3);
	});

	it('诸城: supper at the canteen goes through five stages in their order', () => {
		const matter = story(ZHUCHENG, small);
		matter.lay('2026-07-20', 'topic-card', 'party-study');
		expect(matter.move('2026-07-22', 'joint-deliberation', as('accepted'), ['party_organisation']).ok).toBe(true);
		matter.lay('2026-08-05', 'draft-plan', 'comments-answered', 'minutes');
		expect(matter.move('2026-08-09', 'hearing', as('forward'), ['self_governance_committee']).ok).toBe(true);
		matter.lay('2026-08-12', 'materials');
		matter.lay('2026-08-19', 'hearing');
		matter.lay('2026-08-30', 'poll', 'resolution', 'notice-posted');
		expect(matter.move('2026-08-30', 'work', as('passed'), ['deciding-body']).ok).toBe(true);
		matter.lay('2026-09-01', 'commitments');
		matter.lay('2026-10-10', 'completion');
		expect(matter.move('2026-10-10', 'evaluation', as('completed'), ['self_governance_committee']).ok).toBe(true);
		matter.lay('2026-11-05', 'evaluation');
		expect(matter.move('2026-11-08', 'closed', as('evaluated'), ['oversight_committee']).ok).toBe(true);
		expect(path(matter.state)).toEqual(ZHUCHENG.stages.map(({ key }) => key));
		expect(matter.state.breaches).toEqual([]);
		expect(matter.move('2026-11-09', 'work', as('reopened'), ['oversight_committee'], '晚了')).toEqual({ ok: false, error: { code: 'matter.closed' } });
	});

	it('贵阳: four actors, and nobody acts in another one’s place', () => {
		const matter = story(GUIYANG, small);
		matter.lay('2026-07-10', 'topic-card', 'minutes', 'residents-opinion');
		expect(matter.move('2026-07-10', 'topic-meeting', as('forward'), ['party_organisation'])).toMatchObject({ error: { code: 'matter.not-yours' } });
		matter.move('2026-07-10', 'topic-meeting', as('forward'), ['residents_council']);
		// Minutes of the first meeting are not those of the second.
		matter.lay('2026-07-20', 'options', 'cost');
		expect(matter.move('2026-07-20', 'party-decision', as('forward'), ['residents_council'])).toMatchObject({ error: { missing: [{ what: 'minutes', code: 'missing' }] } });
		matter.lay('2026-07-20', 'minutes');
		matter.move('2026-07-20', 'party-decision', as('forward'), ['residents_council']);
		matter.lay('2026-07-25', 'party-study');
		matter.move('2026-07-25', 'decision-meeting', as('accepted'), ['party_organisation']);
		matter.lay('2026-08-10', 'poll', 'resolution');
		expect(matter.move('2026-08-10', 'execution', as('passed'), ['residents_council'])).toMatchObject({ error: { code: 'matter.not-yours' } });
		matter.move('2026-08-10', 'execution', as('passed'), ['deciding-body']);
		matter.lay('2026-09-01', 'commitments', 'progress', 'completion');
		matter.move('2026-09-01', 'review', as('completed'), ['service_centre']);
		matter.lay('2026-09-20', 'report', 'evaluation');
		matter.move('2026-09-21', 'closed', as('evaluated'), ['residents_council']);
		expect(path(matter.state)).toEqual(GUIYANG.stages.map(({ key }) => key));
	});

	it('诸暨: each round has papers of its own, a lost vote is not held again, and sends the plan down once more', () => {
		const committee: Actor[] = ['self_governance_committee'];
		const matter = story(ZHUJI, small);
		matter.lay('2026-07-10', 'topic-card', 'residents-opinion', 'comments-answered');
		matter.move('2026-07-12', 'second-round', as('forward'), committee);
		// What was answered in the first round is not what is answered in the second.
		matter.lay('2026-07-20', 'draft-plan', 'hearing');
		expect(matter.move('2026-07-21', 'third-round', as('forward'), committee)).toEqual({ ok: false, error: { code: 'matter.missing', missing: [{ what: 'comments-answered', code: 'missing' }] } });
		matter.lay('2026-07-21', 'comments-answered');
		expect(matter.move('2026-07-21', 'third-round', as('forward'), committee).ok).toBe(true);
		matter.lay('2026-07-22', 'party-study', 'notice');
		matter.poll('2026-07-29', 'no-quorum');
		matter.poll('2026-07-30', 'failed');
		matter.poll('2026-07-31', 'passed');
		matter.lay('2026-07-31', 'resolution', 'notice-posted');
		expect(matter.move('2026-07-31', 'work', as('passed'), ['deciding-body'])).toMatchObject({ error: { code: 'matter.not-so-decided', verdict: 'failed' } });
		expect(matter.move('2026-07-31', 'second-round', as('failed'), ['deciding-body']).ok).toBe(true);
		expect(path(matter.state)).toEqual(['first-round', 'second-round', 'third-round', 'second-round']);
		expect(matter.move('2026-08-10', 'third-round', as('forward'), committee)).toMatchObject({ error: { missing: [{ what: 'draft-plan' }, { what: 'hearing' }, { what: 'comments-answered' }] } });
		matter.lay('2026-08-10', 'draft-plan', 'hearing', 'comments-answered');
		expect(matter.move('2026-08-10', 'third-round', as('forward'), committee).ok).toBe(true);
		// The old study, the old notice, the old count and the old resolution do not count for the second vote; notice of July is no notice in August.
		expect(missingFor(ZHUJI, matter.state, stageOf(ZHUJI, 'third-round')!.moves[0]!, small).map(({ what }) => what)).toEqual(['party-study', 'notice', 'poll', 'resolution', 'notice-posted']);
		matter.lay('2026-08-11', 'party-study', 'notice', 'poll', 'resolution', 'notice-posted');
		expect(matter.move('2026-08-12', 'work', as('passed'), ['deciding-body'])).toMatchObject({ error: { missing: [{ what: 'notice', code: 'too-short', enoughOn: '2026-08-16' }] } });
	});

	it('a plan that is too dear goes back to the drawing board: the study of before counts, the plan of before does not', () => {
		const matter = story(ZHUCHENG, small);
		matter.lay('2026-07-20', 'topic-card', 'party-study');
		matter.move('2026-07-22', 'joint-deliberation', as('accepted'), ['party_organisation']);
		matter.lay('2026-08-05', 'draft-plan', 'comments-answered', 'minutes');
		matter.move('2026-08-09', 'hearing', as('forward'), ['self_governance_committee']);
		expect(matter.move('2026-08-20', 'joint-deliberation', as('returned'), ['deciding-body'], '太贵。').ok).toBe(true);
		expect(matter.move('2026-08-21', 'hearing', as('forward'), ['self_governance_committee'])).toMatchObject({ error: { missing: [{ what: 'draft-plan' }, { what: 'comments-answered' }, { what: 'minutes' }] } });
		matter.lay('2026-08-25', 'draft-plan', 'comments-answered', 'minutes');
		expect(matter.move('2026-08-25', 'hearing', as('forward'), ['self_governance_committee']).ok).toBe(true);
	});

	it('what the residents send back to be done again is promised, done and judged again', () => {
		const matter = story(ZHUCHENG, small);
		matter.lay('2026-07-06', 'topic-card', 'party-study');
		matter.move('2026-07-06', 'joint-deliberation', as('accepted'), ['party_organisation']);
		matter.lay('2026-07-07', 'draft-plan', 'comments-answered', 'minutes');
		matter.move('2026-07-07', 'hearing', as('forward'), ['self_governance_committee']);
		matter.lay('2026-07-08', 'materials');
		matter.lay('2026-07-16', 'hearing', 'poll', 'resolution', 'notice-posted');
		matter.move('2026-07-16', 'work', as('passed'), ['deciding-body']);
		matter.lay('2026-07-17', 'commitments', 'completion');
		matter.move('2026-07-17', 'evaluation', as('completed'), ['self_governance_committee']);
		matter.lay('2026-07-30', 'evaluation');
		expect(matter.move('2026-07-30', 'work', as('reopened'), ['oversight_committee'], '三盏灯不亮。').ok).toBe(true);
		expect(matter.move('2026-07-31', 'evaluation', as('completed'), ['self_governance_committee'])).toMatchObject({ error: { missing: [{ what: 'commitments' }, { what: 'completion' }] } });
		matter.lay('2026-08-02', 'commitments', 'completion');
		expect(matter.move('2026-08-02', 'evaluation', as('completed'), ['self_governance_committee']).ok).toBe(true);
		expect(matter.move('2026-08-03', 'closed', as('evaluated'), ['oversight_committee'])).toMatchObject({ error: { missing: [{ what: 'evaluation' }] } });
		matter.lay('2026-08-20', 'evaluation');
		expect(matter.move('2026-08-20', 'closed', as('evaluated'), ['oversight_committee']).ok).toBe(true);
	});

	it('民主日: notice five days before the meeting, or the meeting is too early', () => {
		const matter = story(DEMOCRACY_DAY, small, '2026-10-01');
		matter.lay('2026-10-05', 'topic-card');
		matter.move('2026-10-08', 'choose', as('forward'), ['self_governance_committee']);
		matter.lay('2026-10-12', 'party-study');
		matter.move('2026-10-12', 'prepare', as('accepted'), ['party_organisation']);
		matter.lay('2026-10-21', 'agenda', 'notice', 'materials', 'recusals');
		matter.move('2026-10-21', 'meet', as('forward'), ['self_governance_committee']);
		matter.lay('2026-10-25', 'attendance', 'poll', 'resolution', 'notice-posted', 'minutes');
		const early = matter.move('2026-10-25', 'carry-out', as('passed'), ['deciding-body']);
		expect(early).toMatchObject({ error: { code: 'matter.missing', missing: [{ what: 'notice', code: 'too-short', enoughOn: '2026-10-26' }] } });
		// Held all the same: a breach, with whoever pushed and why.
		expect(matter.push('2026-10-25', 'carry-out', as('passed'), ['deciding-body'], '代表都已到场').ok).toBe(true);
		expect(matter.state.breaches).toEqual([
			{ stage: 'meet', to: 'carry-out', on: '2026-10-25', by: 'deciding-body', reason: '代表都已到场', missing: [{ what: 'notice', code: 'too-short' }] }
		]);
	});

	it('180,000 yuan ask for a risk assessment and an open selection; supper does not', () => {
		const asked = (ground: Ground) => {
			const matter = story(ZHUCHENG, ground);
			matter.lay('2026-07-20', 'topic-card', 'party-study');
			matter.move('2026-07-22', 'joint-deliberation', as('accepted'), ['party_organisation']);
			matter.lay('2026-08-05', 'draft-plan', 'comments-answered', 'minutes');
			matter.move('2026-08-09', 'hearing', as('forward'), ['self_governance_committee']);
			return missingFor(ZHUCHENG, matter.state, stageOf(ZHUCHENG, 'hearing')!.moves[0]!, ground).map(({ what }) => what);
		};
		expect(asked(small)).toEqual(['materials', 'hearing', 'poll', 'resolution', 'notice-posted']);
		expect(asked(large)).toEqual(['materials', 'hearing', 'risk-assessment', 'open-selection', 'poll', 'resolution', 'notice-posted']);
	});

	it('a refusal needs a reason that everybody can read; blanks are none', () => {
		const matter = story(ZHUCHENG, small);
		expect(matter.move('2026-07-10', 'closed', as('returned'), ['party_organisation'], '  ')).toEqual({ ok: false, error: { code: 'matter.reason-missing' } });
		expect(matter.move('2026-07-10', 'closed', as('returned'), ['party_organisation'], '已有同样的议题').ok).toBe(true);
		expect(matter.state.closed).toEqual({ on: '2026-07-10', outcome: 'returned', reason: '已有同样的议题' });
	});

	it('the first opinion is due in ten days, and every day after counts', () => {
		const stay = presentStay(begin(ZHUCHENG, day('2026-07-06')))!;
		expect(dueOf(ZHUCHENG, stay, {})).toBe('2026-07-16');
		expect([daysOver(ZHUCHENG, stay, {}, day('2026-07-16')), daysOver(ZHUCHENG, stay, {}, day('2026-07-19'))]).toEqual([0, 3]);
	});
});

describe('a procedure that is not one', () => {
	const stage = (key: string, ...to: string[]) => ({ key, name: key, owner: [], inputs: [], outputs: [], moves: to.map((one) => ({ to: one, outcome: 'forward' as const, by: ['clock' as const] })) });
	const made = (...stages: ReturnType<typeof stage>[]): Procedure => ({ key: 'x', name: 'x', edition: '1', provenance: { kind: 'local', says: '' }, stages });
	it.each([
		['no-stages', made()],
		['twice', made(stage('a', 'closed'), stage('a', 'closed'))],
		['nowhere', made(stage('a', 'b'))],
		['no-way-out', made(stage('a'))],
		['never-reached', made(stage('a', 'closed'), stage('b', 'closed'))],
		['cannot-close', made(stage('a', 'b', 'closed'), stage('b', 'b'))],
		// An opinion is laid as an opinion; a stage that decides is one whose vote binds.
		['decision-binds-nobody', made({ ...stage('a', 'closed'), decision: { ...REPRESENTATIVES_DECIDE, consultative: true } } as never)]
	])('%s', (code, procedure) => {
		expect(problemsOf(procedure).map((problem) => problem.code)).toContain(code);
	});
});

describe('whatever is tried', () => {
	const actors: Actor[] = ['party_organisation', 'self_governance_committee', 'deciding-body', 'service_centre', 'oversight_committee', 'residents_council', 'raiser'];
	const events = fc.array(
		fc.oneof(
			fc.record({ kind: fc.constant('laid' as const), what: fc.constantFrom(...NEEDS), verdict: fc.constantFrom('passed', 'failed', 'no-quorum', undefined), wait: fc.nat(12) }),
			fc.record({ kind: fc.constantFrom('moved' as const, 'pushed' as const), way: fc.nat(4), actor: fc.constantFrom(...actors), reason: fc.constantFrom('因为', undefined), wait: fc.nat(12) })
		),
		{ maxLength: 60 }
	);

	it('no matter passes a stage without what it needs, unless it was pushed and the breach stands; nothing moves after the end; days never run back', () => {
		fc.assert(
			fc.property(fc.constantFrom(...LIBRARY), fc.constantFrom(small, large), events, (procedure, ground, tries) => {
				let state = begin(procedure, day('2026-01-01'));
				let today: Day = day('2026-01-01');
				const events: MatterEvent[] = [];
				for (const one of tries) {
					today = addDays(today, one.wait);
					const before = state;
					const stay = presentStay(before);
					let event: MatterEvent;
					if (one.kind === 'laid') event = { kind: 'laid', what: one.what, on: today, ...(one.verdict ? { verdict: one.verdict as 'passed' } : {}) };
					else {
						const moves = stay ? stageOf(procedure, stay.stage)!.moves : [];
						const move = moves[one.way % Math.max(1, moves.length)];
						event = { kind: one.kind, to: move?.to ?? 'closed', outcome: move?.outcome ?? 'forward', by: one.actor, on: today, reason: one.reason as string };
					}
					const next = apply(procedure, before, event, one.kind === 'laid' ? [] : [one.actor], ground);
					if (!next.ok) {
						expect(state).toBe(before);
						continue;
					}
					expect(before.closed).toBeUndefined();
					state = next.value;
					const story = [...events];
					events.push(event);
					if (event.kind === 'laid' || event.kind === 'told') continue;
					const way = waysOut(procedure, before, ground).find(({ move }) => move.to === event.to && move.outcome === event.outcome)!;
					expect(way.decided).toBe(true);
					expect(way.move.by).toContain(event.by);
					if (event.kind === 'moved') expect([way.missing, lackingBy(procedure, story, way.move, ground)]).toEqual([[], []]);
					else expect(state.breaches.length).toBe(before.breaches.length + 1);
					const decided = stageOf(procedure, stay!.stage)!.decision !== undefined && way.move.verdict === 'passed';
					if (decided) expect(decidedBy(story)).toBe('passed');
				}
				for (const [index, { from, until }] of state.stays.entries()) {
					if (until !== undefined) expect(until >= from).toBe(true);
					expect(until === undefined).toBe(index === state.stays.length - 1 && !state.closed);
				}
			}),
			{ numRuns: 400 }
		);
	});

	it('a trigger by kind or sum is one or the other', () => {
		expect(isTriggered(undefined, { kind: 'x' })).toBe(true);
		expect(isTriggered({}, { kind: 'x' })).toBe(true);
		expect(isTriggered({ kinds: ['x'], amountFrom: 5 }, { kind: 'y', amount: 5 })).toBe(true);
		expect(isTriggered({ kinds: ['x'], amountFrom: 5 }, { kind: 'y', amount: 4 })).toBe(false);
	});
});
