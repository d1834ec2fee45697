import type { Day } from '../basics/day.ts';
import type { AssistedMark } from '../content/assisted.ts';
import type { Content, Held } from '../content/content.ts';
import type { PollOpeningContent } from './opening.ts';
import type { ProxyVote } from './poll.ts';

/**
 * A written proxy: one line of a poll's frozen list is represented by another, in this poll alone. Public from the day it is given, by numbers of the
 * list, because the law asks for the list of proxies to be published (Organic Law of Villagers' Committees 2025 §18); how they vote never is.
 * `parent` is the poll's opening. The version that takes it back says when.
 */
export interface WrittenProxyContent extends Content {
	type: 'written-proxy';
	n: number;
	/** The line that votes in its place. */
	by: number;
	on: Day;
	/** Filed at a desk, from paper. */
	assisted?: AssistedMark;
	revoked?: Day;
}

/** Whether a poll takes written proxies: by ballots that are entered one by one, or as the list that lies beside the box of a secret ballot on paper. */
export function takesProxies({ proxiesMost, precedence, secrecy }: Pick<PollOpeningContent, 'proxiesMost' | 'precedence' | 'secrecy'>): boolean {
	return proxiesMost > 0 && (precedence.includes('written_proxy') || secrecy === 'secret-paper');
}

/** The papers that are in force, each represented line with its holder, in the order of the list. */
export function papersOf(contents: readonly WrittenProxyContent[]): ProxyVote[] {
	return contents.filter(({ revoked }) => revoked === undefined).map(({ n, by }) => ({ n, by })).sort((a, b) => a.n - b.n);
}

/** The paper of a line that is in force. */
export function paperOf(held: readonly Held<WrittenProxyContent>[], n: number): Held<WrittenProxyContent> | undefined {
	return held.find(({ content }) => content.n === n && content.revoked === undefined);
}
