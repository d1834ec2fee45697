import { error } from '@sveltejs/kit';
import { cityOffice, officeIn, officesFor } from '#acts/act.ts';
import { BODY_HEADS, CITY_ADMINISTRATOR, OVERSEERS, REPORT_CLERKS, ownOffice } from '#acts/office/may.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import type { OfficeContent } from '#domain/community/community.ts';
import { officePage } from '#domain/community/office-view.ts';
import { officeState, STAFF } from '#domain/community/office.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { countOf, deskAct, rowsOf } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import { declaredIn } from '../declared.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The office of the address, of whichever community somebody may act in. */
async function officeAt(event: RequestEvent | Parameters<PageServerLoad>[0]): Promise<OfficeContent> {
	const { caller } = officerOf(event.locals);
	const { office } = event.params;
	const held = isSubjectId(office) ? await event.locals.portal.contents.bySubject<OfficeContent>(office) : undefined;
	const may = held && (caller.offices.some((one) => one.ofCity || one.community === held.content.community));
	if (held?.content.type !== 'office' || !may) error(404, { message: words[event.locals.lang].pages.notFound });
	return held.content;
}

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const { caller } = officerOf(event.locals);
	const office = await officeAt(event);
	const today = portal.today();
	const model = (await officePage(portal.contents, { community: office.community, office: office.subject }, { today, zone: portal.zone() }))!;
	const own = ownOffice(caller, office.subject) !== undefined;
	const city = cityOffice([CITY_ADMINISTRATOR], caller) !== undefined;
	const head = STAFF.includes(office.position) && office.parent !== undefined && officeIn([BODY_HEADS], caller, office.parent) !== undefined;
	const watches = !own && officesFor(OVERSEERS, caller, office.community).length > 0;
	const clerk = office.parent !== undefined && officeIn([REPORT_CLERKS], caller, office.parent) !== undefined;
	const current = model.state !== 'ended';
	const all = (await portal.contents.ofType<OfficeContent>(office.community, 'office')).map(({ content }) => content).filter((one) => one.subject !== office.subject && officeState(one, today) === 'held');
	return {
		model,
		may: { end: current && (city || head), declare: current && (own || city), pledge: current && own, mark: own, review: watches, report: model.state !== 'coming' && (own || clerk), delegate: current && (own || city) },
		doing: event.url.searchParams.get('do') ?? '',
		done: event.url.searchParams.get('done') ?? '',
		today,
		colleagues: all.filter(({ parent }) => parent === office.parent).map(({ subject, holder, position }) => ({ subject: subject as string, holder, position })),
		offices: all.map(({ subject, holder, position }) => ({ subject: subject as string, holder, position })),
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

/** An act about this office, and back to it. */
function about(act: string, done: string, input: (texts: Record<string, string>, office: OfficeContent) => Record<string, unknown>) {
	return async (event: RequestEvent) => {
		const office = await officeAt(event);
		return deskAct(event, act, (texts) => ({ community: office.community, ...input(texts, office) }), () => `/office/offices/${office.subject}?done=${done}`) as never;
	};
}

export const actions: Actions = {
	end: about('office.end', 'ended', ({ until, reason }, office) => ({ office: office.subject, until, reason })),
	declare: about('office.declare', 'declared', (texts, office) => ({
		subject: texts.subject, office: office.subject, ...(declaredIn(texts) ?? { relatives: [], interests: [] })
	})),
	pledge: about('pledge.make', 'pledged', (texts, office) => ({
		subject: texts.subject, office: office.subject, year: texts.year, items: rowsOf(texts, 'items', ['text', 'measure', 'due'])
	})),
	mark: about('pledge.mark', 'marked', (texts) => ({ pledge: texts.pledge, no: countOf(texts.no), evidence: texts.evidence })),
	review: about('pledge.review', 'reviewed', (texts, office) => ({
		subject: texts.subject, office: office.subject, year: texts.year, held: texts.held,
		...Object.fromEntries(['issued', 'returned', 'kept', 'partly', 'broken'].map((name) => [name, countOf(texts[name])]))
	})),
	report: about('duty-report.give', 'dutyReported', ({ subject, period, held, before, promised, done, undone }, office) => ({ subject, office: office.subject, period, held, before, promised, done, undone })),
	delegate: about('delegation.give', 'delegated', ({ subject, to, from, until, reason }, office) => ({ subject, office: office.subject, to, from, until, reason })),
	takeBack: about('delegation.end', 'takenBack', ({ delegation }) => ({ delegation }))
};
