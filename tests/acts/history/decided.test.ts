import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day as dayText } from '#domain/basics/day.ts';
import { democracyDayPage } from '#domain/democracy-day/view/democracy-day-page.ts';
import type { EvaluationContent, AppraisalContent } from '#domain/evaluation/evaluation.ts';
import { evaluationsPage } from '#domain/oversight/evaluation-view.ts';
import { matterPage } from '#domain/oversight/matter-view.ts';
import { pollPage } from '#domain/oversight/poll-view.ts';
import { proposalPage } from '#domain/oversight/proposal-view.ts';
import { demoCity, openTown, type Town } from '#tests/support/town.ts';

/*
 * Proposals P1 to P6 and both Democracy Days of the demo city, read once by this test from the file itself, with arithmetic of its own, and once
 * from the pages. The file states what was needed and what came out; it is compared too, so that neither side can be wrong alone.
 */

interface Vote {
	id: string; proposal_id: string | null; community_id: string; date: string; body_members: number; attended: number; quorum_needed: number; pass_needed: number; passed: boolean;
	ballots_issued: number; ballots_returned: number; invalid: number; yes: number; no: number; abstain: number; channels: Record<string, number>; recused: unknown[]; superseded?: unknown[];
	notice_at: string; result_published_at: string; secret: boolean; records?: { choice: string }[];
}
interface Proposal {
	id: string; community_id: string; title: string; summary: string; submitted_at: string; vote_id?: string; endorsements?: number; endorsements_needed?: number; collect_until?: string;
	endorsement_list?: unknown[]; evaluation_id?: string; risk_assessment_id?: string; hearing?: { participants: number; date: string; materials_sent_at: string }; commitment_ids?: string[]; closed_at?: string;
}
interface Stage { stage: string; from: string; until: string | null }
interface Day {
	id: string; community_id: string; date: string; time: [string, string]; place: string; announced_at: string;
	agenda: { no: number; start: string; end: string; type: string; title: string; presenter: string; refs?: string[] }[];
	attendance: Record<string, number> & { resident_units: string[] };
	minutes: { published_at: string; signed_by: string[]; items: { no: number; text: string }[]; vote?: Record<string, unknown>; actions: { task: string; due: string; status: string }[]; archived_at: string };
}
const file = demoCity() as unknown as {
	proposals: Proposal[]; votes: Vote[]; matters: { id: string; proposal_id: string; current_stage: string; stages: Stage[] }[]; democracy_days: Day[];
	evaluations: { id: string; satisfied: number; basically: number; dissatisfied: number; issued: number; returned: number; rows?: Record<string, number & string>[]; grade_points?: Record<string, number>; composite_scores?: Record<string, number>; composite_weights?: Record<string, number>; composite_total?: number }[];
	risk_assessments: { id: string; level: string; five_steps: { name: string; done_at: string }[]; risk_points: unknown[]; dimensions: Record<string, string>; conclusion: string }[];
	commitments: { id: string; matter_id: string; task: string; due: string; done_at: string | null }[];
};

let town: Town;
const WHEN = { today: dayText('2026-11-22'), zone: 480 };
beforeAll(async () => {
	town = await openTown({ clock: '2026-11-22T10:00' });
});
afterAll(() => town.close());

const contents = () => town.portal.contents;
/** The least whole number that is at least two thirds of n; the least that is more than half of n. Written out, not shared with the portal. */
const twoThirds = (n: number) => (n * 2 + 2 - ((n * 2 + 2) % 3)) / 3;
const moreThanHalf = (n: number) => (n - (n % 2)) / 2 + 1;
const matterOf = async ({ id, community_id: community }: Proposal) => {
	const { id: matter } = file.matters.find((one) => one.proposal_id === id)!;
	return (await matterPage(contents(), { community, matter: town.subject(`matters:${matter}`) }, WHEN))!;
};

describe.each(file.votes)('vote $id', (vote) => {
	test('the page makes the same of it: who took part, what was needed, and what came out', async () => {
		expect([twoThirds(vote.body_members), moreThanHalf(vote.attended)]).toEqual([vote.quorum_needed, vote.pass_needed]);
		const page = (await pollPage(contents(), { community: vote.community_id, poll: town.subject(`votes:${vote.id}`) }, WHEN))!;
		const poll = page.poll!;
		expect(poll).toMatchObject({
			members: vote.body_members, attended: vote.attended, issued: vote.ballots_issued, returned: vote.ballots_returned, yes: vote.yes, no: vote.no, abstain: vote.abstain, invalid: vote.invalid,
			on: vote.date, noticed: vote.notice_at, published: vote.result_published_at
		});
		expect(vote.yes + vote.no + vote.abstain + vote.invalid).toBe(vote.ballots_returned);
		expect(poll.channels.map(({ count }) => count).sort()).toEqual(Object.values(vote.channels).sort());
		expect([poll.recused.length, poll.duplicates ?? 0]).toEqual([vote.recused.length, vote.superseded?.length ?? 0]);
		const [quorum, majority] = page.decided!.steps;
		expect(quorum).toMatchObject({ what: 'quorum', have: vote.attended, need: vote.quorum_needed, of: vote.body_members, holds: vote.attended >= vote.quorum_needed });
		expect(majority).toMatchObject({ what: 'majority', have: vote.yes, need: vote.pass_needed, of: vote.attended, holds: vote.yes >= vote.pass_needed });
		expect(page.decided!.verdict).toBe(vote.passed ? 'passed' : 'failed');
		if (vote.records) for (const choice of ['yes', 'no', 'abstain', 'invalid'] as const) expect(vote.records.filter((one) => one.choice === choice).length, choice).toBe(vote[choice]);
	});
});

describe.each(file.proposals)('proposal $id', (proposal) => {
	test('its matter is where the file has it, with what was counted, assessed, promised and judged', async () => {
		const page = await matterOf(proposal);
		const { stages } = file.matters.find((one) => one.proposal_id === proposal.id)!;
		expect(page.proposals).toMatchObject([{ text: proposal.summary, raised: proposal.submitted_at }]);
		expect(page.stays.map(({ key, from, until }) => [key, from, until ?? null])).toEqual(stages.filter(({ stage }) => stage !== 'closed').map(({ stage, from, until }) => [stage, from, until]));
		expect(page.closed).toBe(proposal.closed_at);
		const collecting = page.proposals[0]!.collecting;
		if (proposal.endorsement_list) expect([collecting!.count, proposal.endorsement_list.length]).toEqual([proposal.endorsements, proposal.endorsements]);
		if (proposal.endorsements_needed !== undefined) {
			const enough = proposal.endorsements! >= proposal.endorsements_needed;
			expect(collecting).toMatchObject({ needed: proposal.endorsements_needed, state: enough ? { state: 'reached' } : { state: 'collecting', missing: proposal.endorsements_needed - proposal.endorsements! } });
		}
		const vote = file.votes.find(({ id }) => id === proposal.vote_id);
		expect(page.polls.map(({ decided: { verdict, steps } }) => [verdict, steps.map(({ have, need }) => [have, need])])).toEqual(vote ? [[vote.passed ? 'passed' : 'failed', [[vote.attended, vote.quorum_needed], [vote.yes, vote.pass_needed]]]] : []);
		if (proposal.hearing) expect(page.consultations).toContainEqual(expect.objectContaining({ on: proposal.hearing.date, participants: proposal.hearing.participants, materialsFrom: proposal.hearing.materials_sent_at }));
		const risk = file.risk_assessments.find(({ id }) => id === proposal.risk_assessment_id);
		expect(page.risks.map(({ level, steps, points, dimensions, conclusion }) => [level, steps.map(({ name, done }) => [name, done]), points.length, dimensions.length, conclusion])).toEqual(
			risk ? [[risk.level, risk.five_steps.map(({ name, done_at: done }) => [name, done]), risk.risk_points.length, Object.keys(risk.dimensions).length, risk.conclusion]] : []
		);
		const promised = file.commitments.filter(({ id, matter_id: matter }) => matter === file.matters.find((one) => one.proposal_id === proposal.id)!.id || proposal.commitment_ids?.includes(id));
		expect(page.commitments.map(({ task, due, done }) => [task, due, done ?? null]).sort()).toEqual(promised.map(({ task, due, done_at: done }) => [task, due, done]).sort());
		for (const { due, done, state } of page.commitments) expect(state.state, `${due} ${done}`).toBe(done !== undefined ? 'done' : due < WHEN.today ? 'late' : 'open');
		const judged = file.evaluations.find(({ id }) => id === proposal.evaluation_id);
		if (judged) {
			const valid = judged.satisfied + judged.basically + judged.dissatisfied;
			const [{ index, valid: counted } = {} as never] = page.evaluations[0]!.results;
			expect([counted, index]).toEqual([valid, Math.round((1000 * judged.satisfied + 600 * judged.basically) / valid)]);
			// Whoever proposed reads it on the proposal itself.
			const own = (await proposalPage(contents(), { community: proposal.community_id, proposal: town.subject(`proposals:${proposal.id}`) }, WHEN))!;
			expect(own.judged.map(({ results }) => results[0]!.index)).toEqual([index]);
		}
	});
});

describe.each(file.democracy_days)('Democracy Day $id', (day) => {
	test('the page makes the same of it: agenda, attendance, quorum, votes, minutes and what was promised', async () => {
		const page = (await democracyDayPage(contents(), { community: day.community_id, day: town.subject(`democracy_days:${day.id}`) }, WHEN))!;
		expect(page.card).toMatchObject({ day: day.date, from: day.time[0], until: day.time[1], place: day.place, items: day.agenda.length, minutes: { state: 'published', on: day.minutes.published_at } });
		expect(page.agenda.map(({ no, start, end, kind, title }) => [no, start, end, kind, title])).toEqual(day.agenda.map(({ no, start, end, type, title }) => [no, start, end, type, title]));
		expect(page.agenda.flatMap(({ no, text }) => (text === undefined ? [] : [{ no, text }]))).toEqual(day.minutes.items);
		const { representatives_expected: expected = 0, representatives_present: present = 0, residents_observing: observing, non_hukou_present: nonRegistered, supervisors: overseers } = day.attendance;
		expect(page.attendance).toMatchObject({ members: [{ expected, present }], observing, nonRegistered, overseers, residentUnits: day.attendance.resident_units });
		expect(page.card.quorum).toMatchObject({ holds: present >= twoThirds(expected), ways: [{ have: present, need: twoThirds(expected), of: expected }] });
		const told = day.minutes.vote;
		const vote = told && file.votes.find(({ id }) => id === told.vote_id);
		expect(page.agenda.flatMap(({ votes }) => votes).map(({ attended, yes, no, abstain, verdict, agrees }) => [attended, yes, no, abstain, verdict, agrees])).toEqual(
			vote ? [[vote.attended, vote.yes, vote.no, vote.abstain, vote.passed ? 'passed' : 'failed', true]] : []
		);
		expect(page.signedBy.length).toBe(day.minutes.signed_by.length);
		expect(page.archived).toBe(day.minutes.archived_at);
		const stateOf = ({ status, due }: { status: string; due: string }) => (status === 'done' ? 'done' : due < WHEN.today ? 'late' : 'open');
		expect(page.actions.map(({ task, due, state }) => [task, due, state.state]).sort()).toEqual(day.minutes.actions.map((one) => [one.task, one.due, stateOf(one)]).sort());
		// What the file calls overdue is late by the calendar too.
		for (const one of day.minutes.actions) if (one.status === 'overdue') expect(stateOf(one)).toBe('late');
	});
});

test('evaluations: every index and mean comes out by the published weights, and the composite as the file has it', async () => {
	for (const one of file.evaluations.filter(({ rows }) => rows)) {
		const held = (await contents().bySubject<EvaluationContent | AppraisalContent>(town.subject(`evaluations:${one.id}`)))!.content;
		expect([held.issued, held.returned]).toEqual([one.issued, one.returned]);
		if (held.type === 'evaluation') {
			expect(held.rows).toEqual(one.rows!.map(({ item, satisfied, basically, dissatisfied }) => ({ item, satisfied, basically, dissatisfied })));
			continue;
		}
		expect(held.rows.map(({ target, counts, invalid }) => [target, counts.map(({ count }) => count), invalid])).toEqual(one.rows!.map((row) => [row.target, Object.keys(one.grade_points!).map((grade) => row[grade]), row.invalid]));
		expect(held.grades.map(({ points }) => points)).toEqual(Object.values(one.grade_points!).map((points) => points * 10));
		const total = Object.entries(one.composite_scores!).reduce((sum, [rater, score]) => sum + score * one.composite_weights![rater]!, 0);
		expect(Math.round(total * 10)).toBe(one.composite_total! * 10);
		expect(held.composite!.total).toBe(Math.round(one.composite_total! * 100));
	}
	const cards = (await evaluationsPage(contents(), { community: 'LW' }, WHEN))!.past;
	expect(cards.map(({ issued, returned }) => [issued, returned]).sort()).toEqual([[155, 151], [216, 207]]);
});
