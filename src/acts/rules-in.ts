import type { CommunityCode } from '#domain/basics/id.ts';
import { ownRules, type Rules } from '#domain/community/in-force.ts';
import { FIRST_RULES } from '#domain/community/rule-set.ts';
import type { Tx } from './act.ts';

/** The rules in force in a community: its city's, with the numbers that it has of its own. */
export async function rulesIn(tx: Pick<Tx, 'records' | 'rules'>, community: CommunityCode): Promise<Rules> {
	return ownRules(tx.records.contents, community, tx.rules?.content ?? FIRST_RULES);
}
