import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { outcomeOf, type PollContent } from '#domain/ballot/poll.ts';
import type { ResolutionContent } from '#domain/resolution/resolution.ts';
import type { Tx } from '../act.ts';

/** A poll of a community that is over and has numbers, or undefined. */
export async function pollIn(tx: Pick<Tx, 'records'>, community: CommunityCode, poll: SubjectId): Promise<PollContent | undefined> {
	const held = await tx.records.contents.bySubject<PollContent>(poll);
	return held?.content.type === 'poll' && held.content.community === community ? held.content : undefined;
}

/** Whether a poll passed by its own rule and numbers, and binds: what only asked for an opinion decided nothing. */
export function hasPassed(poll: PollContent): boolean {
	return poll.rule.consultative !== true && poll.elected === undefined && outcomeOf(poll).verdict === 'passed';
}

/** A resolution of a community, or undefined. */
export async function resolutionIn(tx: Pick<Tx, 'records'>, community: CommunityCode, resolution: SubjectId): Promise<ResolutionContent | undefined> {
	const held = await tx.records.contents.bySubject<ResolutionContent>(resolution);
	return held?.content.type === 'resolution' && held.content.community === community ? held.content : undefined;
}

/** The number the next resolution of a community and year gets: LW-JY-2026-017. */
export function nextNumber(resolutions: readonly Pick<ResolutionContent, 'number'>[], community: string, year: string): string {
	const begins = `${community}-JY-${year}-`;
	const last = Math.max(0, ...resolutions.flatMap(({ number }) => (number.startsWith(begins) && /^\d{1,6}$/.test(number.slice(begins.length)) ? [Number(number.slice(begins.length))] : [])));
	return `${begins}${String(last + 1).padStart(3, '0')}`;
}
