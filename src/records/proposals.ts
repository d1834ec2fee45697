import { and, eq, sql } from 'drizzle-orm';
import type { SubjectId } from '#domain/basics/id.ts';
import type { EndorsementContent, ProposalContent } from '#domain/proposal/proposal.ts';
import type { Db } from './database.server.ts';
import { partsOf } from './numbers.ts';
import type { Projection } from './projection.ts';
import { persons } from './tables/community.ts';
import { endorsements, proposals } from './tables/proposal.ts';
import { authorships } from './tables/record.ts';

export const proposalProjection: Projection<ProposalContent> = {
	type: 'proposal', name: 'proposals', table: proposals,
	row: (content) => ({
		community: content.community, ...partsOf(content.number ?? ''), number: content.number ?? '', raised: content.raised, until: content.collectUntil ?? null
	})
};

export const endorsementProjection: Projection<EndorsementContent> = {
	type: 'endorsement', name: 'endorsements', table: endorsements,
	row: (content) => ({ community: content.community, proposal: content.parent ?? '', no: content.no, on: content.on })
};

/** Proposals and who stands behind them. */
export function prepareProposals(db: Db) {
	const place = sql.placeholder;
	const lastSerial = db.select({ serial: sql<number | null>`max(${proposals.serial})` }).from(proposals)
		.where(and(eq(proposals.community, place('community')), eq(proposals.year, place('year')))).prepare();
	const lastNo = db.select({ no: sql<number | null>`max(${endorsements.no})` }).from(endorsements).where(eq(endorsements.proposal, place('proposal'))).prepare();
	const found = { subject: endorsements.subject, no: endorsements.no };
	const byPerson = db.select(found).from(endorsements).innerJoin(authorships, eq(authorships.subject, endorsements.subject))
		.where(and(eq(endorsements.proposal, place('proposal')), eq(authorships.person, place('person')))).limit(1).prepare();
	const byHousehold = db.select(found).from(endorsements).innerJoin(authorships, eq(authorships.subject, endorsements.subject))
		.innerJoin(persons, eq(persons.id, authorships.person))
		.where(and(eq(endorsements.proposal, place('proposal')), eq(persons.household, place('household')))).limit(1).prepare();
	const receipt = (row: { subject: string; no: number } | undefined) => row && { subject: row.subject as SubjectId, no: row.no };
	return {
		/** The serial the next proposal of this community and year gets. */
		nextSerial: async (community: string, year: string) => (lastSerial.get({ community, year })?.serial ?? 0) + 1,
		/** The number the next endorsement of a proposal gets. */
		nextNo: async (proposal: string) => (lastNo.get({ proposal })?.no ?? 0) + 1,
		/** The endorsement that a person has given, whatever the channel. */
		endorsedBy: async (proposal: string, person: string) => receipt(byPerson.get({ proposal, person })),
		/** The endorsement that somebody of a household has given. */
		endorsedIn: async (proposal: string, household: string) => receipt(byHousehold.get({ proposal, household }))
	};
}
