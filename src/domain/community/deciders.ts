import type { BodyContent, BodyKind } from './community.ts';
import { competenceOf, lawOf, type MatterKind } from './matter.ts';

/** Who is named first where several may decide: representatives meet more often than everybody. */
const ORDER: readonly BodyKind[] = ['representatives_meeting', 'self_governance_committee', 'assembly', 'owners_assembly', 'collective_economic_organisation'];

/**
 * The bodies of a community that may decide a kind of matter (rule R43), the likeliest first: of the community's own place before those of its
 * parts, representatives before the assembly. The committee decides everyday matters, and only where no meeting is there.
 * @param root the place of the community itself
 */
export function decidersOf<B extends BodyContent>(kind: MatterKind, bodies: readonly B[], root: string | undefined): B[] {
	const rank = (body: B) => (body.parent === root ? 0 : ORDER.length) + Math.max(0, ORDER.indexOf(body.kind));
	return bodies.filter((body) => competenceOf(kind, body.kind, lawOf(body, bodies)).verdict === 'decides').sort((a, b) => rank(a) - rank(b));
}
