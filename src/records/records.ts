import type { CommunityCode } from '#domain/basics/id.ts';
import type { VerifierKey } from '#domain/record/signed-note.ts';
import { commentProjection, moderationProjection, prepareComments } from './comments.ts';
import { prepareCommunities, bodyProjection, communityProjection, officeProjection, placeProjection } from './communities.ts';
import { prepareContents, prepareContentWriting } from './contents.ts';
import type { Db } from './database.server.ts';
import { prepareDemocracyDays } from './democracy-days.ts';
import { answerProjection, disclosureProjection, financeTableProjection, prepareDisclosures, questionProjection } from './disclosures.ts';
import { documentVersionProjection, prepareDocuments, suggestionProjection } from './documents.ts';
import { boardPhotoProjection, prepareMaps, shapeProjection } from './maps.ts';
import { prepareMerging } from './merging.ts';
import { matterProjection, matterStepProjection, prepareMatters } from './matters.ts';
import { prepareNotices } from './notices.ts';
import { assignmentProjection, delegationProjection, prepareOffices } from './offices.ts';
import { pollOpeningProjection, pollProjection, preparePolls, recusalProjection } from './polls.ts';
import { evaluationOpeningProjection, prepareEvaluations } from './evaluations.ts';
import { prepareProjection, type Projection } from './projection.ts';
import { endorsementProjection, prepareProposals, proposalProjection } from './proposals.ts';
import { prepareRecord } from './record.ts';
import { prepareRights } from './rights.ts';
import { prepareSecondFactors } from './second-factors.ts';
import {
	electorateAppealProjection, electorateProjection, prepareRolls, registrationProjection, rollDecisionProjection
} from './rolls.ts';
import { prepareSessions } from './sessions.ts';
import { prepareTree } from './tree.ts';

/** Every projection there is; a content type without one is read through Contents alone. */
export const PROJECTIONS: Projection[] = [
	communityProjection, placeProjection, bodyProjection, officeProjection, assignmentProjection, delegationProjection,
	disclosureProjection, financeTableProjection, questionProjection, answerProjection,
	commentProjection, moderationProjection,
	matterProjection, matterStepProjection, proposalProjection, endorsementProjection,
	electorateProjection, electorateAppealProjection, registrationProjection, rollDecisionProjection,
	pollOpeningProjection, pollProjection, recusalProjection, evaluationOpeningProjection,
	documentVersionProjection, suggestionProjection,
	shapeProjection, boardPhotoProjection
] as Projection[];

/**
 * All statements of one connection, prepared once and held by the Portal.
 * @param keyOf the key of a community's log, where it is known
 */
export function prepareRecords(db: Db, keyOf?: (community: string) => VerifierKey) {
	const tree = prepareTree(db);
	return {
		contents: prepareContents(db, tree, keyOf),
		tree,
		contentWriting: prepareContentWriting(db),
		projections: new Map(PROJECTIONS.map((projection) => [projection.type, prepareProjection(db, projection)])),
		record: prepareRecord(db),
		communities: prepareCommunities(db),
		comments: prepareComments(db),
		democracyDays: prepareDemocracyDays(db),
		disclosures: prepareDisclosures(db),
		documents: prepareDocuments(db),
		maps: prepareMaps(db),
		matters: prepareMatters(db),
		merging: prepareMerging(db),
		notices: prepareNotices(db),
		offices: prepareOffices(db),
		proposals: prepareProposals(db),
		evaluations: prepareEvaluations(db),
		polls: preparePolls(db),
		rights: prepareRights(db),
		secondFactors: prepareSecondFactors(db),
		rolls: prepareRolls(db),
		sessions: prepareSessions(db)
	};
}

export type Records = ReturnType<typeof prepareRecords>;

/**
 * Fills the tables of projections that a migration has just made: contents of their type may be older than the table. One transaction; tables that have
 * rows are left as they are.
 */
export async function fillNewProjections(db: Db): Promise<void> {
	const { projections, record, contents } = prepareRecords(db);
	const empty = PROJECTIONS.filter(({ name }) => db.client.prepare(`select 1 from ${name} limit 1`).raw(true).get() === undefined);
	db.client.exec('begin');
	for (const { community } of await record.logs()) {
		for (const { type } of empty) {
			for (const held of await contents.ofType(community as CommunityCode, type)) await projections.get(type)!.put({ ...held, version: 1 });
		}
	}
	db.client.exec('commit');
}
