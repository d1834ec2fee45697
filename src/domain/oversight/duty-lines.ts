import { addDays, dayOf, daysBetween, span, type Day, type Instant } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import { inOrder } from '../basics/order.ts';
import { calendarDuty, daysFor } from '../community/calendar.ts';
import { holdsOn, isThereOn, type BodyContent, type BodyDuty, type OfficeContent } from '../community/community.ts';
import { countsFrom, type DutyRecordContent } from '../community/duty-record.ts';
import { lawOf } from '../community/eligibility.ts';
import type { Rules } from '../community/in-force.ts';
import { SEATS, type DutyReportContent } from '../community/office.ts';
import { addressOf, nameOf } from '../content/addresses.ts';
import type { Contents } from '../content/contents.ts';
import type { Photo } from '../content/photo.ts';
import type { When } from '../content/view.ts';
import type { DemocracyDayContent } from '../democracy-day/democracy-day.ts';
import { minutesState } from '../democracy-day/rules.ts';
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
import type { CommitmentContent } from '../resolution/resolution.ts';

/** What a body can owe: what comes back by its own duties, and what follows from what happened. */
export const DUTY_KINDS = ['finance', 'affairs', 'meeting', 'appraisal', 'duty_report', 'minutes', 'stage', 'answer', 'report', 'commitment', 'dismissal', 'calendar', 'election', 'other'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/** How a duty stands: done in time, done late, still to come, or not there although its day is over. */
export type DutyState = { state: 'done'; on: Day } | { state: 'late'; on: Day; days: number } | { state: 'due'; days: number } | { state: 'missing'; days: number };

/** One thing a body owes, by when, and how it stands. */
export interface DutyLine {
	kind: DutyKind;
	/** Which duty of the calendar; or, of those whose kind is not known, its name in the file. */
	name?: string;
	/** A period, a number or a task: what of its kind it is. */
	what: string;
	due: Day;
	state: DutyState;
	/** Its page, or that of what met it. */
	address?: string;
	/** The law that asks for it, where it follows from something unusual. */
	clause?: string;
	/** The first day on which the calendar has it, where that is not the first of its period. */
	from?: Day;
	/** What was said to have been done, oldest first. */
	records?: DoneRecord[];
}

/** What somebody said was done of a duty. */
export interface DoneRecord {
	subject: SubjectId;
	on: Day;
	/** The day on which it was said, where that was later. */
	entered?: Day;
	text: string;
	by: string;
	enteredBy?: string;
	paper?: { address: string; name: string };
	photo?: Photo;
	withdrawn?: DutyRecordContent['withdrawn'];
}

/** How many lines of a body stand how. */
export type DutyCounts = Record<DutyState['state'], number>;

/** How a duty that was met on a day, or not, stands today. The last day is not late, to 24:00. */
export function stateOf(due: Day, done: Day | undefined, today: Day): DutyState {
	if (done !== undefined) return done > due ? { state: 'late', on: done, days: daysBetween(due, done) } : { state: 'done', on: done };
	return today > due ? { state: 'missing', days: daysBetween(due, today) } : { state: 'due', days: daysBetween(today, due) };
}

export const none = (): DutyCounts => ({ done: 0, late: 0, due: 0, missing: 0 });

/** How many lines stand how. */
export function counted(lines: readonly DutyLine[]): DutyCounts {
	const counts = none();
	for (const { state } of lines) counts[state.state]++;
	return counts;
}

/** What there is in a community that duties are met by, read once. */
export interface Ground {
	rules: Rules;
	days: DemocracyDayContent[];
	appraisals: AppraisalContent[];
	offices: OfficeContent[];
	dutyReports: DutyReportContent[];
	disclosed: Map<string, { on: Day; address: string }>;
	/** When overseers reviewed what bodies published. */
	reviews: { body: SubjectId; on: Day; address: string }[];
	/** What was said to have been done of the calendar, by body, duty and period. */
	records: Map<string, DoneRecord[]>;
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

/** What was said to have been done in a community, oldest first. */
async function recordsOf(contents: Contents, community: BodyContent['community'], zone: number): Promise<Ground['records']> {
	const records: Ground['records'] = new Map();
	for (const { content, recordedAt } of await contents.ofType<DutyRecordContent>(community, 'duty-record')) {
		// A later version only takes it back: when it was said is the day of the first.
		const first = content.withdrawn ? ((await contents.versions<DutyRecordContent>(content.subject))[0]?.recordedAt ?? recordedAt) : recordedAt;
		const said = dayOf(first as Instant, zone);
		const paper = content.paper && (await contents.bySubject(content.paper))?.content;
		const address = paper && addressOf(paper);
		const key = keyOf(content.parent!, content.duty, content.period);
		const { subject, on, text, by, photo, withdrawn, entered } = content;
		const one: DoneRecord = {
			subject, on, text, by, ...(said > on ? { entered: said } : {}), ...(entered === undefined ? {} : { enteredBy: entered }),
			...(paper && address ? { paper: { address, name: nameOf(paper) ?? address } } : {}), ...(photo ? { photo } : {}), ...(withdrawn ? { withdrawn } : {})
		};
		records.set(key, [...(records.get(key) ?? []), one]);
	}
	return records;
}

/** The reviews that accounts carry. */
function reviewsIn(disclosures: readonly { content: DisclosureContent }[]): Ground['reviews'] {
	return disclosures.flatMap(({ content }) => (content.category === 'finance' && content.reviewed ? [{ body: content.body, on: content.reviewed, address: addressOf(content)! }] : []));
}

/** Reads what duties are met by. */
export async function groundOf(contents: Contents, community: BodyContent['community'], shape: string | undefined, rules: Rules, bodies: readonly BodyContent[], { zone }: When): Promise<Ground> {
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
		put(content.body, 'finance', content.period, parent ? parent.published : (content.posted?.published ?? dayOf(recordedAt as Instant, zone)), `/${community}/disclosures/${content.parent ?? content.subject}`);
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
	return { rules, shape, disclosed, reviews: reviewsIn(disclosures), records: await recordsOf(contents, community, zone), questions, bodies, matters, reports, appraisals, offices, dutyReports, twice, days: await all<DemocracyDayContent>('democracy-day'), commitments: await all<CommitmentContent>('commitment') };
}

/** The day by which a period of a duty is to be met: that of the calendar or the end of the period, or later where the body was given more time. */
function lastOf(body: BodyContent, duty: BodyDuty, period: string): Day {
	return body.extensions?.find((one) => one.duty === duty.duty && one.period === period)?.due ?? daysFor(duty.duty, duty.every, period)!.until;
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

/** What duties of the calendar are met by. */
type Kept = Pick<Ground, 'records' | 'reviews' | 'bodies'>;

/** What overseers reviewed in a period: the accounts of the committees of their place, else of the community. */
function reviewedIn(body: BodyContent, period: string, { reviews, bodies }: Kept): Ground['reviews'][number] | undefined {
	const { from, until } = span(period)!;
	const beside = (subject: SubjectId) => bodies.find((one) => one.subject === subject)?.parent === body.parent;
	const within = reviews.filter(({ on }) => on >= from && on <= until).sort((a, b) => inOrder(a.on, b.on));
	return within.find((one) => beside(one.body)) ?? (bodies.filter(({ kind }) => kind === 'oversight_committee').length === 1 ? within[0] : undefined);
}

/** A duty of the calendar in one of its periods, and what is said to have been done of it. */
function ofCalendar(body: BodyContent, duty: BodyDuty, period: string, ground: Kept, today: Day): DutyLine {
	const due = lastOf(body, duty, period);
	const { from } = daysFor(duty.duty, duty.every, period)!;
	const line = { kind: 'calendar', name: duty.duty, what: period, due, ...(from > span(period)!.from ? { from } : {}) } as const;
	if (duty.duty === 'disclosure_review') {
		const review = reviewedIn(body, period, ground);
		return { ...line, state: stateOf(due, review?.on, today), ...(review ? { address: review.address } : {}) };
	}
	const records = ground.records.get(keyOf(body.subject, duty.duty, period)) ?? [];
	const days = records.filter(({ withdrawn }) => !withdrawn).map(({ on, entered }) => countsFrom(on, entered ?? on)).sort(inOrder);
	return { ...line, state: stateOf(due, days[0], today), ...(records.length > 0 ? { records } : {}) };
}

/** How far ahead of its last day a duty of the calendar is spoken of, in days: a month. */
export const DAYS_AHEAD = 31;

/** Duties of the calendar that wait in a community, of the bodies that are there: not done although their day is over, or due within a month; oldest first. */
export async function waitingDuties(contents: Contents, community: BodyContent['community'], { today, zone }: When): Promise<{ body: BodyContent; line: DutyLine }[]> {
	const bodies = (await contents.ofType<BodyContent>(community, 'body')).map(({ content }) => content);
	const owing = bodies.filter((body) => isThereOn(body, today) && body.duties.some(({ duty }) => calendarDuty(duty)));
	if (owing.length === 0) return [];
	const kept: Kept = { bodies, records: await recordsOf(contents, community, zone), reviews: reviewsIn(await contents.ofType<DisclosureContent>(community, 'disclosure')) };
	const last = addDays(today, DAYS_AHEAD);
	return owing.flatMap((body) => body.duties.filter(({ duty }) => calendarDuty(duty)).flatMap((duty) => periodsOver(duty, addDays(today, 400)).map((period) => ({ body, line: ofCalendar(body, duty, period, kept, today) }))))
		.filter(({ line: { state, due } }) => state.state === 'missing' || (state.state === 'due' && due <= last)).sort((a, b) => inOrder(a.line.due, b.line.due));
}

/** How long a committee is elected for by law, in years; overseers as long as the committee. */
const TERM_YEARS = 5;
const ELECTION_CLAUSE = { village: '村民委员会组织法(2025修正)§14', urban: '城市居民委员会组织法(2025修订)§14' } as const;

/** Committees that the law has elected. */
const ELECTED: readonly BodyContent['kind'][] = ['self_governance_committee', 'oversight_committee'];

/**
 * The election by which the term of a committee ends: five years after the first of those who sit on it today took office. Nobody records it: it is met
 * by new offices. Undefined where nobody is known to sit there.
 */
export function electionOf(body: BodyContent, { offices, shape }: Pick<Ground, 'offices' | 'shape'>, today: Day): { since: Day; line: DutyLine } | undefined {
	if (!ELECTED.includes(body.kind) || body.until !== undefined) return undefined;
	const [since] = offices.filter((one) => one.parent === body.subject && SEATS.includes(one.position) && holdsOn(one, today)).map(({ from }) => from).sort(inOrder);
	if (since === undefined) return undefined;
	const due = addDays(`${Number(since.slice(0, 4)) + TERM_YEARS}${since.slice(4)}` as Day, -1);
	return { since, line: { kind: 'election', what: since, due, state: stateOf(due, undefined, today), clause: ELECTION_CLAUSE[lawOf(body, shape)] } };
}

/** Everything a body owes by duties that come back, with periods that end before a day. */
export function recurring(body: BodyContent, ground: Ground, until: Day, today: Day): DutyLine[] {
	const lines: DutyLine[] = owedBy(body, ground.rules.disclosureDay, until).map(({ category, period, due }) => {
		const met = ground.disclosed.get(keyOf(body.subject, category, period));
		return { kind: category === 'finance' ? 'finance' : 'affairs', what: period, due, state: stateOf(due, met?.on, today), ...(met ? { address: met.address } : {}) };
	});
	for (const duty of body.duties) {
		if (duty.duty === 'finance_account' || duty.duty === 'affairs_disclosure') continue;
		const ends = body.until !== undefined && (duty.until === undefined || body.until < duty.until) ? { ...duty, until: body.until } : duty;
		for (const period of periodsOver(ends, until)) {
			if (calendarDuty(duty.duty)) {
				lines.push(ofCalendar(body, duty, period, ground, today));
				continue;
			}
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
export function following(body: BodyContent, ground: Ground, today: Day): DutyLine[] {
	const lines = stages(body, ground, today);
	const election = electionOf(body, ground, today);
	if (election) lines.push(election.line);
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

