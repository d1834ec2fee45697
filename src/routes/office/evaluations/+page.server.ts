import { mayDo, officesFor } from '#acts/act.ts';
import { ORGANISERS, organiserOf, WATCHERS } from '#acts/poll/may.ts';
import type { Portal } from '#acts/portal.ts';
import type { Day } from '#domain/basics/day.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import { inOrder } from '#domain/basics/order.ts';
import { isThereOn, type BodyContent, type OfficeContent } from '#domain/community/community.ts';
import type { ElectorateContent } from '#domain/community/electorate.ts';
import { officeState } from '#domain/community/office.ts';
import { askedIn } from '#domain/oversight/asked-view.ts';
import { mattersPage } from '#domain/oversight/matter-view.ts';
import { freshId } from '../../form-act.ts';
import { countOf, deskAct, deskCommunity, linesOf } from '../desk-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** Offices that somebody holds today. */
async function held(portal: Portal, community: CommunityCode, today: Day): Promise<OfficeContent[]> {
	return (await portal.contents.ofType<OfficeContent>(community, 'office')).map(({ content }) => content).filter((office) => officeState(office, today) === 'held');
}

export const load: PageServerLoad = async (event) => {
	const { portal } = event.locals;
	const { officer, community, communities } = await deskCommunity(event);
	const when = { today: portal.today(), zone: portal.zone() };
	const appraises = officesFor(WATCHERS, officer.caller, community).length > 0;
	const bodies = (await portal.contents.ofType<BodyContent>(community, 'body')).map(({ content }) => content).filter((body) => isThereOn(body, when.today));
	const committee = bodies.find(({ kind }) => kind === 'self_governance_committee');
	const lists = (await portal.contents.ofType<ElectorateContent>(community, 'electorate')).map(({ content }) => content).filter(({ source }) => source === undefined);
	const judged = appraises ? (await held(portal, community, when.today)).map(({ subject, holder, position, parent }) => ({ subject: subject as string, holder, position, body: bodies.find((body) => body.subject === parent)?.name ?? '' })).sort((a, b) => inOrder(a.body, b.body)) : [];
	return {
		community, communities, appraises, judged, may: appraises || mayDo([...ORGANISERS], officer.caller, community),
		now: (await askedIn(portal.contents, community, when)).filter(({ kind }) => kind === 'evaluation'),
		lists: lists.map(({ subject, number, title, count }) => ({ subject: subject as string, number, title, count })).reverse(),
		// Whoever watches may have any body judged, the others those that they organise for.
		bodies: bodies.filter(({ subject }) => appraises || organiserOf(ORGANISERS, officer.caller, community, subject)).map(({ subject, name }) => ({ subject: subject as string, name })),
		body: committee?.subject ?? '',
		matters: ((await mattersPage(portal.contents, { community }, when))?.open ?? []).filter(({ evidence }) => !evidence.imported).map(({ evidence, title, number }) => ({ subject: evidence.subject as string, title, number })),
		matter: event.url.searchParams.get('matter') ?? '',
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

export const actions: Actions = {
	open: async (event) => {
		const { community } = await deskCommunity(event);
		const all = await held(event.locals.portal, community, event.locals.portal.today());
		return deskAct(
			event, 'evaluation.open',
			(texts) => {
				const { subject, kind, electorate, matter, title, items, opensOn, closesOn, least } = texts;
				const listed = linesOf(items);
				const ticked = Object.keys(texts).filter((name) => name.startsWith('offices.')).map((name) => texts[name]!);
				// Those who are ticked say which body it is; where nobody is, everybody who holds an office in the body is judged.
				const bodies = new Set(all.filter((office) => ticked.includes(office.subject)).map(({ parent }) => parent));
				const body = kind === 'appraisal' && bodies.size === 1 ? [...bodies][0] : texts.body;
				const judged = kind !== 'appraisal' ? [] : ticked.length > 0 ? ticked : all.filter(({ parent }) => parent === body).map((office) => office.subject);
				return {
					community, subject, kind, electorate, body, matter, title, opensOn, closesOn, least: countOf(least), remarks: texts.remarks === 'yes' || undefined,
					...(kind !== 'appraisal' && listed.length > 0 ? { items: listed } : {}), ...(judged.length > 0 ? { offices: judged } : {})
				};
			},
			({ subject }) => `/office/evaluations/${String(subject)}?done=opened`, ['items', 'offices']
		) as never;
	}
};
