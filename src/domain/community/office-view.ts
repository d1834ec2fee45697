import type { Day } from '../basics/day.ts';
import { isSubjectId, type CommunityCode, type SubjectId } from '../basics/id.ts';
import type { Content, Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import type { AssignmentContent, AssignmentFunction } from './assignment.ts';
import { holdsOn, type BodyContent, type OfficeContent, type PlaceContent } from './community.ts';
import type { Seat } from './conflicts.ts';
import { delegationState, type DelegationContent } from './delegation.ts';
import {
	mustDeclare, officeState, pledgeState, type DeclarationContent, type DeclaredRelative, type DutyReportContent, type OfficeState, type PledgeContent, type PledgeItem, type PledgeReviewContent
} from './office.ts';
import { linkOf, type Link } from './link.ts';
import { receptionCard, type ReceptionCard } from './reception-view.ts';
import type { ReceptionContent } from './reception.ts';

export interface DeclarationCard {
	evidence: Evidence;
	/** Absent: asked for, not given. */
	signed?: Day;
	relatives: (DeclaredRelative & { href?: string })[];
	interests: string[];
	entered?: string;
}

export interface PledgeCard {
	evidence: Evidence;
	year: string;
	made: Day;
	items: (Omit<PledgeItem, 'evidence'> & { state: 'doing' | 'done' | 'late'; evidence: Link[] })[];
	/** Whether a year that is over has been reviewed. */
	unreviewed: boolean;
}

export interface DelegationCard {
	evidence: Evidence;
	state: 'coming' | 'now' | 'ended';
	/** The office that is handed on, and that of whoever stands in. */
	office: SubjectId;
	to: SubjectId;
	absent: string;
	standIn: string;
	from: Day;
	until: Day;
	reason?: string;
}

export interface OfficePageModel {
	proof: Evidence;
	body: { subject: SubjectId; name: string };
	position: string;
	holder: string;
	state: OfficeState;
	from: Day;
	until?: Day;
	portfolio?: string;
	unit?: string;
	note?: string;
	reason?: string;
	/** The places a liaison looks after. */
	scope: string[];
	/** Whether the law asks for a declaration. */
	mustDeclare: boolean;
	declaration?: DeclarationCard;
	pledges: PledgeCard[];
	reviews: { evidence: Evidence; year: string; held: Day; host: string; issued: number; returned: number; kept: number; partly: number; broken: number }[];
	dutyReports: DutyReportCard[];
	/** Handed on by them, and taken over from others. */
	delegations: DelegationCard[];
	assignments: { evidence: Evidence; function: AssignmentFunction; about: Link; from: Day; until?: Day }[];
	receptions: ReceptionCard[];
	/** Terms before and after, of the same holder or position in this body. */
	others: { subject: SubjectId; holder: string; position: string; from: Day; until?: Day }[];
}

/** A duty report as its page shows it. */
export type DutyReportCard = Pick<DutyReportContent, 'period' | 'held' | 'before' | 'promised' | 'done' | 'undone' | 'entered'> & { evidence: Evidence };

/** The duty reports of an office, the newest first. */
export async function dutyReportsOf(contents: Contents, office: SubjectId): Promise<DutyReportCard[]> {
	const all = await contents.ofParent<DutyReportContent>(office, 'duty-report');
	return all.map((one) => {
		const { period, held, before, promised, done, undone, entered } = one.content;
		return { evidence: evidenceOf(one), period, held, before, promised, done, undone, ...(entered === undefined ? {} : { entered }) };
	}).sort((a, b) => (a.held < b.held ? 1 : a.held > b.held ? -1 : 0));
}

/** A delegation as it is shown on a day. */
export function delegationCard(held: Held<DelegationContent>, today: Day): DelegationCard {
	const { to, absent, standIn, from, until, reason, parent, subject } = held.content;
	return {
		evidence: evidenceOf(held), state: delegationState({ from, until }, today), office: parent ?? subject, to, absent, standIn, from, until,
		...(reason === undefined ? {} : { reason })
	};
}

/** All delegations of a community that lasted a day at all, newest first. */
export async function delegationsOf(contents: Contents, community: CommunityCode, today: Day): Promise<DelegationCard[]> {
	const all = await contents.ofType<DelegationContent>(community, 'delegation');
	return all.filter(({ content }) => content.from < content.until).map((held) => delegationCard(held, today)).sort((a, b) => (a.from < b.from ? 1 : -1));
}

async function declarationCard(contents: Contents, held: Held<DeclarationContent>): Promise<DeclarationCard> {
	const { signed, relatives, interests, entered } = held.content;
	return {
		evidence: evidenceOf(held), ...(signed === undefined ? {} : { signed }), interests, ...(entered === undefined ? {} : { entered }),
		relatives: await Promise.all(relatives.map(async (relative) => ({
			...relative, ...(relative.office ? await linkOf(contents, { text: relative.name, subject: relative.office }) : {})
		})))
	};
}

async function pledgeCard(contents: Contents, held: Held<PledgeContent>, reviewed: readonly string[], today: Day): Promise<PledgeCard> {
	const { year, made, items } = held.content;
	return {
		evidence: evidenceOf(held), year, made, unreviewed: today.slice(0, 4) > year && !reviewed.includes(year),
		items: await Promise.all(items.map(async (item) => ({
			...item, state: pledgeState(item, today), evidence: await Promise.all((item.evidence ?? []).map((one) => linkOf(contents, one)))
		})))
	};
}

const newestFirst = <T extends { from: Day }>(a: T, b: T) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0);

/** What somebody has a part in, of those whose public name is theirs alone in the community's offices. */
async function assignmentsOf(contents: Contents, office: OfficeContent): Promise<OfficePageModel['assignments']> {
	const all = await contents.ofType<AssignmentContent>(office.community, 'assignment');
	const theirs = all.filter(({ content }) => content.holder === office.holder);
	const cards = await Promise.all(theirs.map(async (held) => {
		const { function: done, about, parent, from, until } = held.content;
		return { evidence: evidenceOf(held), function: done, about: await linkOf(contents, { text: about, ...(parent ? { subject: parent } : {}) }), from, ...(until === undefined ? {} : { until }) };
	}));
	return cards.sort(newestFirst);
}

/** An office: who holds it, what they declared and promised, whom they received, who stands in while they are away. */
export const officePage: View<OfficePageModel> = async (contents, params, when) => {
	if (!isSubjectId(params.office)) return undefined;
	const held = await contents.bySubject<OfficeContent>(params.office);
	if (!held || held.content.type !== 'office' || held.content.community !== params.community) return undefined;
	const { content } = held;
	const { community, subject, position, holder, from, until, portfolio, unit, note, reason, scope } = content;
	const body = content.parent && (await contents.bySubject<BodyContent>(content.parent));
	const reviews = await contents.ofParent<PledgeReviewContent>(subject, 'pledge-review');
	const declaration = (await contents.ofParent<DeclarationContent>(subject, 'declaration')).at(-1);
	const pledges = await contents.ofParent<PledgeContent>(subject, 'pledge');
	const places = await Promise.all((scope ?? []).map((place) => contents.bySubject<PlaceContent>(place)));
	const offices = body ? await contents.ofParent<OfficeContent>(body.content.subject, 'office') : [];
	const receptions = (await contents.ofType<ReceptionContent>(community, 'reception')).filter(({ content: one }) => one.hosts.some((host) => host.office === subject));
	return {
		proof: evidenceOf(held),
		body: { subject: body?.content.subject ?? subject, name: body?.content.name ?? '' },
		position, holder, from, state: officeState(content, when.today),
		...(until === undefined ? {} : { until }), ...(portfolio === undefined ? {} : { portfolio }), ...(unit === undefined ? {} : { unit }),
		...(note === undefined ? {} : { note }), ...(reason === undefined ? {} : { reason }),
		scope: places.flatMap((place) => (place?.content.type === 'place' ? [place.content.name] : [])),
		mustDeclare: body ? mustDeclare(body.content.kind, position) : false,
		...(declaration ? { declaration: await declarationCard(contents, declaration) } : {}),
		pledges: (await Promise.all(pledges.map((pledge) => pledgeCard(contents, pledge, reviews.map((review) => review.content.year), when.today)))).sort((a, b) => (a.year < b.year ? 1 : -1)),
		reviews: reviews.map((review) => {
			const { year, held: heldOn, hostName, issued, returned, kept, partly, broken } = review.content;
			return { evidence: evidenceOf(review), year, held: heldOn, host: hostName, issued, returned, kept, partly, broken };
		}).sort((a, b) => (a.year < b.year ? 1 : -1)),
		dutyReports: await dutyReportsOf(contents, subject),
		delegations: (await delegationsOf(contents, community, when.today)).filter((one) => one.office === subject || one.to === subject),
		assignments: await assignmentsOf(contents, content),
		receptions: (await Promise.all(receptions.map((reception) => receptionCard(contents, reception, when.today)))).sort((a, b) => (a.day < b.day ? 1 : -1)),
		others: offices.map(({ content: other }) => other)
			.filter((other) => other.subject !== subject && (other.holder === holder || (other.position === position && !holdsOn(other, when.today))))
			.map((other) => ({ subject: other.subject, holder: other.holder, position: other.position, from: other.from, ...(other.until === undefined ? {} : { until: other.until }) }))
			.sort(newestFirst)
	};
};

/** Offices held on a day in a community as the rules about near relatives look at them, from public contents alone: people are told apart by name. */
export async function publicSeats(contents: Contents, community: CommunityCode, on: Day): Promise<Seat[]> {
	const bodies = new Map((await contents.ofType<BodyContent>(community, 'body')).map(({ content }) => [content.subject, content]));
	const declared = new Map((await contents.ofType<DeclarationContent>(community, 'declaration')).map(({ content }) => [content.parent, content]));
	return (await contents.ofType<OfficeContent>(community, 'office')).flatMap(({ content }: Held<OfficeContent & Content>): Seat[] => {
		const body = content.parent && bodies.get(content.parent);
		if (!body || !holdsOn(content, on)) return [];
		return [{
			office: content.subject, body: body.subject, bodyKind: body.kind, place: body.parent, position: content.position, holder: content.holder, person: content.holder,
			declaration: declared.get(content.subject)
		}];
	});
}
