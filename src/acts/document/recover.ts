import { err, ok } from '#domain/basics/result.ts';
import { tooMuchIn } from '#domain/document/clause.ts';
import type { RecoveredCopyContent } from '#domain/document/document.ts';
import { fingerprint } from '#domain/document/fingerprint.ts';
import { sha256 } from '#records/hashing.server.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { WRITING, draftsAs, writesIn } from './admission.ts';
import { documentAtHand } from './draft.ts';
import { RecoverDocument } from './recover.input.ts';

/** A backup may be from before so many seals: the devices have drafts with numbers that the portal does not know any more. */
const MOST_LOST = 50;

/**
 * What a device still has of a draft and the portal has not: kept for the drafters, who look at it beside the text and take from it what belongs there. It changes no text by
 * itself. The same text kept twice is one copy, and one that was sealed is none.
 */
export const recoverDocument = act({
	name: 'document.recover',
	input: RecoverDocument,
	may: [...WRITING, { who: 'clock' }],
	on: { object: 'document', states: { 'first-draft': 'done', commenting: 'done', drafting: 'done', final: 'done', dropped: 'done' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'document.not-open', 'document.too-long', 'delivery.id-used'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const at = await documentAtHand(tx.records.contents, input.community, input.document, tx.today);
		if (!at) return err(refusal('object.not-found'));
		const { content } = at.held;
		if (caller.kind !== 'clock' && !writesIn(content, caller)) return err(refusal('caller.not-allowed'));
		const newest = at.versions.length + 1 + (input.why === 'restored' ? MOST_LOST : 0);
		if (content.source !== undefined || input.draft > newest) return err(refusal('document.not-open'));
		if (tooMuchIn(input.clauses)) return err(refusal('document.too-long'));
		const same = fingerprint(sha256, input.clauses);
		// What everybody can read already is no find.
		const sealed = at.versions.find((version) => fingerprint(sha256, version.content.clauses) === same);
		if (sealed) return ok({ subject: sealed.content.subject, known: true });
		const kept = (await tx.records.documents.copies(input.document)).find((copy) => copy.content.no === input.draft && fingerprint(sha256, copy.content.clauses) === same);
		if (kept) return ok({ subject: kept.content.subject });
		const copy: RecoveredCopyContent = {
			type: 'recovered-copy', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.document, no: input.draft, why: input.why, on: tx.today, clauses: input.clauses
		};
		// Whose device it was stays with the office, as with everything that bears no name.
		await tx.write(copy, draftsAs(content, caller)?.actor ?? (caller.kind === 'clock' ? 'clock' : `p-${input.subject.slice(0, 16)}`), { first: true, audience: 'office' });
		if (caller.kind === 'person') await tx.records.record.addAuthor(copy.subject, caller.person);
		return ok({ subject: copy.subject });
	}
});
