import { inOrder } from '../basics/order.ts';
import type { Contents } from '../content/contents.ts';
import type { When } from '../content/view.ts';
import { bodyName } from '../disclosure/view/cards.ts';
import type { SuggestionContent } from '../document/document.ts';
import type { EndorsementContent, ProposalContent } from '../proposal/proposal.ts';
import { askedIn } from './asked-view.ts';
import { textsOpen } from './document-view.ts';
import { proposalsPage } from './proposal-view.ts';
import type { InboxOf, Need } from './wanted.ts';

/** Proposals that one's home asks about: what may be endorsed, or spoken of, is an offer, and must not crowd out what is wanted. */
const MOST_PROPOSALS = 3;
const MOST_TEXTS = 1;

/** Votes and evaluations that are open, in which somebody may take part and has not. */
export async function openAsked(contents: Contents, who: InboxOf, when: When): Promise<Need[]> {
	const lists = new Map((who.asked ?? []).map(({ subject, done }) => [subject, done]));
	const open = (await askedIn(contents, who.community, when)).filter(({ state, evidence }) => state === 'open' && lists.get(evidence.subject) === false);
	return Promise.all(
		open.map(async ({ kind, evidence, title, closes, address, body }): Promise<Need> => ({
			kind: kind === 'poll' ? 'vote' : 'evaluate', key: `${kind}.${evidence.subject}`, address, due: closes, named: { type: kind, text: title, lang: evidence.lang },
			decides: kind === 'poll' ? await bodyName(contents, body) : { subject: body, name: '' }
		}))
	);
}

/** Proposals that still collect and that somebody has not endorsed, the one whose time ends first before the others. */
export async function proposalsToEndorse(contents: Contents, who: InboxOf, when: When): Promise<Need[]> {
	const page = await proposalsPage(contents, { community: who.community }, when);
	const own = new Set(who.own);
	const needs: Need[] = [];
	for (const { evidence, title, number, until } of page?.collecting.sort((a, b) => inOrder(a.until ?? '', b.until ?? '')) ?? []) {
		if (needs.length === MOST_PROPOSALS) break;
		if (number === undefined || until === undefined || own.has(evidence.subject)) continue;
		const endorsements = await contents.ofParent<EndorsementContent>(evidence.subject, 'endorsement');
		if (endorsements.some(({ content }) => own.has(content.subject))) continue;
		const proposal = await contents.bySubject<ProposalContent>(evidence.subject);
		needs.push({
			kind: 'endorse', key: `endorse.${evidence.subject}`, address: `/${who.community}/proposals/${evidence.subject}`, due: until, named: { type: 'proposal', text: title, lang: evidence.lang, number },
			decides: { subject: proposal!.content.body, name: '' }
		});
	}
	return needs;
}

/** Texts that take suggestions and on which somebody has made none, the one whose time ends first before the others. */
export async function textsToSuggestOn(contents: Contents, who: InboxOf, when: When): Promise<Need[]> {
	const own = new Set(who.own);
	const needs: Need[] = [];
	for (const { evidence, title, body, standing } of await textsOpen(contents, who.community, when.today)) {
		if (needs.length === MOST_TEXTS) break;
		const suggested = (await contents.ofParent<SuggestionContent>(evidence.subject, 'suggestion')).some(({ content }) => own.has(content.subject));
		if (suggested || standing.state !== 'commenting') continue;
		needs.push({
			kind: 'suggest', key: `suggest.${evidence.subject}`, address: `/${who.community}/documents/${evidence.subject}`, due: standing.until, named: { type: 'decided', text: title, lang: evidence.lang },
			decides: body
		});
	}
	return needs;
}
