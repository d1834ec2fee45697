import type { CommunityContent } from '#domain/community/community.ts';
import type { Layer } from '#domain/community/rule-layers.ts';
import type { PersonCaller } from '../act.ts';
import { makerOf } from './at-hand.ts';

/** The layers that somebody may draft rules for. */
export function layersFor(caller: PersonCaller, community: Pick<CommunityContent, 'kind' | 'community'>): Layer[] {
	if (!makerOf(community, caller)) return [];
	return community.kind === 'city' ? ['city', 'province', 'law'] : ['community'];
}
