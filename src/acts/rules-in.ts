import type { Day } from '#domain/basics/day.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import { communityOf, stackOf, type Rules } from '#domain/community/in-force.ts';
import { LAYERS, rulesOn } from '#domain/community/rule-layers.ts';
import { FIRST_RULES, type RuleSetContent } from '#domain/community/rule-set.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import type { Tx } from './act.ts';

/** The rules that bind in a community on a day, today without one: its city's, the law and the province above it, the numbers of its own. */
export async function rulesIn(tx: Pick<Tx, 'records' | 'rules' | 'today'>, community: CommunityCode, day: Day = tx.today, base: Rules = tx.rules?.content ?? FIRST_RULES): Promise<Rules> {
	const { contents } = tx.records;
	const held = await communityOf(contents, community);
	return held ? rulesOn(await stackOf(contents, held.content, base), day) : base;
}

/** The rules under which a matter started, whatever was adopted since. */
export async function rulesOfMatter(tx: Pick<Tx, 'records' | 'rules' | 'today'>, matter: Pick<MatterContent, 'community' | 'opened' | 'rules'>): Promise<Rules> {
	const held = matter.rules === undefined ? undefined : await tx.records.contents.byHash(matter.rules);
	return rulesIn(tx, matter.community, matter.opened, held?.content.type === 'rule-set' ? (held.content as RuleSetContent) : FIRST_RULES);
}

/** The versions of the layers of rules that bind in a community today, by hash, from the law down. */
export async function layersIn(tx: Pick<Tx, 'records' | 'today'>, community: CommunityCode): Promise<string[]> {
	const held = await communityOf(tx.records.contents, community);
	const versions = held ? (await stackOf(tx.records.contents, held.content, FIRST_RULES)).held : [];
	return LAYERS.flatMap((layer) => versions.findLast(({ content }) => content.layer === layer && content.from <= tx.today)?.hash ?? []);
}
