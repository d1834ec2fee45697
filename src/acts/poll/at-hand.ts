import { instant, type Day, type Instant } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import { countsBy, pollState, type PollOpeningContent, type PollState } from '#domain/ballot/opening.ts';
import type { Held } from '#domain/content/content.ts';
import type { PollVoter } from '#records/polls.ts';
import type { Records } from '#records/records.ts';
import type { Tx } from '../act.ts';
import { refusal, type Refusal } from '../refusal.ts';

/** A poll of this community, and where it stands now. */
export interface PollAtHand {
	poll: SubjectId;
	opening: PollOpeningContent;
	held: Held<PollOpeningContent>;
	state: PollState;
	result?: SubjectId;
}

/** Finds a poll. Another community's is not there. */
export async function pollAtHand({ records, now }: { records: Records; now: Instant }, community: string, poll: SubjectId): Promise<PollAtHand | undefined> {
	const held = await records.contents.bySubject<PollOpeningContent>(poll);
	if (held?.content.type !== 'poll-opening' || held.content.community !== community) return undefined;
	const result = await records.polls.result(poll);
	return { poll, opening: held.content, held, state: pollState(held.content, result !== undefined, now), ...(result ? { result } : {}) };
}

/** A moment of local time. */
export function momentOf(day: Day, time: string, zone: number): Instant {
	return instant(Date.parse(`${day}T${time}:00.000Z`) - zone * 60_000);
}

/** A moment as local people write it: `2026-12-20 18:00`. */
export function localText(at: Instant, zone: number): string {
	return new Date(Date.parse(at) + zone * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Whether ballots are taken in now; if not, why. */
export function takesBallots({ opening, state }: PollAtHand, zone: number): Result<undefined, Refusal> {
	if (countsBy(opening.secrecy) === 'totals') return err(refusal('poll.counted-by-tellers'));
	if (state === 'announced') return err(refusal('poll.not-open', { params: { opens: localText(opening.opens, zone) } }));
	if (state !== 'open') return err(refusal('poll.closed', { params: { closes: localText(opening.closes, zone) } }));
	return ok(undefined);
}

/** Whether a line may be voted for now: it does not stand aside, and is there where one has to be. */
export async function mayCount(tx: Pick<Tx, 'records'>, { poll, opening }: PollAtHand, line: PollVoter): Promise<Result<undefined, Refusal>> {
	if (await tx.records.polls.recusal(poll, line.n)) return err(refusal('poll.recused'));
	if (opening.attendance && !line.present) return err(refusal('poll.not-present'));
	return ok(undefined);
}
