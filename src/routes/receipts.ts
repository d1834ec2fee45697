import type { Portal } from '#acts/portal.ts';
import { fingerprint } from '#domain/record/checkpoint.ts';
import type { AssistedMark } from '#domain/content/assisted.ts';
import type { Day } from '#domain/basics/day.ts';
import type { QuestionContent } from '#domain/disclosure/question.ts';
import { sha256 } from '#records/hashing.server.ts';

/** A receipt on paper: what was handed in, where it stands in the record, how to check it without trusting whoever handed it over. */
export interface ReceiptModel {
	number: string;
	text: string;
	asked: Day;
	due: Day;
	address: string;
	/** People count lines from 1. */
	line: number;
	hash: string;
	fingerprint: string;
	assisted?: AssistedMark;
	/** For the person alone. */
	reason?: string;
}

/** The receipt of a question; undefined when there is none, or what it said was erased. */
export async function receiptOf(portal: Portal, subject: string, withReason: boolean): Promise<ReceiptModel | undefined> {
	const held = (await portal.contents.versions<QuestionContent>(subject as never))[0];
	if (held?.content.type !== 'question' || held.version !== 1) return undefined;
	const { number, text, asked, due, community, assisted } = held.content;
	const reason = withReason ? (await portal.records.rights.assistance(subject))?.reason : undefined;
	return {
		number, text, asked, due, address: `${portal.origin}/${community}/questions/${subject}`, line: held.seq + 1, hash: held.hash,
		fingerprint: fingerprint(sha256, portal.logKey(community)), ...(assisted ? { assisted } : {}), ...(reason === undefined ? {} : { reason })
	};
}
