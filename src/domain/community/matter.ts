import type { BodyKind, BodyLaw } from './community.ts';

/** What a matter is about, as far as the law asks who decides it. */
export const MATTER_KINDS = [
	'public_benefit', 'allowances', 'support_lists', 'collective_income', 'community_rules', 'report_and_appraisal', 'collective_property', 'owners_common_parts',
	'everyday'
] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

/** Kinds that imported files and forms use, and what they are to the law. */
const KNOWN_AS: Readonly<Record<string, MatterKind>> = {
	public_space: 'public_benefit', water_supply: 'public_benefit', village_works: 'public_benefit', elderly_service: 'public_benefit',
	coop_distribution: 'collective_property'
};

/** What a matter of a file's kind is to the law; undefined for a kind that nobody has placed yet. */
export function matterKindOf(kind: string): MatterKind | undefined {
	return MATTER_KINDS.find((known) => known === kind) ?? (Object.hasOwn(KNOWN_AS, kind) ? KNOWN_AS[kind] : undefined);
}

/**
 * What a body may do with a matter. `decides`; or who does: `assembly` (the residents' or villagers' assembly, or the representatives it has
 * authorised), `owners` (the owners' assembly), `collective` (the members of the collective economic organisation). `advises`: it consults, and what
 * comes of it is carried out or put to whoever decides. `studies`: the party organisation studies the matter first and decides nothing in its place.
 * `oversees`: it checks. `organises`: the committee calls the meeting and carries out.
 */
export type Verdict = 'decides' | 'assembly' | 'owners' | 'collective' | 'advises' | 'studies' | 'oversees' | 'organises';

export interface Competence {
	verdict: Verdict;
	/** Where it says so; absent where no statute speaks of it. */
	source?: string;
	/** What must be so for it to decide. */
	condition?: 'if-authorised' | 'within-decisions';
}

const VILLAGE = '村民委员会组织法(2025修正)';
const URBAN = '城市居民委员会组织法(2025修订)';
const COLLECTIVE = '农村集体经济组织法§26—28';
const OWNERS = '民法典§278';

interface Provisions {
	/** What the assembly decides, by kind. */
	assembly: Readonly<Partial<Record<MatterKind, string>>>;
	/** That it may authorise the representatives' meeting. */
	authorise: string;
	/** The same for charter and rules, which not every law lets it hand on. */
	authoriseRules: string | undefined;
	council: string;
	party: string;
	oversight: string;
	committee: string;
}

const PROVISIONS: Readonly<Record<BodyLaw, Provisions>> = {
	village: {
		assembly: {
			public_benefit: `${VILLAGE}§28(1)(4)`, allowances: `${VILLAGE}§28(2)`, support_lists: `${VILLAGE}§28(5)`, collective_income: `${VILLAGE}§28(3)`,
			community_rules: `${VILLAGE}§31`, report_and_appraisal: `${VILLAGE}§27`
		},
		authorise: `${VILLAGE}§28第2款、§29`,
		authoriseRules: undefined,
		council: `${VILLAGE}§33`, party: `${VILLAGE}§28第3款`, oversight: `${VILLAGE}§37`, committee: `${VILLAGE}§33第3款`
	},
	urban: {
		assembly: {
			public_benefit: `${URBAN}§30`, allowances: `${URBAN}§30`, support_lists: `${URBAN}§30`, collective_income: `${URBAN}§30`,
			community_rules: `${URBAN}§30`, report_and_appraisal: `${URBAN}§30`
		},
		authorise: `${URBAN}§30第2款`,
		authoriseRules: `${URBAN}§30第2款`,
		council: `${URBAN}§32`, party: `${URBAN}§30第4款`, oversight: `${URBAN}§36`, committee: `${URBAN}§32第3款`
	}
};

/** Bodies that vote or consult and are no owners' assembly and no collective: rule R43 keeps them from deciding what is not theirs. */
const DECIDES_FOR_ALL: readonly BodyKind[] = ['assembly', 'representatives_meeting'];

/**
 * Rule R43: what a body may do with a matter. A body that may not decide is refused by whoever asks this before a vote is opened; a
 * consultation in the community never replaces the vote of the body that is competent. Total: every kind of matter × every kind of body × both laws.
 * Source: the provisions named, and 民法典 §278, 农村集体经济组织法 §26.
 */
export function competenceOf(matter: MatterKind, body: BodyKind, law: BodyLaw): Competence {
	const provisions = PROVISIONS[law];
	if (body === 'oversight_committee') return { verdict: 'oversees', source: provisions.oversight };
	if (matter === 'owners_common_parts') return { verdict: body === 'owners_assembly' ? 'decides' : 'owners', source: OWNERS };
	if (matter === 'collective_property') return { verdict: body === 'collective_economic_organisation' ? 'decides' : 'collective', source: COLLECTIVE };
	if (body === 'party_organisation') return { verdict: 'studies', source: provisions.party };
	if (matter === 'everyday') {
		if (body === 'self_governance_committee') return { verdict: 'decides', source: provisions.committee, condition: 'within-decisions' };
		if (DECIDES_FOR_ALL.includes(body)) return { verdict: 'decides', source: law === 'village' ? `${VILLAGE}§27` : `${URBAN}§30第3款` };
		return body === 'service_centre' ? { verdict: 'organises' } : { verdict: 'advises', source: provisions.council };
	}
	const source = provisions.assembly[matter]!;
	if (body === 'assembly') return { verdict: 'decides', source };
	if (body === 'representatives_meeting') {
		const authorise = matter === 'community_rules' ? provisions.authoriseRules : provisions.authorise;
		return authorise === undefined ? { verdict: 'assembly', source } : { verdict: 'decides', source: authorise, condition: 'if-authorised' };
	}
	if (body === 'self_governance_committee') return { verdict: 'organises', source };
	if (body === 'residents_council') return { verdict: 'advises', source: provisions.council };
	return { verdict: 'assembly', source };
}

/** Whether a body may decide a matter, be it that something must be given first. */
export function mayDecide(matter: MatterKind, body: BodyKind, law: BodyLaw): boolean {
	return competenceOf(matter, body, law).verdict === 'decides';
}

/** The law a body stands under: its own word, else that of the committees around it; where nobody says anything, the urban one. */
export function lawOf(body: { law?: BodyLaw }, around: readonly { kind: BodyKind; law?: BodyLaw }[]): BodyLaw {
	return body.law ?? around.find((other) => other.kind === 'self_governance_committee' && other.law !== undefined)?.law ?? 'urban';
}
