import * as v from 'valibot';
import { ITEM_KINDS, MOST_ITEMS } from '#domain/democracy-day/democracy-day.ts';
import { dayText, listed, subjectId, writtenText } from '../input.ts';

/** A clock time as forms give it. */
const clock = v.pipe(v.string('missing'), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'malformed'));

/** An item of the agenda: when, what, by whom, by which rule, with which papers, and who stands aside. */
const item = v.strictObject({
	start: clock,
	end: clock,
	kind: v.picklist(ITEM_KINDS),
	title: writtenText(100),
	presenter: v.optional(writtenText(60)),
	rule: v.optional(writtenText(200)),
	materials: v.optional(listed(writtenText(100), 20)),
	refs: v.optional(listed(subjectId, 30)),
	recusals: v.optional(listed(v.strictObject({ name: writtenText(60), why: writtenText(100) }), 20))
});

/** What announces a Democracy Day, and what a change says anew. */
export const planning = {
	day: dayText,
	from: clock,
	until: clock,
	place: writtenText(60),
	/** Offices, of the community or of the city. */
	chair: subjectId,
	recorder: subjectId,
	agenda: listed(item, MOST_ITEMS),
	/** The day from which the papers can be read. */
	materials: v.optional(dayText),
	/** The day on which the party organisation studied the agenda. */
	studied: v.optional(dayText),
	/** Why notice is shorter than the rule asks. */
	shortNotice: v.optional(writtenText(200))
};
