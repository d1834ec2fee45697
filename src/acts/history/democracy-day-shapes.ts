import * as v from 'valibot';
import { isDay, type Day } from '#domain/basics/day.ts';
import { ACTION_STATUSES, isClockTime, ITEM_KINDS } from '#domain/democracy-day/democracy-day.ts';

/* The shape of `democracy_days`. Who was there by name stays out of it: attendance_list is kept with what is not shown. */

const text = v.pipe(v.string(), v.regex(/\S/, 'missing'));
const day = v.custom<Day>(isDay, 'not-a-day');
const clock = v.custom<string>(isClockTime, 'not-a-clock-time');
const count = v.custom<number>((value) => Number.isSafeInteger(value) && !Object.is(value, -0) && (value as number) >= 0 && (value as number) < 1e9, 'not-a-number');
const number = v.custom<number>((value) => Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= 999, 'not-a-number');

const Item = v.looseObject({
	no: number,
	start: clock,
	end: clock,
	type: v.picklist(ITEM_KINDS),
	title: text,
	presenter: v.nullish(text),
	rule: v.nullish(text),
	materials: v.nullish(v.array(text)),
	refs: v.nullish(v.array(text))
});

const Vote = v.looseObject({
	resolution_no: v.nullish(text),
	attended: count,
	issued: count,
	returned: count,
	invalid: count,
	yes: count,
	no: count,
	abstain: count,
	passed: v.boolean(),
	vote_id: v.nullish(text)
});

export const DemocracyDayRow = v.looseObject({
	id: text,
	community_id: text,
	body_id: text,
	date: day,
	time: v.tuple([clock, clock]),
	place: text,
	chair: text,
	recorder: text,
	status: v.picklist(['announced', 'held', 'called-off']),
	announced_at: v.nullish(day),
	materials_at: v.nullish(day),
	party_review_at: v.nullish(day),
	agenda: v.array(Item),
	attendance: v.nullish(v.looseObject({
		representatives_expected: count,
		representatives_present: count,
		residents_observing: v.nullish(count),
		non_hukou_present: v.nullish(count),
		resident_units: v.nullish(v.array(text)),
		supervisors: v.nullish(count),
		town_staff: v.nullish(count),
		subdistrict_staff: v.nullish(count),
		list_note: v.nullish(text)
	})),
	minutes: v.nullish(v.looseObject({
		published_at: v.nullish(day),
		signed_by: v.nullish(v.array(text)),
		items: v.nullish(v.array(v.looseObject({ no: number, text }))),
		vote: v.nullish(Vote),
		actions: v.nullish(v.array(v.looseObject({ task: text, owner: text, due: day, status: v.picklist(ACTION_STATUSES) }))),
		archived_at: v.nullish(day)
	}))
});
export type DemocracyDayRow = v.InferOutput<typeof DemocracyDayRow>;
