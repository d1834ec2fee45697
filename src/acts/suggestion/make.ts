import { toHex } from '#domain/basics/bytes.ts';
import type { CommunityCode } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import { hasPrivateNumber, meansSomebody, searchable } from '#domain/comment/names.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import { clauseFromText, clauseText, type Clause } from '#domain/document/clause.ts';
import type { SuggestionContent } from '#domain/document/document.ts';
import type { HeldOffice } from '#records/offices.ts';
import { act, officesFor, type Caller, type Tx } from '../act.ts';
import { ASSISTANTS, helping, type Helping } from '../assisted.ts';
import { SPEAKERS } from '../comment/moderators.ts';
import { documentAtHand } from '../document/draft.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { MakeSuggestion } from './make.input.ts';

/** Who makes it: a person, themselves or through somebody who files for them, or an office. */
async function makerOf(tx: Tx, input: MakeSuggestion, caller: Caller): Promise<Result<{ help?: Helping; office?: HeldOffice }, Refusal>> {
	if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
	if (input.assisted) {
		const help = await helping(tx, caller, input.community, input.assisted);
		return help.ok ? ok({ help: help.value }) : help;
	}
	const office = officesFor(SPEAKERS, caller, input.community).find((held) => held.office === input.office);
	if (input.office !== undefined && !office) return err(refusal('caller.not-allowed'));
	if (!office && caller.community !== input.community) return err(refusal('caller.not-allowed'));
	return ok(office ? { office } : {});
}

/** A rule is about everybody; what is to be said about somebody is asked or commented, where it is read before it is shown. */
async function namesSomebody(tx: Tx, community: CommunityCode, text: string): Promise<boolean> {
	const [own] = await tx.records.contents.ofType<CommunityContent>(community, 'community');
	return meansSomebody(text) || tx.records.comments.namesKnown(community, own?.content.city, searchable(text));
}

/** The text as it is kept: read as the clause it would be, so that two who mean the same write the same. */
function kept(text: string, headed: boolean): string {
	let n = 0;
	return clauseText(clauseFromText(text, { id: 'kept', headed, newId: () => `part-${n++}` }));
}

/**
 * Somebody suggests another text for a clause of the version that takes comments, a clause more, or that one goes. It changes nothing by itself; a drafter decides, with a
 * reason, and whoever made it sees what became of it. Taken offline like a question; on paper and by telephone through somebody who files it.
 */
export const makeSuggestion = act({
	name: 'suggestion.make',
	input: MakeSuggestion,
	may: [{ who: 'resident' }, SPEAKERS, ...ASSISTANTS],
	on: {
		object: 'document',
		states: { 'first-draft': 'suggestion.not-open', commenting: 'done', drafting: 'suggestion.not-open', final: 'suggestion.not-open', dropped: 'suggestion.not-open' }
	},
	refusals: [
		'object.not-found', 'caller.not-allowed', 'question.day-in-future', 'suggestion.not-open', 'suggestion.clause-unknown', 'suggestion.changes-nothing', 'suggestion.names-somebody',
		'proposal.private-number', 'input.invalid', 'delivery.id-used'
	],
	limit: { count: 30, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const maker = await makerOf(tx, input, caller);
		if (!maker.ok) return maker;
		if (input.claimed !== undefined && input.claimed > tx.today) return err(refusal('question.day-in-future', { params: { day: input.claimed } }));
		const at = await documentAtHand(tx.records.contents, input.community, input.document, tx.today);
		if (!at) return err(refusal('object.not-found'));
		const { standing } = at;
		const version = standing.state === 'commenting' ? at.versions.find(({ content }) => content.no === standing.no)?.content : undefined;
		if (version?.subject !== input.version) return err(refusal('suggestion.not-open'));
		const clause = version.clauses.find(({ id }) => id === input.clause);
		if (input.clause === undefined ? input.is !== 'add' : !clause) return err(refusal('suggestion.clause-unknown'));
		const text = textOf(input, clause);
		if (!text.ok) return text;
		if (hasPrivateNumber(input.reason) || hasPrivateNumber(text.value ?? '')) return err(refusal('proposal.private-number'));
		// Words of the text itself, also those that look like a name, are nobody's doing who suggests something.
		const said = (text.value ?? '').split('\n').filter((line) => !version.clauses.some((one) => clauseText(one).includes(line)));
		if (await namesSomebody(tx, input.community, [input.reason, ...said].join('\n'))) return err(refusal('suggestion.names-somebody'));
		const { help, office } = maker.value;
		const year = tx.today.slice(0, 4);
		const serial = await tx.records.documents.nextSerial(input.community, year);
		const pseudonym = `p-${toHex(tx.random(8))}`;
		const content: SuggestionContent = {
			type: 'suggestion', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.document, number: `${input.community}-S-${year}-${String(serial).padStart(4, '0')}`,
			is: input.is, version: input.version, reason: input.reason, by: office ? `${office.bodyName} ${office.holder}` : pseudonym, channel: help ? (input.channel ?? 'paper_slip') : 'portal', on: tx.today,
			...(input.clause === undefined ? {} : { clause: input.clause }), ...(text.value === undefined ? {} : { text: text.value }),
			...(input.claimed === undefined || input.claimed === tx.today ? {} : { claimed: input.claimed }), ...(help ? { assisted: help.mark } : {})
		};
		await tx.write(content, help?.office.office ?? office?.office ?? pseudonym, { first: true });
		if (help) await help.note(tx, content.subject);
		else if (caller.kind === 'person') await tx.records.record.addAuthor(content.subject, caller.person);
		return ok({ subject: content.subject, number: content.number });
	}
});

function textOf(input: MakeSuggestion, clause: Clause | undefined): Result<string | undefined, Refusal> {
	if (input.is === 'remove') return ok(undefined);
	if (input.text === undefined) return err(refusal('input.invalid', { fields: [{ path: 'text', code: 'missing' }] }));
	const text = kept(input.text, input.is === 'add' || clause?.heading !== undefined);
	return input.is === 'change' && clause && text === clauseText(clause) ? err(refusal('suggestion.changes-nothing')) : ok(text);
}
