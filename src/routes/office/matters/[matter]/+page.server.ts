import { error } from '@sveltejs/kit';
import { handOn } from '#acts/matter/desk.ts';
import { PAPERS } from '#acts/matter/lay.input.ts';
import { isSubjectId } from '#domain/basics/id.ts';
import { RISK_REPORT } from '#domain/deliberation/opinion.ts';
import { matterPage } from '#domain/oversight/matter-view.ts';
import { MATTER_FORMS, RISK_ROWS } from '#lib/matter/matter-forms.ts';
import { words } from '#words/words.ts';
import { freshId } from '../../../form-act.ts';
import { deskAct, groupsOf, rowsOf } from '../../desk-form.ts';
import { officerOf } from '../../officer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { portal, lang } = event.locals;
	const { caller, community } = officerOf(event.locals);
	const { matter } = event.params;
	const model = await matterPage(portal.contents, { community, matter }, { today: portal.today(), zone: portal.zone() });
	if (!model) error(404, { message: words[lang].pages.notFound });
	const hand = isSubjectId(matter) ? await handOn(portal.records, caller, community, matter) : undefined;
	const asked = event.url.searchParams.get('do');
	return {
		model, hand, papers: PAPERS.filter((one) => one !== 'party-study'), chosen: MATTER_FORMS.find((one) => one === asked) ?? '', done: event.url.searchParams.has('done'),
		fresh: { id: freshId(event), subject: freshId(event) }
	};
};

const back = (event: RequestEvent) => () => `/office/matters/${event.params.matter}?done=1`;
const at = (event: RequestEvent) => ({ community: officerOf(event.locals).community, matter: event.params.matter });
/** A way as the form names it: `stage outcome`. */
const wayOf = (way = '') => ({ to: way.split(' ')[0], outcome: way.split(' ')[1] });

/** A risk assessment as the form has it: five steps, four questions, the risks that were filled in. */
function riskOf(texts: Record<string, string>) {
	const { level, contingency, outcome, conclusion } = texts;
	const report = Object.fromEntries(RISK_REPORT.flatMap((key) => (texts[key]?.trim() ? [[key, texts[key]]] : [])));
	const of = (name: string) => texts[name] ?? '';
	const [legality, rationality, feasibility, controllability] = ['legality', 'rationality', 'feasibility', 'controllability'].map((key) => of(`dimensions.${key}`));
	return {
		...report, steps: Array.from({ length: 5 }, (_, no) => ({ done: of(`steps.${no}.done`), detail: of(`steps.${no}.detail`) })), dimensions: { legality, rationality, feasibility, controllability },
		points: rowsOf(texts, 'points', ['point', 'probability', 'impact', 'measure']).slice(0, RISK_ROWS), level, contingency, outcome, conclusion
	};
}

export const actions: Actions = {
	move: async (event) => deskAct(event, 'matter.move', ({ subject, from, way, reason }) => ({ ...at(event), subject, from, reason, ...wayOf(way) }), back(event)) as never,
	push: async (event) => deskAct(event, 'matter.push', ({ subject, from, way, reason }) => ({ ...at(event), subject, from, reason, ...wayOf(way) }), back(event)) as never,
	lay: async (event) => deskAct(event, 'matter.lay', ({ subject, what, text }) => ({ ...at(event), subject, what, text }), back(event)) as never,
	study: async (event) => deskAct(event, 'matter.study', ({ subject, from, outcome, reason }) => ({ ...at(event), subject, from, outcome, reason }), back(event)) as never,
	opinion: async (event) => deskAct(event, 'opinion.publish', ({ subject, kind, author, on, text, conclusion }) => ({ ...at(event), subject, kind, author, on, text, conclusion }), back(event)) as never,
	settle: async (event) =>
		deskAct(event, 'opinion.settle', ({ opinion, adopted, reason }) => ({ community: at(event).community, opinion, adopted: adopted === 'yes', reason }), back(event)) as never,
	risk: async (event) => deskAct(event, 'risk.publish', (texts) => ({ ...at(event), subject: texts.subject, ...riskOf(texts) }), back(event)) as never,
	announce: async (event) =>
		deskAct(
			event, 'hearing.announce', ({ subject, on, place, materials, selection, seats }) => ({ ...at(event), subject, on, place, materials, selection, seats: groupsOf(seats) }), back(event), ['seats']
		) as never,
	hold: async (event) =>
		deskAct(event, 'hearing.hold', ({ hearing, present, summary, signed }) => ({ community: at(event).community, hearing, present: groupsOf(present), summary, signed }), back(event), ['present']) as never
};
