import type { BodyKind } from '../../community/community.ts';
import type { DaysRule } from '../../community/rule-set.ts';
import type { DecisionRule } from '../decision.ts';
import { MORE_THAN_HALF, TWO_THIRDS } from '../majority.ts';
import type { Need } from '../procedure.ts';

/* What several procedures share. Sources are named where the law sets the number; without one it is this portal's proposal. */

/** Calendar days that no law sets: a community may change them when it adopts the procedure. */
export const days = (n: number, source?: string): DaysRule => ({ days: n, kind: 'calendar', ...(source === undefined ? {} : { source }) });

export const REPRESENTATIVES_LAW = '村民委员会组织法(2025修正)§30；城市居民委员会组织法(2025修订)§29';
export const STUDY_LAW = '村民委员会组织法(2025修正)§28；城市居民委员会组织法(2025修订)§30';
export const DISPLAY_LAW = '村民委员会组织法(2025修正)§35；城市居民委员会组织法(2025修订)§34';
export const HEARING_ANALOGUE = '重大行政决策程序暂行条例§16（参照）';

/** At least fifteen days on the board and in the portal. */
export const DISPLAY = days(15, DISPLAY_LAW);

/** A representatives' meeting: two thirds of its members are there, more than half of those present say yes. */
export const REPRESENTATIVES_DECIDE: DecisionRule = {
	unit: 'representative',
	quorum: { any: [{ unit: 'representative', share: TWO_THIRDS }], source: REPRESENTATIVES_LAW },
	majority: { base: 'present', share: MORE_THAN_HALF, source: REPRESENTATIVES_LAW },
	secret: false,
	tie: 'fails'
};

/** Bodies that residents elect to carry out what was decided. */
export const COMMITTEES: readonly BodyKind[] = ['self_governance_committee', 'service_centre', 'collective_economic_organisation', 'association'];

/** What the law asks before a matter comes before a meeting: the party organisation has studied it. */
export const PARTY_STUDY: Need = { what: 'party-study', source: STUDY_LAW };

/** Where a lot of money is at stake, or many are touched, more must be there first. Sums are the first rule set's, in fen. */
export const LARGE_SUM = 5_000_000;
export const FOR_LARGE_SUMS: readonly Need[] = [
	{ what: 'risk-assessment', when: { amountFrom: LARGE_SUM } },
	{ what: 'open-selection', when: { amountFrom: LARGE_SUM } }
];
