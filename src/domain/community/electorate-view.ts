import type { Day } from '../basics/day.ts';
import { isSubjectId, type CommunityCode, type SubjectId } from '../basics/id.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import type { BodyContent } from './community.ts';
import {
	APPEAL, DECISION, decisionState, publishedLate, type DecisionContent, type DecisionState, type ElectorateAppealContent, type ElectorateContent,
	type ListedVoter, type RegistrationContent
} from './electorate.ts';
import { lawOf, type CommitteeLaw, type Unit } from './eligibility.ts';
import { communityOf, rulesFor } from './in-force.ts';

/** A list of voters as one row. */
export interface ElectorateCard {
	evidence: Evidence;
	number: string;
	title: string;
	body: { subject: SubjectId; name: string };
	unit: Unit;
	day: Day;
	poll?: Day;
	published?: Day;
	count: number;
	appealUntil?: Day;
	/** Appeals are still taken today. */
	open: boolean;
	appeals: number;
	/** Appeals without a decision, and those of them past their day. */
	waiting: number;
	overdue: number;
}

/** What was decided. */
export interface DecisionCard {
	evidence: Evidence;
	outcome: DecisionContent['outcome'];
	reason: string;
	by: string;
	decided: Day;
	consent?: Day;
}

/** An appeal, its clock and what was decided. */
export interface AppealCard {
	evidence: Evidence;
	number: string;
	kind: ElectorateAppealContent['kind'];
	n?: number;
	text: string;
	filed: Day;
	claimed?: Day;
	due: Day;
	state: DecisionState;
	decision?: DecisionCard;
}

/** An application to be entered, its clock and what was decided. */
export interface RegistrationCard {
	evidence: Evidence;
	number: string;
	body: string;
	case: RegistrationContent['case'];
	since?: Day;
	text?: string;
	applied: Day;
	claimed?: Day;
	due: Day;
	state: DecisionState;
	decision?: DecisionCard;
}

export interface ElectoratesPageModel {
	proof: Evidence;
	law: CommitteeLaw;
	electorates: ElectorateCard[];
	registrations: RegistrationCard[];
	/** Committees to which one can apply. */
	committees: { subject: SubjectId; name: string }[];
	answerDays: number;
	appealDays: number;
	decisionDays: number;
	source: string;
}

export interface ElectoratePageModel {
	proof: Evidence;
	electorate: ElectorateCard;
	area?: number;
	/** Days it was published too late for its vote; absent where that cannot be said. */
	late?: number;
	byPlace: { at: string; count: number }[];
	/** The lines of one place, or of all, a part at a time. */
	lines: ListedVoter[];
	at?: string;
	from: number;
	total: number;
	/** Number of lines before the next part; absent on the last. */
	next?: number;
	changes: NonNullable<ElectorateContent['changes']>;
	appeals: AppealCard[];
	source: string;
}

/** Lines on one page. */
const ON_A_PAGE = 100;
/** Applications shown; all of them are in the record. */
const MOST_SHOWN = 30;

async function bodyName(contents: Contents, body: SubjectId | undefined): Promise<{ subject: SubjectId; name: string }> {
	const held = body && (await contents.bySubject<BodyContent>(body));
	return { subject: body ?? ('' as SubjectId), name: held?.content.type === 'body' ? held.content.name : '' };
}

async function decisionCard(contents: Contents, about: SubjectId): Promise<DecisionCard | undefined> {
	const [held] = await contents.ofParent<DecisionContent>(about, 'roll-decision');
	if (!held) return undefined;
	const { outcome, reason, by, decided, consent } = held.content;
	return { evidence: evidenceOf(held), outcome, reason, by, decided, ...(consent === undefined ? {} : { consent }) };
}

/** An appeal with where it stands on a day. */
export async function appealCard(contents: Contents, held: Held<ElectorateAppealContent>, today: Day): Promise<AppealCard> {
	const { number, kind, n, text, filed, claimed, due, subject } = held.content;
	const decision = await decisionCard(contents, subject);
	return {
		evidence: evidenceOf(held), number, kind, text, filed, due, state: decisionState(due, decision, today),
		...(n === undefined ? {} : { n }), ...(claimed === undefined ? {} : { claimed }), ...(decision ? { decision } : {})
	};
}

/** An application with where it stands on a day. */
export async function registrationCard(contents: Contents, held: Held<RegistrationContent>, today: Day): Promise<RegistrationCard> {
	const { number, case: of, since, text, applied, claimed, due, subject, parent } = held.content;
	const decision = await decisionCard(contents, subject);
	return {
		evidence: evidenceOf(held), number, body: (await bodyName(contents, parent)).name, case: of, applied, due, state: decisionState(due, decision, today),
		...(since === undefined ? {} : { since }), ...(text === undefined ? {} : { text }), ...(claimed === undefined ? {} : { claimed }),
		...(decision ? { decision } : {})
	};
}

async function electorateCard(contents: Contents, held: Held<ElectorateContent>, today: Day, appeals: readonly AppealCard[]): Promise<ElectorateCard> {
	const { number, title, parent, unit, day, poll, published, count, appealUntil } = held.content;
	return {
		evidence: evidenceOf(held), number, title, body: await bodyName(contents, parent), unit, day, count,
		...(poll === undefined ? {} : { poll }), ...(published === undefined ? {} : { published }), ...(appealUntil === undefined ? {} : { appealUntil }),
		open: appealUntil !== undefined && today <= appealUntil,
		appeals: appeals.length,
		waiting: appeals.filter(({ state }) => state.state !== 'decided').length,
		overdue: appeals.filter(({ state }) => state.state === 'overdue').length
	};
}

async function appealsOf(contents: Contents, electorate: SubjectId, today: Day): Promise<AppealCard[]> {
	const held = await contents.ofParent<ElectorateAppealContent>(electorate, 'electorate-appeal');
	return Promise.all(held.map((one) => appealCard(contents, one, today)));
}

/** The lists of voters of a community, and who has applied to be entered. */
export const electoratesPage: View<ElectoratesPageModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const code: CommunityCode = community.content.community;
	const lists = (await contents.ofType<ElectorateContent>(code, 'electorate')).sort((a, b) => b.seq - a.seq);
	const applications = (await contents.ofType<RegistrationContent>(code, 'registration')).sort((a, b) => b.seq - a.seq).slice(0, MOST_SHOWN);
	const bodies = await contents.ofType<BodyContent>(code, 'body');
	const { rules } = await rulesFor(contents, community.content, when.today);
	return {
		proof: evidenceOf(community),
		law: lawOf(bodies.find(({ content }) => content.kind === 'self_governance_committee')?.content, community.content.shape),
		electorates: await Promise.all(lists.map(async (held) => electorateCard(contents, held, when.today, await appealsOf(contents, held.content.subject, when.today)))),
		registrations: await Promise.all(applications.map((held) => registrationCard(contents, held, when.today))),
		committees: bodies.filter(({ content }) => content.kind === 'self_governance_committee').map(({ content }) => ({ subject: content.subject, name: content.name })),
		answerDays: rules.answer.days, appealDays: APPEAL.days, decisionDays: DECISION.days, source: APPEAL.source
	};
};

/** One list of voters: numbers, the masked lines, the clock of appeals, and what was decided about each. */
export const electoratePage: View<ElectoratePageModel> = async (contents, params, when) => {
	if (!isSubjectId(params.electorate)) return undefined;
	const held = await contents.bySubject<ElectorateContent>(params.electorate);
	if (held?.content.type !== 'electorate' || held.content.community !== params.community) return undefined;
	const { list, byPlace, area, changes = [], parent } = held.content;
	const body = parent && (await contents.bySubject<BodyContent>(parent));
	const at = byPlace.find((one) => one.at === params.at)?.at;
	const chosen = at === undefined ? list : list.filter((line) => (line.at ?? '') === at);
	const from = /^\d{1,7}$/.test(params.after ?? '') ? Number(params.after) : 0;
	const appeals = await appealsOf(contents, params.electorate, when.today);
	// The law sets a day for the lists of committee elections only.
	const late = body?.content.kind === 'self_governance_committee' ? publishedLate(held.content) : undefined;
	return {
		proof: evidenceOf(held),
		electorate: await electorateCard(contents, held, when.today, appeals),
		...(area === undefined ? {} : { area }), ...(late === undefined ? {} : { late }), ...(at === undefined ? {} : { at }),
		byPlace, lines: chosen.slice(from, from + ON_A_PAGE), from, total: chosen.length,
		...(chosen.length > from + ON_A_PAGE ? { next: from + ON_A_PAGE } : {}),
		changes, appeals, source: APPEAL.source
	};
};
