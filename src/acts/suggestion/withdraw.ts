import { utf8 } from '#domain/basics/bytes.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { SuggestionContent } from '#domain/document/document.ts';
import { decodeEntry } from '#domain/record/entry.ts';
import { act } from '../act.ts';
import { SPEAKERS } from '../comment/moderators.ts';
import { refusal } from '../refusal.ts';
import { suggestionAtHand } from './at-hand.ts';
import { WithdrawSuggestion } from './withdraw.input.ts';

/** Whoever made a suggestion takes it back, as long as nobody has decided on it. It stays in the list, as taken back. */
export const withdrawSuggestion = act({
	name: 'suggestion.withdraw',
	input: WithdrawSuggestion,
	may: [{ who: 'resident' }, SPEAKERS],
	on: { object: 'suggestion', states: { open: 'done', decided: 'suggestion.decided', withdrawn: 'suggestion.withdrawn' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'suggestion.decided', 'suggestion.withdrawn'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		const found = await suggestionAtHand(tx, input.community, input.suggestion);
		if (!found) return err(refusal('object.not-found'));
		if ((await tx.records.record.author(input.suggestion)) !== caller.person) return err(refusal('caller.not-allowed'));
		const { content } = found.held;
		if (content.withdrawn) return err(refusal('suggestion.withdrawn', { params: { number: content.number } }));
		if (content.decided) return err(refusal('suggestion.decided', { params: { number: content.number } }));
		// Under the pseudonym or the office that made it: the record has it.
		const [first] = await tx.records.record.entriesOf(input.suggestion);
		await tx.write<SuggestionContent>({ ...content, withdrawn: { on: tx.today } }, decodeEntry(utf8(first!.bytes)).actor);
		return ok({ subject: content.subject, number: content.number });
	}
});
