import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { Held } from '#domain/content/content.ts';
import type { Contents } from '#domain/content/contents.ts';
import { proposalRules } from '#domain/community/rule-set.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { endorsementsOf, type EndorsementContent, type ProposalContent } from '#domain/proposal/proposal.ts';
import { standingOf, type ProposalStanding } from '#domain/proposal/standing.ts';
import type { Tx } from '../act.ts';
import { rulesIn } from '../rules-in.ts';

/** A proposal with where it stands today, and the matter that has taken it up. */
export interface ProposalAtHand {
	held: Held<ProposalContent>;
	endorsements: EndorsementContent[];
	standing: ProposalStanding;
	matter?: Held<MatterContent>;
}

/** The matters of a community by the proposals that they took up. */
export async function mattersByProposal(contents: Contents, community: CommunityCode): Promise<Map<SubjectId, Held<MatterContent>>> {
	const matters = await contents.ofType<MatterContent>(community, 'matter');
	return new Map(matters.flatMap((held) => held.content.proposals.map((proposal) => [proposal, held] as const)));
}

async function standingAt(tx: Tx, held: Held<ProposalContent>, matter: Held<MatterContent> | undefined): Promise<ProposalAtHand> {
	const rules = await rulesIn(tx, held.content.community);
	const endorsements = await endorsementsOf(tx.records.contents, held.content.subject);
	const days = { open: proposalRules(rules).open, holidays: rules.holidays };
	const standing = standingOf(held.content, endorsements, matter !== undefined, days, tx.today);
	return { held, endorsements, standing, ...(matter ? { matter } : {}) };
}

/** A proposal of this community. Another community's is not there. */
export async function proposalAtHand(tx: Tx, community: string, subject: SubjectId): Promise<ProposalAtHand | undefined> {
	const held = await tx.records.contents.bySubject<ProposalContent>(subject);
	if (held?.content.type !== 'proposal' || held.content.community !== community) return undefined;
	return standingAt(tx, held, (await mattersByProposal(tx.records.contents, held.content.community)).get(subject));
}

/** Every proposal of a community that waits to be put on its way, the one that waits longest first. */
export async function proposalsWaiting(tx: Tx, community: CommunityCode): Promise<(ProposalAtHand & { standing: Extract<ProposalStanding, { state: 'waits' }> })[]> {
	const { contents } = tx.records;
	const taken = await mattersByProposal(contents, community);
	const all = await Promise.all((await contents.ofType<ProposalContent>(community, 'proposal')).map((held) => standingAt(tx, held, taken.get(held.content.subject))));
	return all
		.filter((one): one is ProposalAtHand & { standing: Extract<ProposalStanding, { state: 'waits' }> } => one.standing.state === 'waits')
		.sort((a, b) => (a.standing.since < b.standing.since ? -1 : a.standing.since > b.standing.since ? 1 : a.held.seq - b.held.seq));
}
