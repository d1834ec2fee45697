import type { Day } from '../basics/day.ts';
import { isSubjectId, type SubjectId } from '../basics/id.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import { holdsOn, type BodyContent, type BodyDuty, type BodyKind, type BodyLaw, type DutyExtension, type OfficeContent, type PlaceContent, type Seat } from './community.ts';
import { conflictsOf, type RuleAnswer } from './conflicts.ts';
import { competenceOf, lawOf, MATTER_KINDS, type Competence, type MatterKind } from './matter.ts';
import { observerCards, type ObserverCard } from './observer-view.ts';
import { delegationsOf, publicSeats, type DelegationCard } from './office-view.ts';
import { answersFor, takenOver } from './succession.ts';
import { versionsOf, type Version } from './versions.ts';

async function placeOf(contents: Contents, place: SubjectId | undefined): Promise<BodyPageModel['place']> {
	const held = place && (await contents.bySubject<PlaceContent>(place));
	return held?.content.type === 'place' ? { subject: held.content.subject, name: held.content.name } : undefined;
}

/** Offices for which there are fewer holders than seats. */
export function openSeats(seats: readonly Seat[], held: readonly string[]): Seat[] {
	return seats.flatMap(({ position, count }) => {
		const left = count - held.filter((one) => one === position).length;
		return left > 0 ? [{ position, count: left }] : [];
	});
}

export interface OfficeRow {
	evidence: Evidence;
	/** That a declaration of interests is asked of this office, and that there is none. */
	undeclared?: true;
	position: string;
	holder: string;
	from: Day;
	until?: Day;
	portfolio?: string;
}

export interface BodyPageModel {
	proof: Evidence;
	name: string;
	kind: BodyKind;
	place?: { subject: SubjectId; name: string };
	memberCount?: number;
	dutiesFrom: Day;
	duties: BodyDuty[];
	extensions: DutyExtension[];
	note?: string;
	/** The law it stands under, or the one of the committees around it. */
	law: BodyLaw;
	/** What it may do with each kind of matter: rule R43. */
	competences: ({ matter: MatterKind } & Competence)[];
	/** Offices that it has and nobody holds today. */
	open: Seat[];
	/** From when it no longer exists, and why. */
	until?: Day;
	endReason?: string;
	/** Who answers for it since: the body that was named, or whichever took over from that one. */
	successor?: { subject: SubjectId; name: string };
	/** The bodies that ended and for which this one answers. */
	answersFor: { subject: SubjectId; name: string }[];
	versions: Version[];
	/** Who holds office today, and who no longer does or does not yet. */
	present: OfficeRow[];
	others: OfficeRow[];
	/** What the rule about near relatives and others' offices says of it today, where one goes for it. */
	conflicts?: RuleAnswer;
	/** Who stands in for whom, now and soon. */
	delegations: DelegationCard[];
	/** Observers that this body asked for. */
	observers: ObserverCard[];
}

/** A body: who holds its offices today, what it owes and since when. */
export const bodyPage: View<BodyPageModel> = async (contents, params, when) => {
	if (!isSubjectId(params.body)) return undefined;
	const held = await contents.bySubject<BodyContent>(params.body);
	if (!held || held.content.type !== 'body' || held.content.community !== params.community) return undefined;
	const { name, kind, dutiesFrom, duties, extensions, note, memberCount } = held.content;
	const offices = await contents.ofParent<OfficeContent>(params.body, 'office');
	const row = (office: Held<OfficeContent>): OfficeRow => {
		const { position, holder, from, until, portfolio } = office.content;
		return { evidence: evidenceOf(office), position, holder, from, ...(until === undefined ? {} : { until }), ...(portfolio === undefined ? {} : { portfolio }) };
	};
	const place = await placeOf(contents, held.content.parent);
	const present = offices.filter(({ content }) => holdsOn(content, when.today));
	const around = await contents.ofType<BodyContent>(held.content.community, 'body');
	const law = lawOf(held.content, around.map(({ content }) => content));
	const { until, endReason, seats, successor } = held.content;
	// Before the end it is whoever was named; from then on whoever answers by now.
	const next = until !== undefined && until > when.today && successor !== undefined ? await contents.bySubject<BodyContent>(successor) : await answersFor(contents, params.body, when.today);
	const follows = next && next.content.subject !== params.body ? { subject: next.content.subject, name: next.content.name } : undefined;
	const community = held.content.community;
	const conflicts = conflictsOf({ subject: params.body, kind }, await publicSeats(contents, community, when.today));
	const silent = new Set((conflicts?.evidence ?? []).filter((one) => one.kind === 'not-recorded' || one.kind === 'not-given').map(({ office }) => office));
	const own = new Set(offices.map(({ content }) => content.subject));
	return {
		...(conflicts ? { conflicts } : {}),
		delegations: (await delegationsOf(contents, community, when.today)).filter((one) => one.state !== 'ended' && own.has(one.office)),
		observers: (await observerCards(contents, community, when.today)).filter(({ body }) => body.subject === params.body),
		proof: evidenceOf(held), name, kind, dutiesFrom, duties, extensions: extensions ?? [],
		law, competences: MATTER_KINDS.map((matter) => ({ matter, ...competenceOf(matter, kind, law) })),
		open: openSeats(seats ?? [], present.map(({ content }) => content.position)),
		...(until === undefined ? {} : { until }), ...(endReason === undefined ? {} : { endReason }), ...(follows ? { successor: follows } : {}),
		answersFor: (await takenOver(contents, community, [params.body], when.today)).map(({ ended }) => ({ subject: ended.content.subject, name: ended.content.name })),
		versions: versionsOf(await contents.versions<BodyContent>(held.content.subject)),
		...(place === undefined ? {} : { place }), ...(memberCount === undefined ? {} : { memberCount }), ...(note === undefined ? {} : { note }),
		present: present.map((office) => ({ ...row(office), ...(silent.has(office.content.subject) ? { undeclared: true as const } : {}) })),
		others: offices.filter(({ content }) => !holdsOn(content, when.today)).map(row)
	};
};
