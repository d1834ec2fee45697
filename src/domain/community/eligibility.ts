import type { Day } from '../basics/day.ts';
import type { BodyContent, BodyKind, BodyLaw } from './community.ts';
import { factsOn, yearsLater, type PersonFact } from './person-fact.ts';

/** Which committee law a body lives under: the villages' or the cities'. */
export type CommitteeLaw = BodyLaw;

/** Who counts as one: a person, a household (through its representative), a member of a collective, an owner (with an area). Never mixed in one poll. */
export const UNITS = ['person', 'household', 'member', 'owner'] as const;
export type Unit = (typeof UNITS)[number];

/** What is asked about: a body, and who counts as one in it. */
export interface Asked {
	body: string;
	kind: BodyKind;
	unit: Unit;
	law: CommitteeLaw;
	/** The place of the body and every place in it. */
	places: ReadonlySet<string>;
}

/** What is known of somebody, for one question. */
export interface Standing {
	facts: readonly PersonFact[];
	/** The place the household lies in; absent for those without one on the roll. */
	place?: string | undefined;
	/** Bodies in which an office is held on the day. */
	offices: readonly { body: string; kind: BodyKind; position: string; place?: string | undefined }[];
}

/** Positions that are a seat in the body; whoever keeps its books or carries its letters has none. */
const SEATS: readonly string[] = ['director', 'deputy_director', 'chair', 'convener', 'secretary', 'deputy_secretary', 'member', 'supervisor'];

/**
 * Why somebody may or may not. Each is one sentence in words, and names where the rule comes from (`SOURCES`).
 * The first groups say yes, the others no.
 */
export const REASONS = {
	/* may vote */
	'registered-here': 'committee-law',
	'entered-here': 'committee-law',
	'speaks-for-household': 'assembly-law',
	'is-representative': 'representatives-law',
	'sits-on-committee': 'representatives-law',
	'is-member': 'collective-law',
	'is-owner': 'civil-code',
	'sits-in-body': 'own-members',
	/* may not vote */
	'under-age': 'committee-law',
	'age-not-recorded': 'committee-law',
	'registration-not-recorded': 'committee-law',
	'lives-away': 'committee-law',
	'not-yet-entered': 'committee-law',
	'not-yet-a-year': 'committee-law',
	'household-has-another': 'assembly-law',
	'no-household': 'assembly-law',
	'not-a-representative': 'representatives-law',
	'not-a-member': 'collective-law',
	'not-an-owner': 'civil-code',
	'not-in-body': 'own-members',
	/* not even speak */
	'not-on-this-roll': 'consultation'
} as const satisfies Record<string, SourceKey>;
export type ReasonCode = keyof typeof REASONS;

type SourceKey = 'committee-law' | 'assembly-law' | 'representatives-law' | 'collective-law' | 'civil-code' | 'own-members' | 'consultation';

const SOURCES: Readonly<Record<SourceKey, Readonly<Record<CommitteeLaw, string>>>> = {
	'committee-law': { village: '村民委员会组织法(2025修正)§16', urban: '城市居民委员会组织法(2025修订)§16' },
	'assembly-law': { village: '村民委员会组织法(2025修正)·村民会议', urban: '城市居民委员会组织法(2025修订)·居民会议' },
	'representatives-law': { village: '村民委员会组织法(2025修正)·村民代表会议', urban: '城市居民委员会组织法(2025修订)·居民代表会议' },
	'collective-law': { village: '农村集体经济组织法·成员大会', urban: '农村集体经济组织法·成员大会' },
	'civil-code': { village: '民法典§278', urban: '民法典§278' },
	'own-members': { village: '该组织的章程', urban: '该组织的章程' },
	consultation: { village: '本市协商规定：相关的人都可以发言', urban: '本市协商规定：相关的人都可以发言' }
};

/** Where a reason's rule comes from, to be shown beside it. */
export function sourceOf(reason: ReasonCode, law: CommitteeLaw): string {
	return SOURCES[REASONS[reason]][law];
}

/** What somebody may do, and why. Those who vote may also speak. */
export interface Eligibility {
	may: 'vote' | 'speak' | 'nothing';
	reasons: ReasonCode[];
	/** What their vote weighs beside the head: an owner's area, in hundredths of a square metre. */
	area?: number;
	/** The day from which it will be otherwise, where time alone changes it. */
	from?: Day;
}

/** Which law a body lives under: its own, else that of committees in a community of this shape. */
export function lawOf(body: Pick<BodyContent, 'law'> | undefined, shape: string | undefined): CommitteeLaw {
	return body?.law ?? (shape?.startsWith('rural') ? 'village' : 'urban');
}

/** Who counts as one in a body, where nobody says otherwise. */
export function usualUnit(kind: BodyKind): Unit {
	if (kind === 'assembly') return 'household';
	if (kind === 'collective_economic_organisation') return 'member';
	return kind === 'owners_assembly' ? 'owner' : 'person';
}

/** The units that a body of a kind can count by. Households elect the committees of cities, not of villages. */
export function unitsOf(kind: BodyKind, law: CommitteeLaw): readonly Unit[] {
	if (kind === 'assembly') return ['person', 'household'];
	return kind === 'self_governance_committee' && law === 'urban' ? ['person', 'household'] : [usualUnit(kind)];
}

/** Whether a fact is about this body: it names it, or a place in it, or neither and the household lies there. */
function isAbout(fact: PersonFact, asked: Asked, standing: Standing): boolean {
	if (fact.body !== undefined) return fact.body === asked.body;
	const place = fact.place ?? standing.place;
	return place !== undefined && asked.places.has(place);
}

function here(standing: Standing, asked: Asked, kind: PersonFact['kind'], on: Day): PersonFact[] {
	return factsOn(standing.facts, kind, on).filter((fact) => isAbout(fact, asked, standing));
}

/** A yes, or a no that leaves the right to speak to whoever it touches. */
const vote = (...reasons: ReasonCode[]): Eligibility => ({ may: 'vote', reasons });

/**
 * Whether somebody may vote, or speak, in a body on a day, and why (domain papers §1.10, §4.4). Pure; nothing is stored. Everybody it touches
 * (lives, is registered, owns, rents or is a member there) may speak in a consultation; who may vote is for the law of the body.
 */
export function eligibility(standing: Standing, asked: Asked, on: Day): Eligibility {
	const touched =
		(['registered', 'resident', 'tenant', 'owner', 'member', 'household_representative', 'representative', 'entered'] as const).some(
			(kind) => here(standing, asked, kind, on).length > 0
		) || standing.offices.some(({ body }) => body === asked.body);
	const no = (reason: ReasonCode, more: { from?: Day } = {}): Eligibility =>
		touched ? { may: 'speak', reasons: [reason], ...more } : { may: 'nothing', reasons: ['not-on-this-roll'] };

	switch (asked.kind) {
		case 'collective_economic_organisation': {
			return here(standing, asked, 'member', on).some((fact) => fact.body === asked.body) ? vote('is-member') : no('not-a-member');
		}
		case 'owners_assembly': {
			const owned = here(standing, asked, 'owner', on);
			if (owned.length === 0) return no('not-an-owner');
			return { ...vote('is-owner'), area: owned.reduce((sum, { area }) => sum + (area ?? 0), 0) };
		}
		case 'representatives_meeting': {
			if (here(standing, asked, 'representative', on).length > 0) return vote('is-representative');
			const sits = standing.offices.some(({ kind, position, place }) => kind === 'self_governance_committee' && SEATS.includes(position) && place !== undefined && asked.places.has(place));
			return sits ? vote('sits-on-committee') : no('not-a-representative');
		}
		case 'assembly':
		case 'self_governance_committee':
			return asked.unit === 'household' ? ofHousehold(standing, asked, on, no) : ofPerson(standing, asked, on, no);
		default:
			return standing.offices.some(({ body, position }) => body === asked.body && SEATS.includes(position)) ? vote('sits-in-body') : no('not-in-body');
	}
}

type No = (reason: ReasonCode, more?: { from?: Day }) => Eligibility;

function ofHousehold(standing: Standing, asked: Asked, on: Day, no: No): Eligibility {
	if (here(standing, asked, 'household_representative', on).length > 0) return vote('speaks-for-household');
	return no(standing.place === undefined ? 'no-household' : 'household-has-another');
}

/**
 * One person, one vote. Villages (§16): of age, and registered and living here; or registered, living elsewhere, and entered because they said so;
 * or living here for a year, entered on application with the consent of the assembly or its representatives.
 * Cities (§16): of age, and registered; or living here, or working for the community, and entered, without a length of stay.
 */
function ofPerson(standing: Standing, asked: Asked, on: Day, no: No): Eligibility {
	if (here(standing, asked, 'adult', on).length === 0) {
		const coming = standing.facts.find((fact) => fact.kind === 'adult' && fact.from !== undefined && fact.from > on);
		return coming ? no('under-age', { from: coming.from! }) : no('age-not-recorded');
	}
	const registered = here(standing, asked, 'registered', on).length > 0;
	const lives = [...here(standing, asked, 'resident', on), ...here(standing, asked, 'tenant', on)];
	const entered = here(standing, asked, 'entered', on).length > 0;
	if (registered) {
		if (asked.law === 'urban' || lives.length > 0) return vote('registered-here');
		return entered ? vote('entered-here') : no('lives-away');
	}
	if (entered && asked.law === 'urban') return vote('entered-here');
	if (lives.length === 0) return no('registration-not-recorded');
	if (!entered) return no('not-yet-entered');
	return livedLongEnough(lives, on) ? vote('entered-here') : no('not-yet-a-year', { from: yearOver(lives)! });
}

/** A year in the village, as far as it is recorded; where nobody recorded since when, the assembly's consent is proof enough. */
function livedLongEnough(lives: readonly PersonFact[], on: Day): boolean {
	const over = yearOver(lives);
	return over === undefined || over <= on;
}

/** The day on which a year of living here is over; undefined where the beginning is not recorded. */
export function yearOver(lives: readonly PersonFact[]): Day | undefined {
	const begins = lives.map(({ from }) => from);
	if (begins.some((from) => from === undefined)) return undefined;
	return yearsLater((begins as Day[]).sort()[0]!, 1);
}
