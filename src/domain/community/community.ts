import type { CommunityCode, SubjectId } from '../basics/id.ts';
import type { Day } from '../basics/day.ts';
import type { Content } from '../content/content.ts';

/**
 * The city itself (kind city) or one of its communities: each a tenant with a log of its own. The `parent` of a community's is the
 * city's, so that the communities of a city can be listed.
 */
export interface CommunityContent extends Content {
	type: 'community';
	name: string;
	kind: 'city' | 'community';
	/** The city's own address, absent on the city. */
	city?: CommunityCode;
	/** The town or subdistrict that it lies in. */
	town?: string;
	/** Rural or urban, grown together or newly built, as the file says. */
	shape?: string;
	/** How its villages and committees are joined: one of TOPOLOGIES, or another word of an imported file. */
	topology?: string;
	/** The template it was made from: its subject, and the hash of the version that was followed. */
	template?: { subject: SubjectId; hash: string };
	intro?: string;
	/** Telephone of the office: the help line at the foot of every page. */
	telephone?: string;
	/** Official totals; the roll may be incomplete. */
	figures?: { households?: number; population?: number; adults?: number };
	/** Minutes east of UTC; on the city only. */
	zone?: number;
}

export const PLACE_KINDS = [
	'city', 'town', 'subdistrict', 'community', 'village', 'natural_village', 'residential_compound',
	'rental_compound', 'street_block', 'resident_unit', 'ecological_area', 'cell'
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** A node of the tree of places. `parent` is the place it lies in; it may lie in another tenant's log (a town in the city's). */
export interface PlaceContent extends Content {
	type: 'place';
	name: string;
	kind: PlaceKind;
	/** Official number of households, where it is stated; the roll may hold fewer. */
	households?: number;
	/** First day on which it is no longer there; absent while it is. */
	until?: Day;
}

export const BODY_KINDS = [
	'party_organisation', 'self_governance_committee', 'oversight_committee', 'collective_economic_organisation', 'residents_council',
	'representatives_meeting', 'assembly', 'owners_assembly', 'service_centre', 'association'
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** Bodies whose clerks type in what bodies without a desk bring on paper. */
export const TYPING: readonly BodyKind[] = ['service_centre', 'self_governance_committee'];

/** A duty that comes back: what, how often, from when. Due days come from the rule set. */
export interface BodyDuty {
	duty: string;
	every: 'month' | 'quarter' | 'half' | 'year';
	from: Day;
	/** First day on which it is no longer owed: periods that begin on or after it are not. */
	until?: Day;
}

/** Under which organic law a body stands: villagers' or urban residents' committees. */
export const BODY_LAWS = ['village', 'urban'] as const;
export type BodyLaw = (typeof BODY_LAWS)[number];

export const DUTY_EVERY = ['month', 'quarter', 'half', 'year'] as const;

/** An office that a body provides for, and how many hold it. Those that nobody holds are shown as open. */
export interface Seat {
	position: string;
	count: number;
}

/** More time for one period of a duty, granted by a higher body. Until `due` nothing is late. */
export interface DutyExtension {
	duty: string;
	period: string;
	due: Day;
	reason?: string;
	/** Who granted it, by office and name, and when. */
	by?: string;
	granted?: Day;
}

/** A body attached to a place. It owns duties, accounts and answers. `parent` is the place. */
export interface BodyContent extends Content {
	type: 'body';
	name: string;
	kind: BodyKind;
	/** The earliest day from which an absence may count. */
	dutiesFrom: Day;
	duties: BodyDuty[];
	memberCount?: number;
	extensions?: DutyExtension[];
	note?: string;
	/** Which law it stands under, for bodies that decide. */
	law?: BodyLaw;
	/** Offices that it has, held or open. */
	seats?: Seat[];
	/** The item of the community's template that it was made from. */
	item?: string;
	/** First day on which it no longer exists; absent while it does. */
	until?: Day;
	/** By whose decision it ends, and why. */
	endReason?: string;
	/** The body that answers for it from its end on: for its last accounts, its open questions, its duties. */
	successor?: SubjectId;
}

/** An office: body × position × [from, until). The holder is named; offices are public. `parent` is the body. */
export interface OfficeContent extends Content {
	type: 'office';
	position: string;
	holder: string;
	from: Day;
	/** First day no longer in office; absent while in office. */
	until?: Day;
	portfolio?: string;
	/** The places that a liaison looks after. */
	scope?: SubjectId[];
	/** The unit that a delegate is sent by. */
	unit?: string;
	note?: string;
	/** Why it ended, where that was said. */
	reason?: string;
}

/** Whether a place or a body that may have an end is there on a day. */
export function isThereOn(one: { until?: Day }, on: Day): boolean {
	return one.until === undefined || on < one.until;
}

/** Whether an office is held on a day. */
export function holdsOn(office: Pick<OfficeContent, 'from' | 'until'>, on: Day): boolean {
	return office.from <= on && (office.until === undefined || on < office.until);
}

/** The subject of the place, body … that a content belongs to, or the content's own. */
export function parentOf(content: Content): SubjectId {
	return content.parent ?? content.subject;
}
