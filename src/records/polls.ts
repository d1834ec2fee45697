import { and, asc, desc, eq, isNull, lte, max, sql } from 'drizzle-orm';
import type { Day, Instant } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { Channel, Choice } from '#domain/ballot/ballot.ts';
import type { TellersCount, Voter } from '#domain/ballot/counting.ts';
import type { BallotContent, PollOpeningContent, RecusalContent } from '#domain/ballot/opening.ts';
import type { PollContent } from '#domain/ballot/poll.ts';
import { heldOf } from './contents.ts';
import type { Db } from './database.server.ts';
import { partsOf } from './numbers.ts';
import type { Projection } from './projection.ts';
import { contents, subjects } from './tables/record.ts';
import { ballots, boxCounts, pollOpenings, polls, pollVoters, recusals } from './tables/poll.ts';

export const pollOpeningProjection: Projection<PollOpeningContent> = {
	type: 'poll-opening', name: 'poll_openings', table: pollOpenings,
	row: (content) => ({
		community: content.community, body: content.body, ...partsOf(content.number), electorate: content.electorate.subject, secrecy: content.secrecy,
		opens: content.opens, closes: content.closes
	})
};

export const pollProjection: Projection<PollContent> = {
	type: 'poll', name: 'polls', table: polls,
	row: (content) => ({ community: content.community, opening: content.opening ?? null, day: content.on })
};

export const recusalProjection: Projection<RecusalContent> = {
	type: 'recusal', name: 'recusals', table: recusals,
	row: (content) => ({ community: content.community, poll: content.parent ?? '', n: content.n })
};

export type PollVoter = typeof pollVoters.$inferSelect;
export type BallotRow = typeof ballots.$inferSelect;
export type BoxCountRow = { id: string; poll: string; box: string; person: string; count: TellersCount };

/** Polls: who may vote, what has come in, what is due. */
export function preparePolls(db: Db) {
	const place = sql.placeholder;
	const voter = db.select().from(pollVoters).where(and(eq(pollVoters.person, place('person')), eq(pollVoters.poll, place('poll')))).prepare();
	const line = db.select().from(pollVoters).where(and(eq(pollVoters.poll, place('poll')), eq(pollVoters.n, place('n')))).prepare();
	const votersOf = db.select().from(pollVoters).where(eq(pollVoters.poll, place('poll'))).orderBy(asc(pollVoters.n)).prepare();
	const recused = db.select({ n: recusals.n }).from(recusals).where(eq(recusals.poll, place('poll'))).prepare();
	const isRecused = db.select({ subject: recusals.subject }).from(recusals).where(and(eq(recusals.poll, place('poll')), eq(recusals.n, place('n')))).prepare();
	const copyVoters = db.client.prepare(
		`insert into poll_voters (poll, n, person, area, present)
		select ?, n, person, coalesce(area, 1), 0 from electorate_members where electorate = ? and struck = 0`
	);
	const copyAgain = db.client.prepare('insert into poll_voters (poll, n, person, area, present) select ?, n, person, area, present from poll_voters where poll = ?');
	const markPresent = db.client.prepare('update poll_voters set present = (n in (select value from json_each(?))) where poll = ?');
	const ballot = db.select().from(ballots).where(eq(ballots.id, place('id'))).prepare();
	const ofUnit = db.select().from(ballots).where(and(eq(ballots.poll, place('poll')), eq(ballots.n, place('n')))).orderBy(asc(ballots.at), asc(ballots.seq)).prepare();
	const ofPoll = db.select().from(ballots).where(eq(ballots.poll, place('poll'))).orderBy(asc(ballots.seq)).prepare();
	const turnout = db.select({ count: sql<number>`count(distinct ${ballots.n})` }).from(ballots).where(eq(ballots.poll, place('poll'))).prepare();
	const addBallot = db.insert(ballots).values({
		id: place('id'), poll: place('poll'), n: place('n'), channel: place('channel'), choice: place('choice'), proxy: place('proxy'), at: place('at'), seq: place('seq'), hash: place('hash')
	}).prepare();
	const inside = db.select({ content: contents }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash))
		.where(and(eq(subjects.parent, place('parent')), eq(subjects.type, place('type')))).orderBy(asc(subjects.firstSeq)).prepare();
	const result = db.select().from(polls).where(eq(polls.opening, place('opening'))).prepare();
	const openedWith = db.select({ subject: pollOpenings.subject }).from(pollOpenings).where(eq(pollOpenings.electorate, place('electorate'))).limit(1).prepare();
	const due = db.select({ subject: pollOpenings.subject, community: pollOpenings.community, closes: pollOpenings.closes }).from(pollOpenings)
		.leftJoin(polls, eq(polls.opening, pollOpenings.subject))
		.where(and(lte(pollOpenings.closes, place('now')), isNull(polls.subject), sql`${pollOpenings.secrecy} in ('open', 'recorded')`))
		.orderBy(asc(pollOpenings.closes), asc(pollOpenings.subject)).prepare();
	const ofCommunity = db.select({ subject: pollOpenings.subject, result: polls.subject }).from(pollOpenings).leftJoin(polls, eq(polls.opening, pollOpenings.subject))
		.where(eq(pollOpenings.community, place('community'))).orderBy(desc(pollOpenings.year), desc(pollOpenings.serial)).prepare();
	const serial = db.select({ serial: max(pollOpenings.serial) }).from(pollOpenings).where(and(eq(pollOpenings.community, place('community')), eq(pollOpenings.year, place('year')))).prepare();
	const addBox = db.insert(boxCounts).values({ id: place('id'), poll: place('poll'), box: place('box'), person: place('person'), count: place('count'), no: place('no') }).prepare();
	const boxesOf = db.select().from(boxCounts).where(eq(boxCounts.poll, place('poll'))).orderBy(asc(boxCounts.no)).prepare();

	return {
		/** The line of a person in a poll. */
		lineOf: async (poll: string, person: string): Promise<PollVoter | undefined> => voter.get({ poll, person }),
		line: async (poll: string, n: number): Promise<PollVoter | undefined> => line.get({ poll, n }),
		/** Everybody on the list as the poll was opened, and who stands aside since. */
		votersOf: async (poll: string): Promise<Voter[]> => {
			const aside = new Set(recused.all({ poll }).map(({ n }) => n));
			return votersOf.all({ poll }).map(({ n, area, present }) => ({ n, area, present, recused: aside.has(n) }));
		},
		recusal: async (poll: string, n: number) => isRecused.get({ poll, n })?.subject as SubjectId | undefined,
		/** Freezes the list for a poll: five thousand rows in one statement. */
		freeze: async (poll: string, electorate: string) => void copyVoters.run(poll, electorate),
		/** The same list once more, for a second round. */
		freezeAgain: async (poll: string, first: string) => void copyAgain.run(poll, first),
		markPresent: async (poll: string, present: readonly number[]) => void markPresent.run(JSON.stringify(present), poll),
		ballot: async (id: string): Promise<BallotRow | undefined> => ballot.get({ id }),
		/** What came in of one unit, oldest first. */
		ballotsOfUnit: async (poll: string, n: number): Promise<BallotRow[]> => ofUnit.all({ poll, n }),
		ballotsOf: async (poll: string): Promise<BallotRow[]> => ofPoll.all({ poll }),
		/** How many units have taken part. */
		turnout: async (poll: string) => Number(turnout.get({ poll })?.count ?? 0),
		addBallot: async (row: { id: string; poll: string; n: number; channel: Channel; choice: Choice; proxy: number | null; at: Instant; seq: number; hash: string }) => void addBallot.run(row),
		/** The ballots of a poll as the record has their hashes: contents of the office. */
		ballotContents: async (poll: string): Promise<BallotContent[]> =>
			inside.all({ parent: poll, type: 'ballot' }).flatMap(({ content }) => (content.bytes === '' ? [] : [heldOf(content).content as BallotContent])),
		/** Whether a poll was opened with a list. */
		uses: async (electorate: string) => openedWith.get({ electorate }) !== undefined,
		result: async (opening: string) => result.get({ opening })?.subject as SubjectId | undefined,
		/** Polls counted unit by unit whose time is over and that have no result, in the order of their ends. */
		due: async (now: Instant) => due.all({ now }).map(({ subject, community, closes }) => ({ poll: subject as SubjectId, community: community as CommunityCode, closes: closes as Instant })),
		ofCommunity: async (community: string) => ofCommunity.all({ community }).map(({ subject, result: held }) => ({ poll: subject as SubjectId, result: (held ?? undefined) as SubjectId | undefined })),
		nextSerial: async (community: string, day: Day) => (serial.get({ community, year: day.slice(0, 4) })?.serial ?? 0) + 1,
		addBox: async (row: BoxCountRow, no: number) => void addBox.run({ ...row, count: JSON.stringify(row.count), no }),
		/** What tellers have counted: of each teller and box the newest. */
		boxesOf: async (poll: string): Promise<BoxCountRow[]> => {
			const newest = new Map(boxesOf.all({ poll }).map((row) => [`${row.person} ${row.box}`, { ...row, count: JSON.parse(row.count) as TellersCount }]));
			return [...newest.values()];
		}
	};
}
