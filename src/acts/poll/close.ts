import { dayOf } from '#domain/basics/day.ts';
import { subjectIdOf, type SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import { boxesFrom } from '#domain/ballot/boxes.ts';
import { countTotals, countUnits, type Counted, type Voter } from '#domain/ballot/counting.ts';
import { countsBy, type PollOpeningContent, type RecusalContent } from '#domain/ballot/opening.ts';
import { outcomeOf, type PollContent } from '#domain/ballot/poll.ts';
import type { Tally } from '#domain/ballot/tally.ts';
import { papersOf } from '#domain/ballot/written-proxy.ts';
import type { ElectorateContent } from '#domain/community/electorate.ts';
import { act, type Tx } from '../act.ts';
import { papersIn } from '../ballot/papers.ts';
import { matterAtHand } from '../matter/at-hand.ts';
import { layBefore, wouldTake } from '../matter/laying.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { localText, pollAtHand, type PollAtHand } from './at-hand.ts';
import { ClosePoll } from './close.input.ts';
import { fitsStage } from './deciding.ts';
import { actingIn, CLOSERS } from './may.ts';

/** Counts what has come in. Totals wait until two tellers agree on every box. */
async function counted(tx: Tx, at: PollAtHand, voters: Voter[]): Promise<Result<{ counted: Counted; tally?: Tally }, Refusal>> {
	const { polls } = tx.records;
	if (countsBy(at.opening.secrecy) === 'units') return ok(countUnits(at.opening, voters, await polls.ballotContents(at.poll)));
	const boxes = boxesFrom(await polls.boxesOf(at.poll));
	const open = boxes.find(({ settled }) => !settled);
	if (open || boxes.length === 0) return err(refusal('poll.not-counted', { params: { box: open?.box ?? '' } }));
	const totals = countTotals(at.opening, voters, boxes.map(({ settled }) => settled!), papersOf((await papersIn(tx.records, at.poll)).map(({ content }) => content)));
	if (totals.attended > totals.members) return err(refusal('poll.count-wrong', { params: { what: 'more-than-members' } }));
	return ok({ counted: totals });
}

/** Whether the chair may close now: the time is over; or, where that was fixed, everybody who may has voted. */
function mayClose(at: PollAtHand, counts: { counted: Counted }, zone: number): Result<undefined, Refusal> {
	if (at.state === 'ended') return ok(undefined);
	const all = countsBy(at.opening.secrecy) === 'totals' || counts.counted.attended >= counts.counted.members;
	if (at.state === 'open' && at.opening.early && all) return ok(undefined);
	return err(refusal('poll.not-over', { params: { closes: localText(at.opening.closes, zone) } }));
}

/** Of a recorded vote, who voted how; the list has the names as they may be shown. */
async function recordedOf(tx: Tx, at: PollAtHand, tally: Tally | undefined): Promise<Pick<PollContent, 'recorded'>> {
	if (at.opening.secrecy !== 'recorded' || !tally) return {};
	const list = (await tx.records.contents.byHash(at.opening.electorate.hash))?.content as ElectorateContent | undefined;
	const names = new Map(list?.list.map(({ n, name }) => [n, name]));
	return { recorded: tally.counted.map(({ unit, choice }) => ({ n: Number(unit), who: names.get(Number(unit)) ?? '', choice })).sort((a, b) => a.n - b.n) };
}

/** Whether a matter is in a stage that takes such a vote: it may have gone on to one that asks for more. */
async function takes(tx: Tx, matter: SubjectId, opening: PollOpeningContent): Promise<Result<undefined, Refusal>> {
	const at = await matterAtHand(tx.records, matter);
	return at.ok ? fitsStage(opening, at.value) : at;
}

/**
 * Closes a poll and computes its outcome by the rule that was fixed before. By the clock at the closing moment, however late the clock comes to
 * it; by the chair where all are counted. It is closed once; the result is laid before its matter, or says why that could not take it.
 */
export const close = act({
	name: 'poll.close',
	input: ClosePoll,
	may: [{ who: 'clock' }, ...CLOSERS],
	on: { object: 'poll', states: { announced: 'poll.not-over', open: 'poll.not-over', ended: 'done', closed: 'poll.closed' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'poll.closed', 'poll.not-over', 'poll.not-counted', 'poll.count-wrong'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const at = await pollAtHand(tx, input.community, input.poll);
		if (!at) return err(refusal('object.not-found'));
		const { opening } = at;
		const by = caller.kind === 'clock' ? { actor: 'clock', by: undefined } : actingIn(CLOSERS, caller, input.community, opening.body, input.poll);
		if (!by) return err(refusal('caller.not-allowed'));
		if (at.state === 'closed') return err(refusal('poll.closed', { params: { closes: localText(opening.closes, tx.zone) } }));
		const voters = await tx.records.polls.votersOf(input.poll);
		const count = await counted(tx, at, voters);
		if (!count.ok) return count;
		const may = mayClose(at, count.value, tx.zone);
		if (!may.ok) return may;
		const recusals = await tx.records.contents.ofParent<RecusalContent>(input.poll, 'recusal');
		// What was decided was decided when the time was over, not when somebody came to count.
		const happenedAt = at.state === 'ended' ? opening.closes : tx.now;
		const content: PollContent = {
			type: 'poll', v: 1, community: input.community, subject: subjectIdOf(tx.random(16)), lang: 'zh-CN', ...(opening.parent ? { parent: opening.parent } : {}),
			opening: input.poll, title: opening.title, body: opening.body, on: dayOf(happenedAt, tx.zone), rule: opening.rule, secrecy: opening.secrecy,
			...count.value.counted, ...(await recordedOf(tx, at, count.value.tally)),
			recused: recusals.map(({ content: { who, reason } }) => ({ who, reason })), noticed: opening.announced, published: tx.today,
			...(by.by === undefined ? {} : { chair: by.by })
		};
		const { verdict } = outcomeOf(content);
		const matter = opening.rule.consultative ? undefined : opening.parent;
		// The outcome is what was voted, whatever became of the matter meanwhile: that it could not be laid there is said with it.
		const fits = matter ? await takes(tx, matter, opening) : ok(undefined);
		const taken = matter && fits.ok ? await wouldTake(tx, matter, { what: 'poll', verdict }) : fits;
		const held = await tx.write<PollContent>({ ...content, ...(taken.ok ? {} : { notLaid: taken.error.code }) }, by.actor, { first: true, happenedAt });
		if (matter && taken.ok) {
			const laid = await layBefore(tx, matter, { what: 'poll', ref: held.content.subject, body: opening.body, verdict }, by.actor);
			if (!laid.ok) return laid;
		}
		return ok({ subject: content.subject, number: opening.number, verdict, ...(taken.ok ? {} : { notLaid: taken.error.code }) });
	}
});
