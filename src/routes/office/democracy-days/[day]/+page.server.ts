import { error, fail, redirect } from '@sveltejs/kit';
import { dayOffice, overseeing } from '#acts/democracy-day/may.ts';
import { documentAtHand } from '#acts/document/draft.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import type { DemocracyDayContent } from '#domain/democracy-day/democracy-day.ts';
import { itemTexts } from '#domain/document/clause.ts';
import type { DocumentContent } from '#domain/document/document.ts';
import { archivableFrom } from '#domain/democracy-day/rules.ts';
import { democracyDayPage } from '#domain/democracy-day/view/democracy-day-page.ts';
import { minutesRecord } from '#domain/oversight/minutes-view.ts';
import { words } from '#words/words.ts';
import { formAct, freshId, textsOf, wrongFields } from '../../../form-act.ts';
import { countOf, deskAct, linesOf } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import { candidatesOf, officesIn, planOf, valuesOf } from '../planning.ts';
import { draftText } from './draft.ts';
import { named, oneNamed } from './named.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Event = RequestEvent | Parameters<PageServerLoad>[0];

/** The day of a desk of its community, or of whoever signs its minutes. */
async function meetingAt(event: Event) {
	const { portal, lang } = event.locals;
	const { caller } = officerOf(event.locals);
	const { day } = event.params;
	const held = isSubjectId(day) ? await portal.contents.bySubject<DemocracyDayContent>(day) : undefined;
	if (held?.content.type !== 'democracy-day' || !caller.offices.some(({ community }) => community === held.content.community)) error(404, { message: words[lang].pages.notFound });
	return { held, meeting: held.content, caller };
}

const TASKS = ['attend', 'count', 'note', 'minutes', 'sign', 'change', 'call-off', 'archive'] as const;
type DeskTask = (typeof TASKS)[number];

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const { held, meeting, caller } = await meetingAt(event);
	const today = portal.today();
	const desk = dayOffice(caller, meeting.community) !== undefined;
	const minutes = meeting.minutes;
	const own = (office: string | undefined) => office !== undefined && caller.offices.some((one) => one.office === office || one.standsInFor?.office === office);
	const signs = own(meeting.offices?.chair) || own(meeting.offices?.recorder) || overseeing(caller, meeting.community) !== undefined;
	const from = archivableFrom(meeting);
	const told = meeting.source !== undefined && meeting.status !== 'announced';
	const open: Record<DeskTask, boolean> = {
		attend: desk && meeting.status !== 'called-off' && !minutes && meeting.day === today,
		count: desk && !told && meeting.status !== 'called-off' && !minutes && meeting.day <= today,
		note: desk && !told && meeting.status !== 'called-off' && meeting.day <= today && !minutes?.published,
		minutes: desk && !told && meeting.status === 'held' && !minutes?.published,
		sign: signs && minutes !== undefined && minutes !== null && !minutes.published,
		change: desk && meeting.status === 'announced' && meeting.day >= today,
		'call-off': desk && meeting.status === 'announced' && meeting.day >= today,
		archive: desk && from !== undefined && !meeting.archived
	};
	const tasks = TASKS.filter((task) => open[task]);
	const asked = event.url.searchParams.get('do');
	// What comes next stands open by itself: a draft is signed before it is written again.
	const usual = (['sign', 'archive'] as const).find((task) => open[task]) ?? (meeting.status === 'held' && !minutes && open.minutes ? 'minutes' : tasks[0]);
	const task = tasks.find((one) => one === asked) ?? usual;
	const there = await portal.records.democracyDays.arrivals(meeting.subject);
	const model = (await democracyDayPage(portal.contents, { community: meeting.community, day: meeting.subject }, { today, zone: portal.zone() }))!;
	return {
		model, hash: held.hash, tasks: tasks as string[], task: task as string | undefined,
		members: there.filter(({ capacity }) => capacity === 'member').length, others: there.filter(({ capacity }) => capacity !== 'member').length,
		items: meeting.agenda.map(({ no, title }) => ({ no, title })),
		expected: model.card.body.members !== undefined,
		...(task === 'change' ? { plan: { values: valuesOf(meeting), candidates: await candidatesOf(portal, meeting.community, meeting.parent!, meeting), offices: await officesIn(portal, meeting.community) } } : {}),
		...(task === 'minutes' ? { draft: await draft(event, meeting) } : {}),
		...(from === undefined ? {} : { from }),
		done: event.url.searchParams.get('done') ?? '',
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

/** The minutes that are being written together, or were: their newest words. */
async function together(event: Event, meeting: DemocracyDayContent) {
	const { portal } = event.locals;
	const texts = await portal.contents.ofParent<DocumentContent>(meeting.subject, 'document');
	const minutes = texts.findLast(({ content }) => content.kind === 'minutes' && !content.dropped)?.content;
	const at = minutes && (await documentAtHand(portal.contents, meeting.community, minutes.subject, portal.today()));
	if (!at) return undefined;
	const clauses = at.draft ? await portal.documents.read(at.draft) : (at.versions.at(-1)?.content.clauses ?? []);
	return { address: `/${meeting.community}/documents/${at.held.content.subject}${at.draft ? '/draft' : ''}`, written: at.draft !== undefined, texts: itemTexts(clauses) };
}

/** The words of the minutes as somebody has written them, or as the record of the day gives them. */
async function draft(event: Event, meeting: DemocracyDayContent) {
	const { portal, lang } = event.locals;
	const record = await minutesRecord(portal.contents, meeting);
	const shared = await together(event, meeting);
	return {
		...(shared ? { shared: { address: shared.address, written: shared.written } } : {}),
		items: record.items.map((item) => ({ no: item.no, title: item.title, text: shared?.texts.get(item.no) ?? item.text ?? draftText(item, words[lang].dayDesk) })),
		votes: record.items.reduce((sum, { polls }) => sum + polls.length, 0), tasks: record.tasks.length, again: (meeting.minutes?.signedBy.length ?? 0) > 0
	};
}

const to = (event: Event, done: string, task?: string) => `/office/democracy-days/${event.params.day}?done=${done}${task ? `&do=${task}` : ''}`;

export const actions: Actions = {
	change: async (event) => {
		const { meeting } = await meetingAt(event);
		return deskAct(event, 'democracy-day.change', (texts) => ({ community: meeting.community, meeting: meeting.subject, reason: texts.reason, ...planOf(texts) }), () => to(event, 'changed')) as never;
	},
	'call-off': async (event) => {
		const { meeting } = await meetingAt(event);
		return deskAct(event, 'democracy-day.call-off', ({ reason }) => ({ community: meeting.community, meeting: meeting.subject, reason }), () => to(event, 'called-off')) as never;
	},
	together: async (event) => {
		const { meeting, caller } = await meetingAt(event);
		const { lang } = event.locals;
		// Whoever keeps the papers of the day writes them; the meeting itself has no desk.
		const body = dayOffice(caller, meeting.community)?.body;
		const items = (await draft(event, meeting)).items.filter(({ text }) => text !== '').map(({ no, text }) => ({ no, text }));
		return deskAct(event, 'document.begin', ({ subject }) => ({
			community: meeting.community, subject, kind: 'minutes', parent: meeting.subject, body, group: 'assigned', title: words[lang].dayDesk.minutes.sharedTitle({ day: meeting.day }),
			items: items.length > 0 ? items : undefined
		}), ({ subject }) => `/${meeting.community}/documents/${subject}/draft`) as never;
	},
	attend: async (event) => {
		const { meeting } = await meetingAt(event);
		const texts = await textsOf(event.request);
		const typed = { name: texts.name ?? '', holder: texts.holder ?? '', paper: texts.paper ?? '' };
		const found = await named(event, meeting.community, typed.name);
		if (found.length === 0) return wrongFields('democracy-day.attend', [{ path: 'name', code: 'not-in-list' }], typed) as never;
		const person = oneNamed(found, texts.which);
		if (!person) return fail(409, { act: 'democracy-day.attend', refusal: { code: 'input.invalid', fields: [{ path: 'which', code: 'missing' }] }, input: { ...typed, found: JSON.stringify(found) } }) as never;
		const holders = typed.holder === '' ? [] : await named(event, meeting.community, typed.holder);
		if (typed.holder !== '' && holders.length !== 1) return wrongFields('democracy-day.attend', [{ path: 'holder', code: 'not-in-list' }], typed) as never;
		const input = { community: meeting.community, meeting: meeting.subject, person, ...(holders[0] ? { proxy: { holder: holders[0].person, paper: typed.paper } } : {}) };
		const done = await formAct(event, 'democracy-day.attend', input, { typed, id: texts.id });
		if (!done.ok) return done.failure as never;
		redirect(303, to(event, 'attended', 'attend'));
	},
	count: async (event) => {
		const { meeting } = await meetingAt(event);
		return deskAct(event, 'democracy-day.count', (texts) => {
			const units = linesOf(texts.residentUnits);
			return {
				community: meeting.community, meeting: meeting.subject, onPaper: countOf(texts.onPaper), expected: countOf(texts.expected), observing: countOf(texts.observing),
				nonRegistered: countOf(texts.nonRegistered), residentUnits: units.length > 0 ? units : undefined, overseers: countOf(texts.overseers), townStaff: countOf(texts.townStaff), note: texts.note
			};
		}, () => to(event, 'counted')) as never;
	},
	note: async (event) => {
		const { meeting } = await meetingAt(event);
		return deskAct(event, 'democracy-day.note', ({ subject, item, kind, as, name, text, seconds, outcome, reason }) => ({
			community: meeting.community, meeting: meeting.subject, subject, item: countOf(item), kind, as, name, text, seconds: countOf(seconds), outcome, reason
		}), () => to(event, 'noted', 'note')) as never;
	},
	minutes: async (event) => {
		const { meeting } = await meetingAt(event);
		return deskAct(event, 'democracy-day.minutes', (texts) => ({
			community: meeting.community, meeting: meeting.subject, items: meeting.agenda.flatMap(({ no }) => (texts[`items.${no}`]?.trim() ? [{ no, text: texts[`items.${no}`] }] : []))
		}), () => to(event, 'written', 'sign')) as never;
	},
	sign: async (event) => {
		const { meeting } = await meetingAt(event);
		return deskAct(event, 'democracy-day.sign', ({ hash, reservation }) => ({ community: meeting.community, meeting: meeting.subject, hash, reservation }), ({ published }) => to(event, published ? 'published' : 'signed')) as never;
	},
	archive: async (event) => {
		const { meeting } = await meetingAt(event);
		return deskAct(event, 'democracy-day.archive', () => ({ community: meeting.community, meeting: meeting.subject }), () => to(event, 'archived')) as never;
	}
};
