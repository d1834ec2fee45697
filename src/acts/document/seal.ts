import { addDays } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import { hasPrivateNumber } from '#domain/comment/names.ts';
import { clauseText, tooMuchIn } from '#domain/document/clause.ts';
import { COMMENT_DAYS, earliestCommentsUntil, type DocumentVersionContent } from '#domain/document/document.ts';
import { fingerprint } from '#domain/document/fingerprint.ts';
import { sha256 } from '#records/hashing.server.ts';
import { act, officeIn, type Caller, type Tx } from '../act.ts';
import { HANDLERS } from '../matter/handlers.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { documentAtHand } from './draft.ts';
import type { Hold } from './live.ts';
import { SealDocument } from './seal.input.ts';

/**
 * The text as it was at this moment becomes a version in the record, for ever, and its draft takes nothing more, by no page and no socket. Whoever seals has read exactly
 * that: where somebody has typed since, it is refused, and they read again. What is typed while it is written down waits; it belongs to nothing that is called saved, and its writer keeps it.
 * The last version needs a decision on every suggestion.
 */
export const sealDocument = act({
	name: 'document.seal',
	input: SealDocument,
	may: [HANDLERS],
	on: { object: 'document', states: { 'first-draft': 'done', commenting: 'document.comments-open', drafting: 'done', final: 'document.not-open', dropped: 'document.not-open' } },
	refusals: [
		'object.not-found', 'caller.not-allowed', 'document.not-open', 'document.sealed-meanwhile', 'document.changed-meanwhile', 'document.empty', 'document.too-long', 'document.comment-days',
		'document.comments-open', 'document.undecided', 'proposal.private-number', 'delivery.id-used'
	],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async prepare(office, input, caller) {
		const at = await documentAtHand(office.records.contents, input.community, input.document, office.today);
		if (!at) return err(refusal('object.not-found'));
		// The text being written is not shown to whoever may not seal it, not even as "changed".
		if (!officeIn([HANDLERS], caller, at.held.content.body)) return err(refusal('caller.not-allowed'));
		if (at.draft && at.draft.no === input.draft && at.standing.state === 'drafting') return ok(await office.documents.hold(at.draft));
		return ok(undefined);
	},
	decide: seal,
	// What is typed waits as long as the draft is held.
	letGo: (held) => held?.release(),
	after: (portal, _value, { document }) => portal.documents.changed(document)
});

async function seal(tx: Tx, input: SealDocument, caller: Caller, hold: Hold | undefined): Promise<Result<{ subject: SubjectId; name: string; no: number }, Refusal>> {
	const at = await documentAtHand(tx.records.contents, input.community, input.document, tx.today);
	if (!at) return err(refusal('object.not-found'));
	const office = officeIn([HANDLERS], caller, at.held.content.body);
	if (!office) return err(refusal('caller.not-allowed'));
	if (!at.draft) return err(refusal('document.not-open'));
	if (at.draft.no !== input.draft) return err(refusal('document.sealed-meanwhile', { params: { no: at.draft.no } }));
	if (at.standing.state === 'commenting') return err(refusal('document.comments-open', { params: { day: at.standing.until } }));
	if (!hold?.stands(at.draft) || fingerprint(sha256, hold.clauses) !== input.seen) return err(refusal('document.changed-meanwhile'));
	const { clauses } = hold;
	if (clauses.length === 0) return err(refusal('document.empty'));
	if (tooMuchIn(clauses)) return err(refusal('document.too-long'));
	if (clauses.some((clause) => hasPrivateNumber(clauseText(clause)))) return err(refusal('proposal.private-number'));
	const { commentsUntil } = input;
	if (commentsUntil !== undefined && (input.final || commentsUntil < earliestCommentsUntil(tx.today) || commentsUntil > addDays(tx.today, COMMENT_DAYS.most))) {
		return err(refusal('document.comment-days', { params: { day: earliestCommentsUntil(tx.today) } }));
	}
	const undecided = at.suggestions.filter(({ content }) => content.decided === undefined && content.withdrawn === undefined && content.erased === undefined).length;
	if (input.final && undecided > 0) return err(refusal('document.undecided', { params: { count: undecided } }));
	const version: DocumentVersionContent = {
		type: 'document-version', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.document, no: input.draft, name: input.name, reason: input.reason,
		on: tx.today, by: `${office.bodyName} ${office.holder}`, clauses, ...(commentsUntil === undefined ? {} : { commentsUntil }), ...(input.final ? { final: true } : {})
	};
	await tx.write(version, office.office, { first: true });
	return ok({ subject: version.subject, name: version.name, no: version.no });
}
