import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { PollContent } from '#domain/ballot/poll.ts';
import type { Channel } from '#domain/ballot/ballot.ts';
import type { ConsultationContent, OpinionContent, RiskAssessmentContent } from '#domain/deliberation/opinion.ts';
import type { AppraisalContent, EvaluationContent } from '#domain/evaluation/evaluation.ts';
import { MORE_THAN_HALF, TWO_THIRDS } from '#domain/procedure/majority.ts';
import { REPRESENTATIVES_DECIDE, REPRESENTATIVES_LAW } from '#domain/procedure/library/common.ts';
import type { MatterContent, MatterStepContent } from '#domain/procedure/matter.ts';
import type { EndorsementContent, ProposalContent } from '#domain/proposal/proposal.ts';
import type { CommitmentContent, ResolutionContent } from '#domain/resolution/resolution.ts';
import type { PublicNames } from './names.ts';
import { base, given, type Making, type Planned } from './planned.ts';
import type { RowOf } from './shapes.ts';

/** Channels of the file by the names they have here. */
const CHANNEL: Readonly<Record<string, Channel>> = { paper_slip_collected_by_informant: 'paper_slip', phone: 'telephone' };
const channelOf = (name: string): Channel => CHANNEL[name] ?? (name as Channel);

/** A share written as a decimal, in so many parts of the whole. */
const parts = (value: number, of: number) => Math.round(value * of);

/** What stands around one matter of the file. */
function matters(making: Making) {
	const byProposal = new Map(making.file.matters.map(({ value }) => [value.proposal_id, value]));
	const subjectOf = (id: string | undefined): SubjectId | undefined => (id === undefined ? undefined : making.subject('matters', id));
	const named = new Set(making.file.matters.map(({ value }) => value.id));
	return {
		/** Of a matter, or of what names a proposal. */
		parent: (ref: string | null | undefined) => {
			if (!ref) return undefined;
			return named.has(ref) ? subjectOf(ref) : subjectOf(byProposal.get(ref)?.id);
		}
	};
}

/** What a stay of a matter refers to, as far as it has a subject in the file. */
function refsOf(making: Making, refs: readonly string[] | null | undefined): SubjectId[] {
	return (refs ?? []).flatMap((ref) => {
		const id = ref.split('#')[0]!;
		for (const list of ['proposals', 'disclosures', 'finance_tables', 'inquiries', 'votes', 'evaluations', 'opinions', 'risk_assessments', 'consultations', 'commitments', 'decision_records', 'democracy_days']) {
			if (making.file.names.get(list)?.has(id)) return [making.subject(list, id)];
		}
		return [];
	});
}

function proposalContents(making: Making, names: PublicNames, row: RowOf<'proposals'>, matter: SubjectId | undefined): Planned[] {
	const community = row.community_id as CommunityCode;
	const proposal: ProposalContent = {
		...base(making, 'proposal', 'proposals', row.id, community),
		...given('parent', matter),
		title: row.title, text: row.summary, body: making.subject('bodies', row.body_id), by: row.submitter, channel: row.channel, raised: row.submitted_at,
		...given('enteredBy', row.entered_by ? names.ofPerson(row.entered_by) : undefined),
		...given('tags', row.tags), ...given('collectUntil', row.collect_until), ...given('endorsementsNeeded', row.endorsements_needed), ...given('note', row.jurisdiction_note)
	};
	const planned: Planned[] = [{ content: proposal, list: 'proposals', happenedAt: row.submitted_at }];
	for (const one of row.endorsement_list ?? []) {
		const content: EndorsementContent = {
			...base(making, 'endorsement', 'proposals', `${row.id}/endorsement/${one.no}`, community),
			parent: proposal.subject, no: one.no, on: one.date, channel: one.channel, source: row.id,
			...(one.capacity === 'representative' ? { representative: true as const } : {}),
			...given('enteredBy', one.entered_by ? names.ofPerson(one.entered_by) : undefined)
		};
		planned.push({ content, list: 'proposals', happenedAt: one.date });
	}
	if (row.hearing) {
		const content: ConsultationContent = {
			...base(making, 'consultation', 'proposals', `${row.id}/hearing`, community),
			...given('parent', matter), form: '听证', on: row.hearing.date, source: row.id,
			...given('place', row.hearing.place), ...given('participants', row.hearing.participants), ...given('materialsFrom', row.hearing.materials_sent_at),
			...given('published', row.hearing.record_published_at), ...given('summary', row.hearing.summary)
		};
		planned.push({ content, list: 'proposals', happenedAt: row.hearing.date });
	}
	return planned;
}

function matterContents(making: Making, row: RowOf<'matters'>, number: string): Planned[] {
	const community = row.community_id as CommunityCode;
	const first = row.stages[0]!;
	const matter: MatterContent = {
		...base(making, 'matter', 'matters', row.id, community),
		parent: making.subject('bodies', row.deciding_body_id), number, title: row.title, kind: row.kind,
		procedure: { subject: making.subject('procedures', row.procedure.id), edition: row.procedure.version }, opened: first.from,
		proposals: [making.subject('proposals', row.proposal_id)]
	};
	const steps = row.stages.map((stay, index): Planned<MatterStepContent> => ({
		list: 'matters',
		happenedAt: stay.from,
		content: {
			...base(making, 'matter-step', 'matters', `${row.id}/step/${index + 1}`, community),
			parent: matter.subject, no: index + 1, body: making.subject('bodies', stay.body_id), source: row.id,
			event: { kind: 'told', stage: stay.stage, from: stay.from, ...given('until', stay.until) },
			...given('note', stay.outcome), ...(refsOf(making, stay.refs).length > 0 ? { refs: refsOf(making, stay.refs) } : {})
		}
	}));
	return [{ content: matter, list: 'matters', happenedAt: first.from }, ...steps];
}

function pollContent(making: Making, names: PublicNames, row: RowOf<'votes'>, parent: SubjectId | undefined): Planned<PollContent> {
	const household = row.unit === 'household';
	const unit = household ? 'household' : 'representative';
	const proposal = making.file.proposals.find(({ value }) => value.id === row.proposal_id)?.value;
	return {
		list: 'votes',
		happenedAt: row.date,
		content: {
			...base(making, 'poll', 'votes', row.id, row.community_id as CommunityCode),
			...given('parent', parent),
			title: row.topic ?? proposal?.title ?? row.id,
			body: making.subject('bodies', row.body_id),
			on: row.date,
			rule: household
				? { ...REPRESENTATIVES_DECIDE, unit, quorum: { any: [{ unit, share: TWO_THIRDS }] }, majority: { base: 'present', share: MORE_THAN_HALF } }
				: { ...REPRESENTATIVES_DECIDE, secret: row.secret, quorum: { any: [{ unit, share: TWO_THIRDS }], source: REPRESENTATIVES_LAW } },
			secrecy: row.secret ? 'secret-paper' : 'recorded',
			members: row.body_members, attended: row.attended, issued: row.ballots_issued, returned: row.ballots_returned,
			yes: row.yes, no: row.no, abstain: row.abstain, invalid: row.invalid,
			channels: Object.entries(row.channels).map(([name, count]) => ({ channel: channelOf(name), count })),
			...(row.superseded && row.superseded.length > 0 ? { duplicates: row.superseded.length } : {}),
			recused: row.recused.map(({ person, person_id, reason }) => ({ who: person_id && person === person_id ? names.ofPerson(person_id) : person, reason })),
			...given('tellers', row.tellers), ...given('chair', row.chair ? names.ofPerson(row.chair) : undefined), ...given('noticed', row.notice_at),
			...given('studied', row.party_review_at), ...given('published', row.result_published_at), ...given('resolution', row.resolution_no), ...given('note', row.note)
		}
	};
}

const RESOLUTION_KINDS: Readonly<Record<string, ResolutionContent['kind']>> = { representative_resolution: 'representatives', household_resolution: 'households', joint_meeting_minutes: 'joint-meeting' };

function resolutionContent(making: Making, row: RowOf<'decision_records'>, parent: SubjectId | undefined): Planned<ResolutionContent> {
	return {
		list: 'decision_records',
		happenedAt: row.date,
		content: {
			...base(making, 'resolution', 'decision_records', row.no, row.community_id as CommunityCode),
			...given('parent', parent), number: row.no, body: making.subject('bodies', row.body_id), kind: RESOLUTION_KINDS[row.kind] ?? 'other', title: row.matter, on: row.date,
			...given('studied', row.party_review_at), ...given('jointMeeting', row.joint_meeting_at), ...given('openSelection', row.open_selection), ...given('riskAssessment', row.risk_assessment),
			...(row.publicity ? { displayed: { from: row.publicity[0], until: row.publicity[1] } } : {}),
			...given('poll', row.vote_id ? making.subject('votes', row.vote_id) : undefined)
		}
	};
}

function evaluationContent(making: Making, row: RowOf<'evaluations'>, parent: SubjectId | undefined): Planned<EvaluationContent | AppraisalContent> {
	const community = row.community_id as CommunityCode;
	const host = making.subject('bodies', row.host_body_id);
	const shared = { title: row.title, on: row.held_at, host, issued: row.issued, returned: row.returned };
	const rows = (row.rows ?? []) as Record<string, unknown>[];
	// A field that is no count counts nothing, as one that is not there.
	const numberAt = (one: Record<string, unknown>, key: string) => (Number.isSafeInteger(one[key]) ? Number(one[key]) : 0);
	if (row.kind === 'performance_review') {
		const grades = row.grades ?? [];
		const composite = row.composite_weights && row.composite_scores && typeof row.composite_total === 'number'
			? {
					raters: Object.entries(row.composite_weights).map(([rater, weight]) => ({ rater, weight: parts(weight, 1000), score: parts(row.composite_scores![rater] ?? 0, 100) })),
					total: parts(row.composite_total, 100)
				}
			: undefined;
		const content: AppraisalContent = {
			...base(making, 'appraisal', 'evaluations', row.id, community), parent: making.subject('bodies', row.body_id), ...shared,
			grades: grades.map((grade) => ({ grade, points: parts(row.grade_points?.[grade] ?? 0, 10) })),
			rows: rows.map((one) => ({ target: String(one.target), counts: grades.map((grade) => ({ grade, count: numberAt(one, grade) })), invalid: numberAt(one, 'invalid') })),
			...given('year', row.year), ...given('composite', composite), ...given('note', row.note)
		};
		return { content, list: 'evaluations', happenedAt: row.held_at };
	}
	const weights = making.file.config.satisfaction_weights ?? { satisfied: 1, basically: 0.6, dissatisfied: 0 };
	const one = (from: Record<string, unknown>) => ({
		...(typeof from.item === 'string' ? { item: from.item } : {}), satisfied: numberAt(from, 'satisfied'), basically: numberAt(from, 'basically'), dissatisfied: numberAt(from, 'dissatisfied')
	});
	const content: EvaluationContent = {
		...base(making, 'evaluation', 'evaluations', row.id, community), ...given('parent', parent), ...shared, body: making.subject('bodies', row.body_id), invalid: row.invalid ?? 0,
		rows: rows.length > 0 ? rows.map(one) : [one(row as Record<string, unknown>)],
		weights: { satisfied: parts(weights.satisfied, 1000), basically: parts(weights.basically, 1000), dissatisfied: parts(weights.dissatisfied, 1000) },
		pass: parts(making.file.config.satisfaction_pass ?? 0.8, 1000),
		...(row.channels ? { channels: Object.entries(row.channels).map(([channel, count]) => ({ channel, count })) } : {}),
		...given('complaints', row.main_complaints)
	};
	return { content, list: 'evaluations', happenedAt: row.held_at };
}

/** Matters with their stays, proposals with who stands behind them, and what was said, decided, promised and judged on the way. */
export function mattersOf(making: Making, names: PublicNames): Planned[] {
	const { file } = making;
	const { parent } = matters(making);
	const serials = new Map<string, number>();
	const sorted = file.matters.map(({ value }) => value).sort((a, b) => (a.stages[0]!.from < b.stages[0]!.from ? -1 : a.stages[0]!.from > b.stages[0]!.from ? 1 : a.id < b.id ? -1 : 1));
	return [
		...sorted.flatMap((row) => {
			const prefix = `${row.community_id}-M-${row.stages[0]!.from.slice(0, 4)}`;
			const serial = (serials.get(prefix) ?? 0) + 1;
			serials.set(prefix, serial);
			return matterContents(making, row, `${prefix}-${String(serial).padStart(4, '0')}`);
		}),
		...file.proposals.flatMap(({ value }) => proposalContents(making, names, value, parent(value.id))),
		...file.consultations.map(({ value }): Planned<ConsultationContent> => ({
			list: 'consultations', happenedAt: value.date,
			content: {
				...base(making, 'consultation', 'consultations', value.id, file.tenants.ofBody(value.body_id)!), ...given('parent', parent(value.matter_id)),
				form: value.form, on: value.date, body: making.subject('bodies', value.body_id), ...given('participants', value.participants), ...given('published', value.outcome_published_at)
			}
		})),
		...file.opinions.map(({ value }): Planned<OpinionContent> => {
			const matter = file.matters.find((one) => one.value.id === value.matter_id)!.value;
			return {
				list: 'opinions', happenedAt: value.date,
				content: {
					...base(making, 'opinion', 'opinions', value.id, matter.community_id as CommunityCode), ...given('parent', parent(value.matter_id)),
					kind: value.kind, author: value.author, on: value.date, text: value.text, ...given('published', value.published_at), ...given('conclusion', value.conclusion), ...given('adopted', value.adopted)
				}
			};
		}),
		...file.risk_assessments.map(({ value }): Planned<RiskAssessmentContent> => ({
			list: 'risk_assessments', ...given('happenedAt', value.five_steps.at(-1)?.done_at),
			content: {
				...base(making, 'risk-assessment', 'risk_assessments', value.id, value.community_id as CommunityCode), ...given('parent', parent(value.ref)),
				body: making.subject('bodies', value.body_id), level: value.level, conclusion: value.conclusion,
				steps: value.five_steps.map(({ step, name, done_at, detail }) => ({ no: step, name, ...given('done', done_at), ...given('detail', detail) })),
				dimensions: (['legality', 'rationality', 'feasibility', 'controllability'] as const).flatMap((key) => (value.dimensions[key] ? [{ key, text: value.dimensions[key] }] : [])),
				points: value.risk_points.map(({ point, probability, impact, measure }) => ({ point, probability, impact, measure }))
			}
		})),
		...file.votes.map(({ value }) => pollContent(making, names, value, parent(value.proposal_id))),
		...file.decision_records.map(({ value }) => resolutionContent(making, value, parent(file.votes.find((vote) => vote.value.id === value.vote_id)?.value.proposal_id))),
		...file.commitments.map(({ value }): Planned<CommitmentContent> => ({
			list: 'commitments', happenedAt: value.done_at ?? value.due,
			content: {
				...base(making, 'commitment', 'commitments', value.id, file.tenants.ofBody(value.body_id)!), ...given('parent', parent(value.matter_id)),
				body: making.subject('bodies', value.body_id), task: value.task, owner: names.inOffice(value.owner, value.body_id, value.due), due: value.due, ...given('done', value.done_at),
				...given('resolution', value.resolution_no), evidence: value.evidence ?? []
			}
		})),
		...file.evaluations.map(({ value }) => evaluationContent(making, value, parent(value.ref)))
	];
}
