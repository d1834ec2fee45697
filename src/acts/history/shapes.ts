import * as v from 'valibot';
import { isDay, span, type Day } from '#domain/basics/day.ts';
import { isCommunityCode } from '#domain/basics/id.ts';
import { MOST_FEN, type Fen } from '#domain/basics/money.ts';
import { BODY_KINDS, PLACE_KINDS } from '#domain/community/community.ts';
import { CATEGORIES } from '#domain/disclosure/disclosure.ts';
import { MOST_LINES } from '#domain/disclosure/finance-table.ts';
import { CHANNELS } from '#domain/disclosure/question.ts';

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
	inquiry_reply_days: Days
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
	id: text, person_id: text, body_id: text, position: text, from: day, until: v.nullish(day), portfolio: v.nullish(text)
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

/** The lists that are read, each with the shape of its objects. */
export const READ_LISTS = {
	towns: Town, communities: Community, places: PlaceRow, households: Household, people: Person, bodies: Body, offices: Office,
	disclosures: Disclosure, finance_tables: FinanceTable, inquiries: Inquiry
} as const;
export type ReadList = keyof typeof READ_LISTS;
/** The lists that must be there, be they empty: without them nothing else can be read. */
export const NEEDED_LISTS: readonly ReadList[] = [
	'towns', 'communities', 'places', 'households', 'people', 'bodies', 'offices', 'disclosures', 'finance_tables', 'inquiries'
];
export type RowOf<L extends ReadList> = v.InferOutput<(typeof READ_LISTS)[L]>;
