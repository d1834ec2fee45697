import { err, ok, type Result } from '#domain/basics/result.ts';
import { hasPrivateNumber } from '#domain/comment/names.ts';
import { clauseText, type Clause } from '#domain/document/clause.ts';
import type { SuggestionContent } from '#domain/document/document.ts';
import { fingerprint } from '#domain/document/fingerprint.ts';
import { sha256 } from '#records/hashing.server.ts';
import { act, type GoingOn } from '../act.ts';
import { DRAFTING, draftsAs } from '../document/admission.ts';
import { documentAtHand } from '../document/draft.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { suggestionAtHand } from './at-hand.ts';
import { DecideSuggestion } from './decide.input.ts';

/**
 * A drafter adopts a suggestion, adopts it in part with the text as it shall stand, or declines it; each with a reason that everybody reads. What is adopted goes into the draft by
 * itself, and whoever writes there sees it at once. Where the clause is another one by now, nothing is put over it: it is refused, and whoever decides reads it first.
 */
export const decideSuggestion = act({
	name: 'suggestion.decide',
	input: DecideSuggestion,
	may: DRAFTING,
	on: { object: 'suggestion', states: { open: 'done', decided: 'suggestion.decided', withdrawn: 'suggestion.withdrawn' } },
	refusals: [
		'object.not-found', 'caller.not-allowed', 'document.not-open', 'document.sealed-meanwhile', 'suggestion.decided', 'suggestion.withdrawn', 'suggestion.clause-changed', 'suggestion.clause-gone',
		'proposal.private-number', 'input.invalid'
	],
	limit: { count: 500, per: 'day' },
	community: (input) => input.community,
	async prepare(office, input, caller) {
		const found = await suggestionAtHand(office, input.community, input.suggestion);
		if (!found) return err(refusal('object.not-found'));
		if (!draftsAs(found.at.held.content, caller)) return err(refusal('caller.not-allowed'));
		return ok(found.at.draft && input.is !== 'declined' ? { no: found.at.draft.no, puts: found.at.draft.puts.length, clauses: await office.documents.read(found.at.draft) } : undefined);
	},
	async decide(tx, input, caller, live) {
		const found = await suggestionAtHand(tx, input.community, input.suggestion);
		if (!found) return err(refusal('object.not-found'));
		const { at, held: { content } } = found;
		const by = draftsAs(at.held.content, caller);
		if (!by) return err(refusal('caller.not-allowed'));
		const params = { number: content.number };
		if (content.withdrawn) return err(refusal('suggestion.withdrawn', { params }));
		if (!at.draft) return err(refusal('document.not-open'));
		if (content.decided) return err(refusal('suggestion.decided', { params }));
		if (at.draft.no !== input.draft) return err(refusal('document.sealed-meanwhile', { params: { no: at.draft.no } }));
		if (hasPrivateNumber(`${input.reason}\n${input.text ?? ''}`)) return err(refusal('proposal.private-number'));
		const text = input.is === 'partly' ? input.text : undefined;
		if (input.is === 'partly' && (text === undefined || content.is === 'remove')) return err(refusal('input.invalid', { fields: [{ path: text === undefined ? 'text' : 'is', code: text === undefined ? 'missing' : 'not-in-list' }] }));
		if (input.is !== 'declined') {
			// Somebody else decided in the same moment: the text that was read is not the one this would go into.
			const clauses = live?.no === at.draft.no && live.puts === at.draft.puts.length ? live.clauses : undefined;
			const version = at.versions.find((one) => one.content.subject === content.version)?.content;
			const fits = fit(content, input.seen, version?.clauses ?? [], clauses);
			if (!fits.ok) return fits;
		}
		const decided: SuggestionContent['decided'] = { is: input.is, reason: input.reason, on: tx.today, by: by.by, into: at.draft.no, ...(text === undefined ? {} : { text }) };
		await tx.write<SuggestionContent>({ ...content, decided }, by.actor);
		return ok({ subject: content.subject, number: content.number, document: at.held.content.subject });
	},
	after(portal, { document }, { community, is }) {
		if (is !== 'declined') void putIn(portal, community, document).catch((error: unknown) => portal.log.error({ error }, 'what was adopted is not in the draft yet'));
	}
});

/** Whether the clause of the draft is still the one that whoever decides has read: at least the one that the suggestion was made on. */
function fit(content: SuggestionContent, seen: string | undefined, base: readonly Clause[], live: readonly Clause[] | undefined): Result<null, Refusal> {
	const params = { number: content.number };
	if (!live) return err(refusal('suggestion.clause-changed', { params }));
	// A clause more disturbs none, wherever it goes; where its neighbour is gone it goes to the end.
	if (content.is === 'add') return ok(null);
	const clause = live.find(({ id }) => id === content.clause);
	if (!clause) return err(refusal('suggestion.clause-gone', { params }));
	const was = base.find(({ id }) => id === content.clause);
	const asRead = seen ?? (was && clauseText(was) === clauseText(clause) ? fingerprint(sha256, [clause]) : '');
	return asRead === fingerprint(sha256, [clause]) ? ok(null) : err(refusal('suggestion.clause-changed', { params }));
}

/** Puts what was adopted into the draft. Should the portal end before it is done, whoever opens the draft next finds it done. */
async function putIn(portal: GoingOn, community: string, document: DecideSuggestion['suggestion']): Promise<void> {
	const at = await documentAtHand(portal.contents, community, document, portal.today());
	if (at?.draft) await portal.documents.settle(at.draft);
}
