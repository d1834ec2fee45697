import { err, ok, type Result } from '#domain/basics/result.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import { communityOf, stackOf } from '#domain/community/in-force.ts';
import { PARAMETERS, type Laxer, type Layer, type RuleLayerContent, type Stack } from '#domain/community/rule-layers.ts';
import { FIRST_RULES } from '#domain/community/rule-set.ts';
import type { Held } from '#domain/content/content.ts';
import type { HeldOffice } from '#records/offices.ts';
import { cityOffice, officesFor, type Caller, type Permission, type Tx } from '../act.ts';
import { ADMINISTRATORS } from '../community/administrators.ts';
import { HANDLERS, OPENERS } from '../matter/handlers.ts';
import { refusal, type Refusal } from '../refusal.ts';

/** Who drafts and files rules: those who open matters, for the community; the administrator, for the city and what lies above it. */
export const RULE_MAKERS = [OPENERS, ADMINISTRATORS] as const satisfies readonly Permission[];

/** Who enters that a body has adopted them. */
export const RULE_ADOPTERS = [HANDLERS, ADMINISTRATORS] as const satisfies readonly Permission[];

/** Above the city nobody here decides: what is entered there was promulgated elsewhere. */
export const isPromulgated = (layer: Layer): boolean => layer === 'law' || layer === 'province';

/** A community, or the city, with everything that lies over each other in it. */
export interface RulesAtHand {
	community: CommunityContent;
	stack: Stack & { held: Held<RuleLayerContent>[] };
}

/** What there is of rules in a community; undefined where there is no such community. */
export async function rulesAtHand(tx: Pick<Tx, 'records' | 'rules'>, code: CommunityCode): Promise<RulesAtHand | undefined> {
	const held = await communityOf(tx.records.contents, code);
	return held && { community: held.content, stack: await stackOf(tx.records.contents, held.content, tx.rules?.content ?? FIRST_RULES) };
}

/** The office by which somebody makes rules here. */
export function makerOf(community: Pick<CommunityContent, 'kind' | 'community'>, caller: Caller): HeldOffice | undefined {
	if (caller.kind !== 'person') return undefined;
	return community.kind === 'city' ? cityOffice([ADMINISTRATORS], caller) : officesFor(OPENERS, caller, community.community)[0];
}

/** The refusal of a number that is laxer than a layer above: the layer, its number, and its clause where it names one. */
export function refusedAsLaxer({ parameter, given, above, source }: Laxer, path: string): Refusal {
	return refusal('rules.laxer', {
		params: { rule: parameter, given, layer: above, ...(source === undefined ? {} : { source }) }, fields: [{ path, code: PARAMETERS[parameter] === 'longer' ? 'too-small' : 'too-large' }]
	});
}

/** Whether a layer belongs into the record of a community, or of a city. */
export function fits(layer: Layer, community: Pick<CommunityContent, 'kind'>): Result<true, Refusal> {
	return (layer === 'community') === (community.kind === 'community') ? ok(true) : err(refusal('input.invalid', { fields: [{ path: 'layer', code: 'not-in-list' }] }));
}
