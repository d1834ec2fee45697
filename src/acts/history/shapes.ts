import * as v from 'valibot';
import { isDay, span, type Day } from '#domain/basics/day.ts';
import { isCommunityCode } from '#domain/basics/id.ts';
import { MOST_FEN, type Fen } from '#domain/basics/money.ts';
import { FUNCTIONS } from '#domain/community/assignment.ts';
import { BODY_KINDS, PLACE_KINDS } from '#domain/community/community.ts';
import { RELATIONS } from '#domain/community/office.ts';
import { RECEPTION_KINDS } from '#domain/community/reception.ts';
import { CATEGORIES } from '#domain/disclosure/disclosure.ts';
import { MOST_LINES } from '#domain/disclosure/finance-table.ts';
import { CHANNELS } from '#domain/disclosure/question.ts';
import { DemocracyDayRow } from './democracy-day-shapes.ts';
import { plainDay } from './plain-day.ts';

/*
 * The shapes of the lists that are read, key by key as server/demo/README.md has them. Loose: unknown keys are not refused, and
 * leftovers.ts keeps them. `nullish` are the keys that a source may have been asked for in vain.
 */

const text = v.pipe(v.string(), v.regex(/\S/, 'missing'));
const day = v.custom<Day>(isDay, 'not-a-day');
/** A whole number in a range. JSON can write -0, contents cannot. */
const within = (value: unknown, least: number, most: number) => Number.isSafeInteger(value) && !Object.is(value, -0) && (value as number) >= least && (value as number) <= most;
const number = (least: number, most = Number.MAX_SAFE_INTEGER) => v.custom<number>((value) => within(value, least, most), 'not-a-number');
const count = number(0);
const amount = v.custom<Fen>((value) => within(value, 0, MOST_FEN), 'not-money');
const balance = v.custom<Fen>((value) => within(value, -MOST_FEN, MOST_FEN), 'not-money');
const months = v.custom<string>((value) => typeof value === 'string' && span(value) !== undefined, 'not-a-period');
const address = v.custom<string>(isCommunityCode, 'not-an-address');
const texts = v.array(text);
const year = v.pipe(v.string(), v.regex(/^\d{4}$/, 'not-a-period'));

export const Meta = v.looseObject({
	format: v.picklist(['yishi-city/2']),
	title: text,
	time_zone: v.picklist(['Asia/Shanghai']),
	history: v.looseObject({ imported: v.literal(true) })
});

const Days = v.looseObject({ value: number(0, 3660), law: v.nullish(text) });
const dayOfMonth = number(1, 28);
export const Config = v.looseObject({
	city: v.nullish(text),
	ruleset: text,
	disclosure_day: dayOfMonth,
	inquiry_day: dayOfMonth,
	display_min_days: Days,
	inquiry_reply_days: Days,
	assembly_notice_days: v.nullish(Days),
	rep_meeting_notice_days: v.nullish(Days),
	minutes_publish_days: v.nullish(Days),
	agenda_endorsement: v.nullish(v.looseObject({ share_of_adults: v.number(), or_representatives: count })),
	satisfaction_weights: v.nullish(v.looseObject({ satisfied: v.number(), basically: v.number(), dissatisfied: v.number() })),
	satisfaction_pass: v.nullish(v.number())
});

export const Town = v.looseObject({ id: text, name: text, kind: v.picklist(['town', 'subdistrict']) });
export const Community = v.looseObject({
	id: address,
	name: text,
	town_id: text,
	community_type: v.nullish(text),
	topology: v.nullish(text),
	households: v.nullish(count),
	population: v.nullish(count),
	adults_18plus: v.nullish(count),
	intro: v.nullish(text),
	hotline: v.nullish(text)
});
export const PlaceRow = v.looseObject({ id: text, parent_id: v.nullable(text), kind: v.picklist(PLACE_KINDS), name: text, households: v.nullish(count) });
export const Household = v.looseObject({ id: text, place_id: text, door: text });
export const Person = v.looseObject({
	id: text,
	name: text,
	display: v.pipe(v.string(), v.endsWith('**', 'not-masked')),
	community_id: text,
	phone: v.nullish(text),
	household_id: v.nullish(text)
});

export const Body = v.looseObject({
	id: text,
	place_id: text,
	kind: v.picklist(BODY_KINDS),
	name: text,
	duties_from: day,
	duties: v.array(v.looseObject({ duty: text, every: v.picklist(['month', 'quarter', 'half_year', 'year']), from: day })),
	member_count: v.nullish(count),
	ruleset: v.nullish(v.picklist(['VCOL-2025', 'URCOL-2025'])),
	note: v.nullish(text),
	extensions: v.nullish(v.array(v.looseObject({
		duty: text, period: months, due_at: day, reason: v.nullish(text), approved_by: v.nullish(text), approved_at: v.nullish(day)
	})))
});
export const Office = v.looseObject({
	id: text, person_id: text, body_id: text, position: text, from: day, until: v.nullish(day), portfolio: v.nullish(text), note: v.nullish(text),
	unit: v.nullish(text),
	/** The cells of a liaison. */
	scope: v.nullish(texts),
	declaration: v.nullish(v.looseObject({
		signed_at: v.nullish(day),
		near_relatives: v.nullish(v.array(v.looseObject({ relation: v.picklist(RELATIONS), person_id: text }))),
		interests: v.nullish(texts)
	}))
});

export const Disclosure = v.looseObject({
	id: text,
	community_id: text,
	body_id: text,
	category: v.picklist(CATEGORIES),
	title: text,
	period: v.custom<string>((value) => typeof value === 'string' && (value === 'event' || span(value) !== undefined), 'not-a-period'),
	due_at: v.nullish(day),
	published_at: day,
	supervisor_reviewed_at: v.nullish(day),
	display_until: v.nullish(day),
	objection_until: v.nullish(day),
	summary: v.nullish(texts),
	body_text: v.nullish(text),
	note: v.nullish(text),
	event_at: v.nullish(day),
	covers_bodies: v.nullish(texts),
	finance_table_ids: v.nullish(texts),
	board_photo: v.nullish(v.looseObject({ file: text, taken_at: day, board_id: text })),
	versions: v.nullish(v.array(v.looseObject({
		version: number(2),
		published_at: day,
		supervisor_reviewed_at: v.nullish(day),
		display_until: v.nullish(day),
		change: v.nullish(text)
	})))
});

const FinanceRow = v.looseObject({
	seq: number(1, MOST_LINES),
	date: day,
	voucher_no: text,
	direction: v.picklist(['in', 'out']),
	category: text,
	summary: text,
	amount_fen: amount,
	balance_fen: balance,
	counterparty: v.nullish(text),
	funding_source: v.nullish(text),
	handler: v.nullish(text),
	witness: v.nullish(text),
	approver: v.nullish(text),
	contract_ref: v.nullish(text),
	decision_ref: v.nullish(text),
	attachments: v.nullish(count),
	recurring: v.nullish(text),
	supervisor_reviewed: v.nullish(v.boolean())
});
export const FinanceTable = v.looseObject({
	id: text,
	community_id: text,
	body_id: text,
	kind: v.picklist(['collective', 'village', 'party_service_fund', 'common_income', 'operating_fund', 'association']),
	unit: text,
	period: months,
	disclosure_id: v.nullish(text),
	opening_balance_fen: balance,
	closing_balance_fen: balance,
	income_total_fen: amount,
	expense_total_fen: amount,
	prepared_by: v.nullish(text),
	approved_by: v.nullish(text),
	reviewed_by: v.nullish(text),
	reviewed_at: v.nullish(day),
	note: v.nullish(text),
	posted: v.nullish(v.looseObject({ published_at: day, display_until: v.nullish(day), channels: v.nullish(texts) })),
	rows: v.array(FinanceRow)
});

export const Inquiry = v.looseObject({
	id: text,
	community_id: text,
	body_id: text,
	asked_at: day,
	channel: v.picklist(CHANNELS),
	ref: text,
	question: text,
	answer: v.nullish(text),
	answered_by: v.nullish(text),
	answered_at: v.nullish(day),
	satisfaction: v.nullish(text),
	entered_by: v.nullish(text)
});

/** A day, also with a month or day of one digit: it is read as what it says. */
const looseDay = v.pipe(v.string(), v.transform(plainDay), day);

export const Procedure = v.looseObject({ id: text, name: text, version: text, effective_from: day, adopted_by: text, statutory: v.boolean(), stages: v.pipe(texts, v.minLength(1, 'missing')), optional: v.nullish(texts) });
export const Proposal = v.looseObject({
	id: text, community_id: text, body_id: text, title: text, submitted_at: day, submitter: text, channel: text, summary: text,
	tags: v.nullish(texts), entered_by: v.nullish(text), endorsements_needed: v.nullish(count), collect_until: v.nullish(day), jurisdiction_note: v.nullish(text),
	hearing: v.nullish(v.looseObject({
		date: day, place: v.nullish(text), participants: v.nullish(count), materials_sent_at: v.nullish(day), record_published_at: v.nullish(day), summary: v.nullish(text)
	})),
	endorsement_list: v.nullish(v.array(v.looseObject({
		no: number(1), person_id: text, household_id: v.nullish(text), date: looseDay, channel: text, capacity: v.nullish(text), entered_by: v.nullish(text)
	})))
});
export const Matter = v.looseObject({
	id: text, proposal_id: text, community_id: text, title: text, kind: text, deciding_body_id: text,
	procedure: v.looseObject({ id: text, version: text }),
	current_stage: text,
	stages: v.pipe(v.array(v.looseObject({ stage: text, body_id: text, from: day, until: v.nullable(day), outcome: v.nullish(text), refs: v.nullish(texts) })), v.minLength(1, 'missing'))
});
export const Vote = v.looseObject({
	id: text, proposal_id: v.nullish(text), topic: v.nullish(text), community_id: text, body_id: text, date: day, unit: v.picklist(['person', 'household']), secret: v.boolean(),
	body_members: count, attended: count, ballots_issued: count, ballots_returned: count, yes: count, no: count, abstain: count, invalid: count,
	channels: v.record(text, count), recused: v.array(v.looseObject({ person: text, reason: text, person_id: v.nullish(text) })),
	tellers: v.nullish(texts), chair: v.nullish(text), notice_at: v.nullish(day), party_review_at: v.nullish(day), result_published_at: v.nullish(day),
	resolution_no: v.nullish(text), note: v.nullish(text), superseded: v.nullish(v.array(v.looseObject({})))
});
export const Commitment = v.looseObject({
	id: text, matter_id: text, resolution_no: v.nullish(text), body_id: text, task: text, owner: text, due: day, done_at: v.nullish(day), evidence: v.nullish(texts)
});
export const Consultation = v.looseObject({
	id: text, matter_id: text, form: text, date: day, body_id: text, participants: v.nullish(count), outcome_published_at: v.nullish(day)
});
export const Opinion = v.looseObject({
	id: text, matter_id: text, kind: v.picklist(['legal', 'expert', 'residents']), author: text, date: day, text, conclusion: v.nullish(text), adopted: v.nullish(v.boolean()),
	published_at: v.nullish(day)
});
const risk = v.picklist(['low', 'medium', 'high']);
export const RiskAssessment = v.looseObject({
	id: text, community_id: text, ref: text, body_id: text, level: risk, conclusion: text,
	five_steps: v.array(v.looseObject({ step: number(1), name: text, done_at: v.nullish(day), detail: v.nullish(text) })),
	dimensions: v.looseObject({ legality: v.nullish(text), rationality: v.nullish(text), feasibility: v.nullish(text), controllability: v.nullish(text) }),
	risk_points: v.array(v.looseObject({ point: text, probability: risk, impact: risk, measure: text }))
});
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1000));
export const Evaluation = v.looseObject({
	id: text, kind: v.picklist(['project_satisfaction', 'service_satisfaction', 'performance_review']), community_id: text, ref: v.nullish(text), title: text, held_at: day,
	body_id: text, host_body_id: text, issued: count, returned: count, invalid: v.nullish(count),
	satisfied: v.nullish(count), basically: v.nullish(count), dissatisfied: v.nullish(count),
	channels: v.nullish(v.record(text, count)), main_complaints: v.nullish(texts), note: v.nullish(text), year: v.nullish(number(1900, 2999)), secret: v.nullish(v.boolean()),
	rows: v.nullish(v.array(v.looseObject({ item: v.nullish(text), target: v.nullish(text) }))),
	grades: v.nullish(texts), grade_points: v.nullish(v.record(text, share)),
	composite_weights: v.nullish(v.record(text, share)), composite_scores: v.nullish(v.record(text, share)), composite_total: v.nullish(share)
});
export const DecisionRecord = v.looseObject({
	no: text, community_id: text, body_id: text, kind: text, date: day, matter: text, party_review_at: v.nullish(day), joint_meeting_at: v.nullish(day),
	open_selection: v.nullish(v.boolean()), risk_assessment: v.nullish(text), publicity: v.nullish(v.tuple([day, day])), vote_id: v.nullish(text),
	published_at: v.nullish(day), display_until: v.nullish(day)
});

const Pledge = v.looseObject({
	id: text,
	person_id: text,
	body_id: text,
	made_at: day,
	period: year,
	items: v.array(v.looseObject({ no: number(1, 99), text, measure: v.nullish(text), due: day, status: v.picklist(['doing', 'done']), evidence: v.nullish(texts) })),
	reviews: v.nullish(v.array(v.looseObject({
		year: number(1990, 2100), held_at: day, host_body_id: v.nullish(text), issued: count, returned: count, kept: count, partly: count, broken: count
	})))
});

const Reception = v.looseObject({
	id: text,
	community_id: text,
	kind: v.picklist(RECEPTION_KINDS),
	date: day,
	place: text,
	hosts: texts,
	visitors: v.nullish(count),
	cases: v.nullish(v.array(v.looseObject({
		no: number(1, 999), visitor: text, matter: text, due: v.nullish(day), outcome: v.nullish(text), done_at: v.nullish(day), ref: v.nullish(text)
	})))
});

/** Null was asked for and is missing; absent was never recorded. */
const PaperSlip = v.looseObject({
	id: text,
	event_id: text,
	body_id: text,
	collected_at: day,
	collected_by: text,
	written_by_self: v.boolean(),
	scribe: v.nullish(text),
	witness: v.nullish(text),
	text,
	signed: v.nullish(text),
	photo: v.nullish(text),
	entered_at: v.nullish(day),
	read_back_confirmed: v.nullish(v.boolean())
});

const Observer = v.looseObject({
	id: text,
	person_id: text,
	organisation: text,
	appointed_by: text,
	scope: texts,
	from: day,
	until: day,
	report: v.nullish(v.looseObject({ date: day, text }))
});

const Assignment = v.looseObject({ object: text, function: v.picklist(FUNCTIONS), person_id: text });

const DeliberationDocument = v.looseObject({
	id: text, community_id: text, proposal_id: text, title: text, status: v.nullish(text),
	drafts: v.pipe(v.array(v.looseObject({
		version: number(1, 999), date: day, author: text, basis: v.nullish(text), title: v.nullish(text), char_count: v.nullish(count),
		sections: v.pipe(v.array(v.looseObject({ heading: v.pipe(text, v.maxLength(80, 'too-long')), text })), v.minLength(1, 'missing')),
		changes: v.nullish(v.array(v.looseObject({ section: v.nullish(text), change: text, source: v.nullish(text), accepted: v.boolean(), reason: v.nullish(text) })))
	})), v.minLength(1, 'missing'))
});

/** The lists that are read, each with the shape of its objects. */
export const READ_LISTS = {
	towns: Town, communities: Community, places: PlaceRow, households: Household, people: Person, bodies: Body, offices: Office,
	disclosures: Disclosure, finance_tables: FinanceTable, inquiries: Inquiry,
	democracy_days: DemocracyDayRow,
	procedures: Procedure, proposals: Proposal, matters: Matter, votes: Vote, commitments: Commitment, consultations: Consultation, opinions: Opinion,
	risk_assessments: RiskAssessment, decision_records: DecisionRecord, evaluations: Evaluation,
	paper_slips: PaperSlip, pledges: Pledge, receptions: Reception, observers: Observer, assignments: Assignment, deliberation_documents: DeliberationDocument
} as const;
export type ReadList = keyof typeof READ_LISTS;
/** The lists that must be there, be they empty: without them nothing else can be read. */
export const NEEDED_LISTS: readonly ReadList[] = [
	'towns', 'communities', 'places', 'households', 'people', 'bodies', 'offices', 'disclosures', 'finance_tables', 'inquiries'
];
export type RowOf<L extends ReadList> = v.InferOutput<(typeof READ_LISTS)[L]>;
