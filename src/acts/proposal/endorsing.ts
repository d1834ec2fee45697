import { toHex } from '#domain/basics/bytes.ts';
import type { Day } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import type { EndorsementContent, ProposalContent } from '#domain/proposal/proposal.ts';
import type { Tx } from '../act.ts';
import type { Helping } from '../assisted.ts';

/** Somebody who stands behind a proposal, and how that came in. */
export interface Endorsing {
	subject: SubjectId;
	person: string;
	channel: string;
	representative: boolean;
	help?: Helping;
	claimed?: Day | undefined;
}

/** Writes an endorsement under a pseudonym of its own; whose it is stays with the office, where it keeps the same person from counting twice. */
export async function writeEndorsement(tx: Tx, proposal: Pick<ProposalContent, 'community' | 'subject'>, by: Endorsing): Promise<number> {
	const no = await tx.records.proposals.nextNo(proposal.subject);
	const { subject, person, channel, representative, help, claimed } = by;
	const endorsement: EndorsementContent = {
		type: 'endorsement', v: 1, community: proposal.community, subject, lang: 'zh-CN', parent: proposal.subject, no, on: tx.today, channel,
		...(representative ? { representative: true as const } : {}), ...(claimed === undefined || claimed === tx.today ? {} : { claimed }),
		...(help ? { enteredBy: help.mark.by, assisted: help.mark } : {})
	};
	await tx.write(endorsement, help?.office.office ?? `p-${toHex(tx.random(8))}`, { first: true });
	if (help) await help.note(tx, subject);
	else await tx.records.record.addAuthor(subject, person);
	return no;
}
