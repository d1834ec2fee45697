import { addDays, daysBetween, span, type Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import { holdsOn, isThereOn, type BodyContent, type BodyDuty, type OfficeContent } from '../community/community.ts';
import { lawOf } from '../community/eligibility.ts';
import { communityOf, rulesFor, type Rules } from '../community/in-force.ts';
import { SEATS, type DutyReportContent } from '../community/office.ts';
import { addressOf } from '../content/addresses.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import type { DemocracyDayContent } from '../democracy-day/democracy-day.ts';
import { speaksWithoutOffice, type MeetingNoteContent } from '../democracy-day/meeting-note.ts';
import { lastHeld, minutesState } from '../democracy-day/rules.ts';
import type { DisclosureContent } from '../disclosure/disclosure.ts';
import { owedBy, periodsOver } from '../disclosure/duties.ts';
import type { FinanceTableContent } from '../disclosure/finance-table.ts';
import type { AnswerContent, QuestionContent } from '../disclosure/question.ts';
import type { AppraisalContent } from '../evaluation/evaluation.ts';
import { TWICE_CLAUSE, twiceFound, type TwiceFound } from '../evaluation/opening.ts';
import type { ReportAnswerContent, ReportNoticeContent } from '../procedure/direct-report.ts';
import { dueOf } from '../procedure/engine.ts';
import type { MatterContent } from '../procedure/matter.ts';
import { stageOf } from '../procedure/procedure.ts';
import { holderOf, isLive, readMatter, type ReadMatter } from '../procedure/read-matter.ts';
import type { ProposalContent } from '../proposal/proposal.ts';
import type { CommitmentContent } from '../resolution/resolution.ts';

/** What a body can owe: what comes back by its own duties, and what follows from what happened. */
export const DUTY_KINDS = ['finance', 'affairs', 'meeting', 'appraisal', 'duty_report', 'minutes', 'stage', 'answer', 'report', 'commitment', 'dismissal', 'other'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/** How a duty stands: done in time, done late, still to come, or not there although its day is over. */
export type DutyState = { state: 'done'; on: Day } | { state: 'late'; on: Day; days: number } | { state: 'due'; days: number } | { state: 'missing'; days: number };

/** One thing a body owes, by when, and how it stands. */
export interface DutyLine {
	kind: DutyKind;
	/** Of duties whose kind is not known: its name in the file. */
	name?: string;
	/** A period, a number or a task: what of its kind it is. */
	what: string;
	due: Day;
	state: DutyState;
	/** Its page, or that of what met it. */
	address?: string;
	/** The law that asks for it, where it follows from something unusual. */
	clause?: string;
}

/** How many lines of a body stand how. */
export type DutyCounts = Record<DutyState['state'], number>;

/** A body over a year: its lines by the day on which they are due, and a row for each kind with a cell for each month. */
export interface BodyDuties {
	body: { subject: SubjectId; name: string };
	counts: DutyCounts;
	/** Of the month that is shown, or of the year. */
	lines: DutyLine[];
	rows: { kind: DutyKind; months: DutyCounts[] }[];
	/** Days since it last met; absent where it never did on record, or does not meet. */
	meets?: { daysSince?: number; last?: Day; address?: string };
}

export interface DutiesPageModel {
	proof: Evidence;
	year: string;
	/** `2026-11`, when one month is shown. */
	month?: string;
	years: string[];
	bodies: BodyDuties[];
	counts: DutyCounts;
	/** Of those who spoke at Democracy Days and who raised proposals this year, how many hold no office; absent where nothing is recorded. */
	speakers?: { without: number; of: number };
	raisers?: { without: number; of: number };
}

function stateOf(due: Day, done: Day | undefined, today: Day): DutyState {
	if (done !== undefined) return done > due ? { state: 'late', on: done, days: daysBetween(due, done) } : { state: 'done', on: done };
	return today > due ? { state: 'missing', days: daysBetween(due, today) } : { state: 'due', days: daysBetween(today, due) };
}

const none = (): DutyCounts => ({ done: 0, late: 0, due: 0, missing: 0 });

function counted(lines: readonly DutyLine[]): DutyCounts {
	const counts = none();
	for (const { state } of lines) counts[state.state]++;
	return counts;
}

/** What there is in a community that duties are met by, read once. */
interface Ground {
	rules: Rules;
	days: DemocracyDayContent[];
	appraisals: AppraisalContent[];
	offices: OfficeContent[];
	dutyReports: DutyReportContent[];
	disclosed: Map<string, { on: Day; address: string }>;
	questions: { content: QuestionContent; answered?: Day }[];
	commitments: CommitmentContent[];
	bodies: readonly BodyContent[];
	/** Matters that go by acts: what a file tells of others was under no clock of this portal. */
	matters: ReadMatter[];
	/** Offices whose holder was found not competent twice in a row. */
	twice: { office: OfficeContent; found: TwiceFound }[];
	reports: { notice: ReportNoticeContent; matter: MatterContent | undefined; answered?: Day }[];
	/** The shape of the community, which says by which law its bodies stand where they do not say so themselves. */
	shape: string | undefined;
}

const keyOf = (body: string, category: string, period: string) => `${body} ${category} ${period}`;

async function groundOf(contents: Contents, community: BodyContent['community'], shape: string | undefined, rules: Rules, bodies: readonly BodyContent[]): Promise<Ground> {
	const disclosed: Ground['disclosed'] = new Map();
	const put = (body: string, category: string, period: string, on: Day, address: string) => {
		const key = keyOf(body, category, period);
		const known = disclosed.get(key);
		if (!known || on < known.on) disclosed.set(key, { on, address });
	};
	const disclosures = await contents.ofType<DisclosureContent>(community, 'disclosure');
	const published = new Map(disclosures.map(({ content }) => [content.subject, content]));
	for (const { content } of disclosures) for (const body of [content.body, ...(content.covers ?? [])]) put(body, content.category, content.period, content.published, addressOf(content)!);
	for (const { content, recordedAt } of await contents.ofType<FinanceTableContent>(community, 'finance-table')) {
		const parent = content.parent && published.get(content.parent);
		put(content.body, 'finance', content.period, parent ? parent.published : (content.posted?.published ?? (recordedAt.slice(0, 10) as Day)), `/${community}/disclosures/${content.parent ?? content.subject}`);
	}
	const questions = await Promise.all((await contents.ofType<QuestionContent>(community, 'question')).map(async ({ content }) => {
		const [answer] = await contents.ofParent<AnswerContent>(content.subject, 'answer');
		return { content, ...(answer ? { answered: answer.content.answered } : {}) };
	}));
	const all = async <C extends BodyContent | DemocracyDayContent | AppraisalContent | CommitmentContent>(type: C['type']) => (await contents.ofType<C>(community, type)).map(({ content }) => content);
	const matters = await Promise.all((await contents.ofType<MatterContent>(community, 'matter')).filter(({ content }) => isLive(content)).map((held) => readMatter(contents, held)));
	const reports = await Promise.all((await contents.ofType<ReportNoticeContent>(community, 'report-notice')).map(async ({ content: notice }) => {
		const [answer] = await contents.ofParent<ReportAnswerContent>(notice.subject, 'report-answer');
		return { notice, matter: (await contents.bySubject<MatterContent>(notice.parent!))?.content, ...(answer ? { answered: answer.content.answered } : {}) };
	}));
	const appraisals = await all<AppraisalContent>('appraisal');
	const offices = (await contents.ofType<OfficeContent>(community, 'office')).map(({ content }) => content);
	const dutyReports = (await contents.ofType<DutyReportContent>(community, 'duty-report')).map(({ content }) => content);
	const twice = offices.flatMap((office) => {
		const found = twiceFound(appraisals, office.subject);
		return found ? [{ office, found }] : [];
	});
	return { rules, shape, disclosed, questions, bodies, matters, reports, appraisals, offices, dutyReports, twice, days: await all<DemocracyDayContent>('democracy-day'), commitments: await all<CommitmentContent>('commitment') };
}

/** The day by which a period of a duty is to be met: the end of the period, or later where the body was given more time. */
function lastOf(body: BodyContent, duty: BodyDuty, period: string): Day {
	return body.extensions?.find((one) => one.duty === duty.duty && one.period === period)?.due ?? span(period)!.until;
}

/** Duties that are met by a meeting that was held: of representatives, or of everybody. */
const MEETING_DUTIES: readonly string[] = ['representatives_meeting', 'assembly_meeting'];

/**
 * When the duty reports of a period were all given: the day of the last of the meetings that had them. Owed by everybody who sits on the body on the last day of
 * the period, and met by a report that covers it; undefined while one is missing, and where nobody sits on it.
 */
function reportedOn(body: SubjectId, period: string, { offices, dutyReports }: Ground, today: Day): Day | undefined {
	const { from, until } = span(period)!;
	const owing = offices.filter((office) => office.parent === body && SEATS.includes(office.position) && holdsOn(office, until));
	const days = owing.flatMap(({ subject }) => {
		const covering = dutyReports.filter((one) => one.parent === subject && one.held <= today && span(one.period)!.from <= from && span(one.period)!.until >= until);
		return covering.map(({ held }) => held).sort(inOrder).slice(0, 1);
	});
	return owing.length > 0 && days.length === owing.length ? days.sort(inOrder).at(-1) : undefined;
}

/** Everything a body owes by duties that come back, with periods that end before a day. */
function recurring(body: BodyContent, ground: Ground, until: Day, today: Day): DutyLine[] {
	const lines: DutyLine[] = owedBy(body, ground.rules.disclosureDay, until).map(({ category, period, due }) => {
		const met = ground.disclosed.get(keyOf(body.subject, category, period));
		return { kind: category === 'finance' ? 'finance' : 'affairs', what: period, due, state: stateOf(due, met?.on, today), ...(met ? { address: met.address } : {}) };
	});
	for (const duty of body.duties) {
		if (duty.duty === 'finance_account' || duty.duty === 'affairs_disclosure') continue;
		const ends = body.until !== undefined && (duty.until === undefined || body.until < duty.until) ? { ...duty, until: body.until } : duty;
		for (const period of periodsOver(ends, until)) {
			const { from, until: last } = span(period)!;
			const due = lastOf(body, duty, period);
			const within = (on: Day) => on >= from && on <= (due > last ? due : last);
			const day = MEETING_DUTIES.includes(duty.duty) ? ground.days.filter((one) => one.parent === body.subject && one.status === 'held' && within(one.day)).sort((a, b) => inOrder(a.day, b.day))[0] : undefined;
			const appraisal = duty.duty === 'appraisal' ? ground.appraisals.find((one) => one.parent === body.subject && within(one.on)) : undefined;
			const reported = duty.duty === 'duty_report' ? reportedOn(body.subject, period, ground, today) : undefined;
			const on = day?.day ?? appraisal?.on ?? reported;
			const known = MEETING_DUTIES.includes(duty.duty) ? 'meeting' : duty.duty === 'appraisal' || duty.duty === 'duty_report' ? duty.duty : 'other';
			lines.push({ kind: known, ...(known === 'other' ? { name: duty.duty } : {}), what: period, due, state: stateOf(due, on, today), ...(day ? { address: addressOf(day)! } : {}) });
		}
	}
	return lines;
}

/** The overseers to whom a report on a matter goes: those of the place of the body that decides it, else the first there are. */
function overseersOf(matter: MatterContent | undefined, bodies: readonly BodyContent[]): SubjectId | undefined {
	const overseers = bodies.filter(({ kind }) => kind === 'oversight_committee');
	const place = bodies.find(({ subject }) => subject === matter?.parent)?.parent;
	return (overseers.find(({ parent }) => parent === place) ?? overseers[0])?.subject;
}

/** The stages of matters that a body held, or holds, where the procedure says how long. */
function stages(body: BodyContent, { matters, bodies }: Ground, today: Day): DutyLine[] {
	return matters.flatMap(({ held, procedure, state, ground }) => state.stays.flatMap((stay): DutyLine[] => {
		const stage = procedure && stageOf(procedure.content, stay.stage);
		const due = procedure && dueOf(procedure.content, stay, ground.holidays);
		if (!stage || due === undefined || holderOf(stage, held.content, bodies) !== body.subject) return [];
		return [{ kind: 'stage', what: `${held.content.number} ${stage.name}`, due, state: stateOf(due, stay.until, today), address: addressOf(held.content)! }];
	}));
}

/** What a body owes because of what happened: minutes of its days, stages of matters, answers to questions and reports, commitments, and an office to be ended. */
function following(body: BodyContent, ground: Ground, today: Day): DutyLine[] {
	const lines = stages(body, ground, today);
	for (const { notice, matter, answered } of ground.reports) {
		if (overseersOf(matter, ground.bodies) !== body.subject) continue;
		lines.push({ kind: 'report', what: notice.number, due: notice.due, state: stateOf(notice.due, answered, today), ...(matter ? { address: addressOf(matter)! } : {}) });
	}
	for (const { office, found } of ground.twice) {
		if (office.parent !== body.subject) continue;
		const ended = office.until !== undefined && office.until <= today ? office.until : undefined;
		lines.push({ kind: 'dismissal', what: office.holder, due: found.on, state: stateOf(found.on, ended, today), address: addressOf(office)!, clause: TWICE_CLAUSE[lawOf(body, ground.shape)] });
	}
	for (const day of ground.days) {
		if (day.parent !== body.subject) continue;
		const state = minutesState(day, ground.rules, today);
		if (!('due' in state)) continue;
		lines.push({ kind: 'minutes', what: day.day, due: state.due, state: stateOf(state.due, state.state === 'published' ? state.on : undefined, today), address: addressOf(day)! });
	}
	for (const { content, answered } of ground.questions) {
		if (content.body === body.subject) lines.push({ kind: 'answer', what: content.number, due: content.due, state: stateOf(content.due, answered, today), address: addressOf(content)! });
	}
	for (const commitment of ground.commitments) {
		if (commitment.body === body.subject) lines.push({ kind: 'commitment', what: commitment.task, due: commitment.due, state: stateOf(commitment.due, commitment.done, today), address: addressOf(commitment)! });
	}
	return lines;
}

const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));

/** Bodies that meet: how long ago is asked of them. */
const MEET: readonly BodyContent['kind'][] = ['representatives_meeting', 'assembly', 'residents_council', 'owners_assembly', 'collective_economic_organisation'];

async function sharesOf(contents: Contents, community: BodyContent['community'], year: string): Promise<Pick<DutiesPageModel, 'speakers' | 'raisers'>> {
	const notes = (await contents.ofType<MeetingNoteContent>(community, 'meeting-note')).map(({ content }) => content).filter(({ on }) => on.startsWith(year));
	const proposals = (await contents.ofType<ProposalContent>(community, 'proposal')).map(({ content }) => content).filter(({ raised, raiser }) => raised.startsWith(year) && raiser !== undefined);
	return {
		...(notes.length > 0 ? { speakers: { without: notes.filter(({ as }) => speaksWithoutOffice(as)).length, of: notes.length } } : {}),
		...(proposals.length > 0 ? { raisers: { without: proposals.filter(({ raiser }) => raiser === 'resident' || raiser === 'representative' || raiser === 'unit').length, of: proposals.length } } : {})
	};
}

/**
 * What every body of a community owes over a year, or a month of it: done, late, still due, missing. Nothing of it is stored: a meeting that did
 * not take place and a month without accounts show by themselves. What was owed before duties were recorded is not asked for.
 */
export const dutiesPage: View<DutiesPageModel> = async (contents, params, { today }) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const code = community.content.community;
	const { rules } = await rulesFor(contents, community.content, today);
	const bodies = (await contents.ofType<BodyContent>(code, 'body')).map(({ content }) => content);
	const present = today.slice(0, 4);
	const first = bodies.flatMap(({ duties }) => duties.map(({ from }) => from.slice(0, 4))).sort()[0] ?? present;
	const years = Array.from({ length: Math.max(1, Math.min(30, Number(present) - Number(first) + 1)) }, (_, back) => String(Number(present) - back));
	const month = params.month !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(params.month) && years.includes(params.month.slice(0, 4)) ? params.month : undefined;
	const year = month?.slice(0, 4) ?? years.find((one) => one === params.month) ?? present;
	const ground = await groundOf(contents, code, community.content.shape, rules, bodies);
	const rows: BodyDuties[] = [];
	for (const body of bodies) {
		const all = [...recurring(body, ground, addDays(`${year}-12-31` as Day, 1), today), ...following(body, ground, today)];
		const lines = all.filter(({ due }) => due.startsWith(year)).sort((a, b) => inOrder(a.due, b.due) || inOrder(a.what, b.what));
		const last = lastHeld(ground.days.filter(({ parent }) => parent === body.subject), today);
		const meets = MEET.includes(body.kind) && isThereOn(body, today) ? (last ? { daysSince: last.daysSince, last: last.last.day, address: addressOf(last.last)! } : {}) : undefined;
		if (lines.length === 0 && !meets) continue;
		const shown = month === undefined ? lines : lines.filter(({ due }) => due.startsWith(month));
		rows.push({
			body: { subject: body.subject, name: body.name }, counts: counted(shown), lines: shown,
			rows: DUTY_KINDS.filter((kind) => lines.some((line) => line.kind === kind)).map((kind) => ({ kind, months: MONTHS.map((one) => counted(lines.filter((line) => line.kind === kind && line.due.slice(5, 7) === one))) })),
			...(meets ? { meets } : {})
		});
	}
	return {
		proof: evidenceOf(community), year, ...(month === undefined ? {} : { month }), years, bodies: rows.sort((a, b) => b.counts.missing - a.counts.missing), counts: counted(rows.flatMap(({ lines }) => lines)),
		...(await sharesOf(contents, code, year))
	};
};
