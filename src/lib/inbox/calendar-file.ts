import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Lang } from '#domain/content/content.ts';
import type { Mark } from '#domain/oversight/calendar-view.ts';
import { periodText } from '#lib/ui/day-text.ts';
import { wordOf } from '#lib/ui/say.ts';
import { words, type Words } from '#words/words.ts';

/** How often a calendar may ask again, in seconds. */
const AGAIN_S = 6 * 3600;

/** What a day is called in a calendar, and what stands below it. */
function textOf(said: Words, mark: Mark): { summary: string; more?: string } {
	const { calendar } = said.inbox;
	switch (mark.kind) {
		case 'disclosure-day':
			return { summary: calendar.disclosure, more: calendar.disclosureMore };
		case 'questioning-day':
			return { summary: calendar.questioning, more: calendar.questioningMore };
		case 'answer-due':
			return { summary: calendar.answerDue({ number: mark.name ?? '' }) };
		case 'display-until':
			return { summary: calendar.displayUntil({ title: mark.name ?? '' }) };
		case 'objection-until':
			return { summary: calendar.objectionUntil({ title: mark.name ?? '' }) };
		case 'democracy-day': {
			const { calendar: summary, range } = said.democracyDay;
			return { summary: summary({ body: mark.name ?? '' }), ...(mark.meets ? { more: `${range(mark.meets)}\n${mark.meets.place}` } : {}) };
		}
		case 'reception': {
			const { start, end, place } = mark.receives ?? { place: '' };
			return { summary: calendar.reception({ who: mark.name ?? '' }), more: [[start, end].filter(Boolean).join('–'), place].filter(Boolean).join('\n') };
		}
		case 'poll-opens':
			return { summary: calendar.pollOpens({ title: mark.name ?? '' }) };
		case 'poll-closes':
			return { summary: calendar.pollCloses({ title: mark.name ?? '' }) };
		case 'evaluation-closes':
			return { summary: calendar.evaluation({ title: mark.name ?? '' }) };
		case 'suggestions-until':
			return { summary: calendar.suggestions({ title: mark.name ?? '' }) };
		case 'hearing':
			return { summary: calendar.hearing({ title: mark.name ?? '' }), ...(mark.receives ? { more: mark.receives.place } : {}) };
		case 'commitment-due':
			return { summary: calendar.commitment({ title: mark.name ?? '' }) };
		case 'duty-due':
			return { summary: calendar.duty({ body: mark.duty?.body ?? '', duty: wordOf(said.community.duty, mark.duty?.duty ?? '') }) };
		case 'owed': {
			const what = mark.owed ? `${periodText(said, mark.owed.period)} ${said.disclosure.category[mark.owed.category]}` : '';
			return { summary: calendar.owed({ body: mark.owed?.body ?? '', what }) };
		}
	}
}

/**
 * A community's days as a calendar that phones subscribe to (RFC 5545): whole days without a zone, so that they are the same days everywhere;
 * the same `UID` for the same thing, so that a moved day moves. The bytes depend on nothing but what is given.
 */
export function calendarFile({ name, community, marks, origin, lang }: { name: string; community: string; marks: readonly Mark[]; origin: string; lang: Lang }): string {
	const said = words[lang];
	const { host } = new URL(origin);
	const calendar = ical({
		name: said.inbox.calendar.name({ community: name }), method: ICalCalendarMethod.PUBLISH, ttl: AGAIN_S, source: `${origin}/${community}/calendar.ics`,
		prodId: { company: 'Yishi', product: 'Yishi', language: lang === 'en' ? 'EN' : 'ZH' }
	});
	for (const mark of marks) {
		const { summary, more } = textOf(said, mark);
		const url = origin + mark.address;
		calendar.createEvent({
			id: `${mark.id}.${community}@${host}`, start: new Date(`${mark.day}T00:00:00Z`), allDay: true, summary, description: more ? `${more}\n${url}` : url, url,
			// When it was last changed here, which is all that a stamp means for something published; the days of the rules never change.
			stamp: new Date(mark.recordedAt ?? `${mark.day}T00:00:00Z`)
		});
	}
	const text = calendar.toString();
	return text.endsWith('\r\n') ? text : `${text}\r\n`;
}
