import type { Day } from '../basics/day.ts';
import { isSubjectId, type SubjectId } from '../basics/id.ts';
import type { Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { evidenceOf, type Evidence, type View } from '../content/view.ts';
import {
	BODY_KINDS, holdsOn, type BodyContent, type BodyDuty, type BodyKind, type DutyExtension, type OfficeContent, type PlaceContent, type PlaceKind
} from './community.ts';
import { communityOf, rulesFor } from './in-force.ts';
import type { DaysRule } from './rule-set.ts';

export interface BodyRow {
	evidence: Evidence;
	name: string;
	kind: BodyKind;
	place?: string;
	memberCount?: number;
}

export interface BodiesPageModel {
	proof: Evidence;
	groups: { kind: BodyKind; bodies: BodyRow[] }[];
	total: number;
}

async function placeName(contents: Contents, place: SubjectId | undefined): Promise<string | undefined> {
	const held = place && (await contents.bySubject<PlaceContent>(place));
	return held?.content.type === 'place' ? held.content.name : undefined;
}

async function bodyRow(contents: Contents, held: Held<BodyContent>): Promise<BodyRow> {
	const { name, kind, parent, memberCount } = held.content;
	const place = await placeName(contents, parent);
	return { evidence: evidenceOf(held), name, kind, ...(place === undefined ? {} : { place }), ...(memberCount === undefined ? {} : { memberCount }) };
}

/** The bodies of a community, by kind: who is there at all, before anything they did. */
export const bodiesPage: View<BodiesPageModel> = async (contents, params) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const bodies = await contents.ofType<BodyContent>(community.content.community, 'body');
	const rows = await Promise.all(bodies.map((held) => bodyRow(contents, held)));
	return {
		proof: evidenceOf(community),
		groups: BODY_KINDS.map((kind) => ({ kind, bodies: rows.filter((row) => row.kind === kind) })).filter((group) => group.bodies.length > 0),
		total: rows.length
	};
};

export interface OfficeRow {
	evidence: Evidence;
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
	place?: string;
	memberCount?: number;
	dutiesFrom: Day;
	duties: BodyDuty[];
	extensions: DutyExtension[];
	note?: string;
	/** Who holds office today, and who no longer does or does not yet. */
	present: OfficeRow[];
	others: OfficeRow[];
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
	const place = await placeName(contents, held.content.parent);
	return {
		proof: evidenceOf(held), name, kind, dutiesFrom, duties, extensions: extensions ?? [],
		...(place === undefined ? {} : { place }), ...(memberCount === undefined ? {} : { memberCount }), ...(note === undefined ? {} : { note }),
		present: offices.filter(({ content }) => holdsOn(content, when.today)).map(row),
		others: offices.filter(({ content }) => !holdsOn(content, when.today)).map(row)
	};
};

export interface PlaceNode {
	subject: SubjectId;
	name: string;
	kind: PlaceKind;
	households?: number;
	inside: PlaceNode[];
}

export interface PlacesPageModel {
	proof: Evidence;
	imported: boolean;
	roots: PlaceNode[];
	total: number;
}

/** The places of a community as a tree. What lies in a place of another log, or in none, is a root. */
export const placesPage: View<PlacesPageModel> = async (contents, params) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const places = await contents.ofType<PlaceContent>(community.content.community, 'place');
	const nodes = new Map<SubjectId, PlaceNode>();
	for (const { content } of places) {
		const { subject, name, kind, households } = content;
		nodes.set(subject, { subject, name, kind, inside: [], ...(households === undefined ? {} : { households }) });
	}
	const roots: PlaceNode[] = [];
	for (const { content } of places) {
		const parent = content.parent === undefined ? undefined : nodes.get(content.parent);
		(parent?.inside ?? roots).push(nodes.get(content.subject)!);
	}
	return { proof: evidenceOf(community), imported: places.some(({ content }) => content.source !== undefined), roots, total: places.length };
};

export interface RulesPageModel {
	proof: Evidence;
	/** Absent while the city has adopted none: then these are what every city starts with. */
	adopted?: Evidence;
	name: string;
	disclosureDay: number;
	questioningDay: number;
	display: DaysRule;
	answer: DaysRule;
	/** Years whose holidays are known; in others weekends alone are days off. */
	years: string[];
	versions: { version: number; recordedAt: string; seq: number; hash: string }[];
}

/** The rule set in force, each number with where it comes from. */
export const rulesPage: View<RulesPageModel> = async (contents, params) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const { rules, held } = await rulesFor(contents, community.content);
	const { name, disclosureDay, questioningDay, display, answer, holidays } = rules;
	const versions = held ? await contents.versions(held.content.subject) : [];
	return {
		proof: evidenceOf(community), ...(held ? { adopted: evidenceOf(held) } : {}),
		name, disclosureDay, questioningDay, display, answer, years: Object.keys(holidays).sort(),
		versions: versions.map(({ version, recordedAt, seq, hash }) => ({ version, recordedAt, seq, hash }))
	};
};
