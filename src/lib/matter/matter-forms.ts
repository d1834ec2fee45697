import { addDays, type Day } from '#domain/basics/day.ts';
import { RISKS } from '#domain/deliberation/opinion.ts';
import type { MatterPageModel } from '#domain/oversight/matter-view.ts';
import type { NeedKind, Outcome } from '#domain/procedure/procedure.ts';
import type { ActName } from '#domain/record/vocabulary.ts';
import type { DeskField } from '#lib/offices/DeskForm.svelte';
import type { Words } from '#words/words.ts';
import { needText } from './need-text.ts';

/** What whoever is at the desk may do with the matter now (acts/matter/desk.ts). */
export interface MatterHand {
	from: string;
	ways: { to: string; outcome: string; name?: string; missing: boolean; reason: boolean; decided: boolean }[];
	lay: boolean;
	study: boolean;
}

/** One act on a matter, as the desk offers it: `key` is the part of the address and of the form's action. */
export interface MatterForm {
	key: MatterFormKey;
	act: ActName;
	title: string;
	lead?: string;
	button: string;
	fields: DeskField[];
	hidden?: Record<string, string>;
}

/** In the order in which the desk offers them: what the matter waits for first. */
export const MATTER_FORMS = ['study', 'move', 'lay', 'hold', 'announce', 'opinion', 'settle', 'risk', 'push'] as const;
export type MatterFormKey = (typeof MATTER_FORMS)[number];

/** Rows of risks that the form has; what is left empty is not sent. */
export const RISK_ROWS = 5;

/** Days that materials lie open before a hearing where a procedure asks for no more. */
const AHEAD = 7;

type Desk = Words['matter']['office'];

const text = (name: string, label: string, most: number, more: Partial<DeskField> = {}): DeskField => ({ name, label, kind: 'text', required: true, most, ...more });
const lines = (name: string, label: string, most: number, more: Partial<DeskField> = {}): DeskField => ({ name, label, kind: 'lines', required: true, most, ...more });

function opinionForm(words: Words, desk: Desk, today: Day): MatterForm {
	const kinds = (['expert', 'legal', 'residents'] as const).map((value) => ({ value, word: words.matter.opinionKind[value] }));
	return {
		key: 'opinion', act: 'opinion.publish', title: desk.opinion.title, lead: desk.opinion.lead, button: desk.opinion.go,
		fields: [
			{ name: 'kind', label: desk.opinion.kind, kind: 'choose', required: true, options: kinds },
			text('author', desk.opinion.author, 120, { hint: desk.opinion.authorHint }), { name: 'on', label: desk.opinion.on, kind: 'day', required: true, value: today },
			lines('text', desk.opinion.text, 4000), { name: 'conclusion', label: desk.opinion.conclusion, kind: 'text', most: 500 }
		]
	};
}

function settleForm(words: Words, desk: Desk, open: MatterPageModel['opinions']): MatterForm {
	return {
		key: 'settle', act: 'opinion.settle', title: desk.settle.title, lead: desk.settle.lead, button: desk.settle.go,
		fields: [
			{
				name: 'opinion', label: desk.settle.which, kind: 'choose', required: true,
				options: open.map(({ evidence, kind, author }) => ({ value: evidence.subject, word: `${words.matter.opinionKind[kind]}${words.common.separator}${author}` }))
			},
			{ name: 'adopted', label: desk.settle.adopted, kind: 'choose', required: true, options: [{ value: 'yes', word: words.matter.adopted }, { value: 'no', word: words.matter.notAdopted }] },
			lines('reason', desk.settle.reason, 1000)
		]
	};
}

/** The five steps with their days, the four questions, the risks one by one, and what comes of it. */
function riskForm(words: Words, desk: Desk): MatterForm {
	const { risk } = desk;
	const levels = RISKS.map((value) => ({ value, word: words.matter.level[value] }));
	const none = { value: '', word: '—' };
	return {
		key: 'risk', act: 'risk.publish', title: risk.title, lead: risk.lead, button: risk.go,
		fields: [
			text('team', words.matter.riskReport.team, 200, { required: false, hint: risk.teamHint }), text('methods', words.matter.riskReport.methods, 200, { required: false, hint: risk.methodsHint }),
			lines('background', words.matter.riskReport.background, 1000, { required: false }),
			...risk.steps.flatMap((name, index): DeskField[] => [
				{ name: `steps.${index}.done`, label: risk.done, kind: 'day', required: true, group: `${index + 1}. ${name}` }, text(`steps.${index}.detail`, risk.detail, 500)
			]),
			...(['legality', 'rationality', 'feasibility', 'controllability'] as const).map((key, index) =>
				lines(`dimensions.${key}`, words.matter.dimension[key], 500, { ...(index === 0 ? { group: risk.dimensions } : {}), hint: risk.asks[key] })),
			...Array.from({ length: RISK_ROWS }, (_, index): DeskField[] => [
				text(`points.${index}.point`, risk.point, 200, { group: risk.pointNo({ no: index + 1 }), required: index === 0 }),
				{ name: `points.${index}.probability`, label: risk.probability, kind: 'choose', options: [none, ...levels], required: index === 0 },
				{ name: `points.${index}.impact`, label: risk.impact, kind: 'choose', options: [none, ...levels], required: index === 0 },
				text(`points.${index}.measure`, risk.measure, 500, { required: index === 0 })
			]).flat(),
			{ name: 'level', label: risk.level, kind: 'choose', required: true, options: levels, group: risk.result },
			lines('contingency', risk.contingency, 2000, { required: false, hint: risk.contingencyHint }),
			{ name: 'outcome', label: risk.outcome, kind: 'choose', required: true, options: (['go', 'wait', 'stop'] as const).map((value) => ({ value, word: words.matter.riskOutcome[value] })) },
			lines('conclusion', risk.conclusion, 1000), text('signed', words.matter.riskReport.signed, 60, { required: false })
		]
	};
}

function announceForm(desk: Desk, today: Day): MatterForm {
	const { hearing } = desk;
	return {
		key: 'announce', act: 'hearing.announce', title: hearing.announce, lead: hearing.announceLead, button: hearing.announceGo,
		fields: [
			{ name: 'on', label: hearing.on, kind: 'day', required: true, value: addDays(today, AHEAD) }, text('place', hearing.place, 120),
			lines('materials', hearing.materials, 4000, { hint: hearing.materialsHint }), lines('selection', hearing.selection, 500, { hint: hearing.selectionHint }),
			lines('seats', hearing.seats, 1000, { hint: hearing.seatsHint })
		]
	};
}

/** The record of a hearing whose day has come; who was to take part stands there already. */
function holdForm(desk: Desk, open: MatterPageModel['consultations'], day: (of: Day) => string): MatterForm {
	const { hearing } = desk;
	return {
		key: 'hold', act: 'hearing.hold', title: hearing.hold, lead: hearing.holdLead, button: hearing.holdGo,
		fields: [
			{ name: 'hearing', label: hearing.which, kind: 'choose', required: true, options: open.map(({ evidence, on, place = '' }) => ({ value: evidence.subject, word: `${day(on)} ${place}` })) },
			lines('present', hearing.present, 1000, { hint: hearing.seatsHint, value: (open[0]?.seats ?? []).map(({ group, count }) => `${group} ${count}`).join('\n') }),
			lines('summary', hearing.summary, 4000, { hint: hearing.summaryHint }), text('signed', hearing.signed, 200)
		]
	};
}

/** What the desk offers for a matter now: every act that is this officer's, in order. */
export function matterForms(words: Words, model: MatterPageModel, hand: MatterHand | undefined, papers: readonly NeedKind[], today: Day, day: (of: Day) => string): MatterForm[] {
	if (!hand) return [];
	const desk = words.matter.office;
	const hidden = { from: hand.from };
	const wayText = (way: MatterHand['ways'][number]) => {
		const outcome = words.proposal.outcome[way.outcome as Outcome];
		return way.name ? words.matter.steps.went({ outcome, to: way.name }) : words.matter.steps.ended({ outcome });
	};
	const ways = (of: MatterHand['ways']): DeskField => ({ name: 'way', label: desk.way, kind: 'choose', required: true, options: of.map((way) => ({ value: `${way.to} ${way.outcome}`, word: wayText(way) })) });
	const reason = lines('reason', desk.reason, 1000, { hint: desk.reasonHint, required: false });
	const forms: MatterForm[] = [];
	if (hand.study) {
		forms.push({
			key: 'study', act: 'matter.study', title: desk.study, button: desk.studyGo, hidden,
			fields: [
				{ name: 'outcome', label: desk.study, kind: 'choose', required: true, options: (['accepted', 'returned', 'referred'] as const).map((value) => ({ value, word: desk.studied[value] })) },
				lines('reason', desk.studyReason, 1000)
			]
		});
	}
	// What goes on stands first in the list, unless something is missing for it; then what is missing can be laid first.
	if (hand.ways.length > 0) forms.push({ key: 'move', act: 'matter.move', title: desk.move, button: desk.go, hidden, fields: [ways(hand.ways), reason] });
	if (hand.lay) {
		const held = model.consultations.filter(({ seats, published, on }) => seats && published === undefined && on <= today);
		const unsettled = model.opinions.filter(({ adopted, evidence }) => adopted === undefined && !evidence.imported);
		const what: DeskField = { name: 'what', label: desk.what, kind: 'choose', required: true, options: papers.map((value) => ({ value, word: needText(words, value) })) };
		forms.push({ key: 'lay', act: 'matter.lay', title: desk.lay, button: desk.layGo, fields: [what, lines('text', desk.text, 4000)] });
		if (held.length > 0) forms.push(holdForm(desk, held, day));
		forms.push(announceForm(desk, today), opinionForm(words, desk, today));
		if (unsettled.length > 0) forms.push(settleForm(words, desk, unsettled));
		forms.push(riskForm(words, desk));
	}
	const pushed = hand.ways.filter(({ missing }) => missing);
	if (pushed.some(({ decided }) => decided)) {
		forms.push({ key: 'push', act: 'matter.push', title: desk.push, lead: desk.pushWhy, button: desk.pushGo, hidden, fields: [ways(pushed), { ...reason, required: true }] });
	}
	return forms;
}
