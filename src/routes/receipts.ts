import type { Portal } from '#acts/portal.ts';
import { fingerprint } from '#domain/record/checkpoint.ts';
import type { AssistedMark } from '#domain/content/assisted.ts';
import type { Day } from '#domain/basics/day.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import type { DocumentContent, SuggestionContent } from '#domain/document/document.ts';
import type { EndorsementContent, ProposalContent } from '#domain/proposal/proposal.ts';
import { sha256 } from '#records/hashing.server.ts';

/** A receipt on paper: what was handed in, where it stands in the record, how to check it without trusting whoever handed it over. */
export interface ReceiptModel {
	number: string;
	text: string;
	asked: Day;
	due?: Day;
	address: string;
	/** People count lines from 1. */
	line: number;
	hash: string;
	fingerprint: string;
	assisted?: AssistedMark;
	/** For the person alone. */
	reason?: string;
}

/** What a receipt says of what was handed in, and where everybody sees it. */
interface Handed {
	number: string;
	text: string;
	asked: Day;
	due?: Day;
	/** Its page, below the address of the portal. */
	path: string;
	assisted?: AssistedMark;
}

type Received = QuestionContent | ProposalContent | EndorsementContent | SuggestionContent;

/** A question, a proposal, an endorsement or a suggestion as its receipt says it; undefined for everything else. */
async function handedOf(portal: Portal, content: Received): Promise<Handed | undefined> {
	const mark = content.assisted ? { assisted: content.assisted } : {};
	switch (content.type) {
		case 'question': {
			const { number, text, asked, due, community, subject } = content;
			return { number, text, asked, due, path: `/${community}/questions/${subject}`, ...mark };
		}
		case 'proposal': {
			const { number = '', title, text, raised, community, subject } = content;
			return { number, text: `${title}\n${text}`, asked: raised, path: `/${community}/proposals/${subject}`, ...mark };
		}
		case 'endorsement': {
			const proposal = (await portal.contents.bySubject<ProposalContent>(content.parent!))?.content;
			if (!proposal) return undefined;
			return { number: `${proposal.number ?? ''}-${content.no}`, text: proposal.title, asked: content.on, path: `/${content.community}/proposals/${proposal.subject}`, ...mark };
		}
		case 'suggestion': {
			const document = (await portal.contents.bySubject<DocumentContent>(content.parent!))?.content;
			if (!document) return undefined;
			return { number: content.number, text: [document.title, content.text, content.reason].filter(Boolean).join('\n'), asked: content.on, path: `/${content.community}/suggestions/${content.subject}`, ...mark };
		}
		default:
			return undefined;
	}
}

/** The receipt of what somebody handed in; undefined when there is none, or what it said was erased. */
export async function receiptOf(portal: Portal, subject: string, withReason: boolean): Promise<ReceiptModel | undefined> {
	const held = (await portal.contents.versions<Received>(subject as never))[0];
	const handed = held?.version === 1 ? await handedOf(portal, held.content) : undefined;
	if (!held || !handed) return undefined;
	const { path, ...said } = handed;
	const reason = withReason ? (await portal.records.rights.assistance(subject))?.reason : undefined;
	return {
		...said, address: `${portal.origin}${path}`, line: held.seq + 1, hash: held.hash, fingerprint: fingerprint(sha256, portal.logKey(held.content.community)),
		...(reason === undefined ? {} : { reason })
	};
}

/** What somebody filed for another, as their list names it: its receipt, or its page where it has none. Without a number, it is not public. */
export async function filedAs(portal: Portal, subject: string): Promise<{ number: string; href: string }> {
	const held = await portal.contents.bySubject(subject as never);
	const handed = held && (await handedOf(portal, held.content as Received));
	if (handed) return { number: handed.number, href: `/office/assist/${subject}` };
	const { number, community, type, parent } = (held?.content ?? {}) as { number?: string; community?: string; type?: string; parent?: string };
	if (type === 'registration') return { number: number ?? '', href: `/${community}/electorates` };
	if (type === 'electorate-appeal') return { number: number ?? '', href: `/${community}/electorates/${parent}` };
	return { number: number ?? '', href: `/${community}/comments/${subject}` };
}
