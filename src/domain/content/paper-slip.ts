import type { Day } from '../basics/day.ts';
import type { SubjectId } from '../basics/id.ts';
import type { Content, Held } from './content.ts';
import type { Contents } from './contents.ts';
import { evidenceOf, type Evidence } from './view.ts';

/**
 * What somebody wrote, or had written for them, on a slip of paper, and whoever knocks at doors carried in. `parent` is what it was written
 * for: a Democracy Day, a matter; or the body, where it was the questions of a month. Who wrote it stands nowhere. Null: asked for and missing.
 */
export interface PaperSlipContent extends Content {
	type: 'paper-slip';
	body: SubjectId;
	/** The month whose questions it was for, `2026-10`. */
	month?: string;
	text: string;
	collected: Day;
	/** Body and name. */
	collectedBy: string;
	/** The day it was typed in; absent where that is not recorded. */
	entered?: Day | null;
	/** Written by their own hand; otherwise somebody wrote for them. */
	own: boolean;
	scribe?: string | null;
	witness?: string | null;
	/** How it was signed, in the words of the source. */
	signed?: string | null;
	/** The name of its photograph, which stays with the office. */
	photo?: string | null;
	readBack?: boolean | null;
}

/** What a slip that was written for somebody must bear. */
export const SLIP_EVIDENCE = ['scribe', 'witness', 'photo', 'readBack'] as const;
export type SlipEvidence = (typeof SLIP_EVIDENCE)[number];

/** Rule R27: what a slip that was written for somebody else lacks. What was never recorded is not asked for: absent is not null. */
export function lackingOf(slip: Pick<PaperSlipContent, 'own' | SlipEvidence>): SlipEvidence[] {
	return slip.own ? [] : SLIP_EVIDENCE.filter((name) => slip[name] === null || slip[name] === false);
}

export interface PaperSlipCard extends Omit<PaperSlipContent, keyof Content | 'body'> {
	evidence: Evidence;
	/** How it is called, on paper too. */
	number: string;
	lacking: SlipEvidence[];
}

/** A slip as pages show it. */
export function slipCard(held: Held<PaperSlipContent>): PaperSlipCard {
	const { type: _t, v: _v, community: _c, subject: _s, lang: _l, parent: _p, source, body: _b, ...slip } = held.content;
	return { ...slip, evidence: evidenceOf(held), number: source ?? '', lacking: lackingOf(slip) };
}

/** The slips that were written for something, oldest first. */
export async function slipsOf(contents: Contents, parent: SubjectId): Promise<PaperSlipCard[]> {
	return (await contents.ofParent<PaperSlipContent>(parent, 'paper-slip')).map(slipCard);
}
