import type { PersonCaller } from '#acts/act.ts';
import { addDays } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { countUnits } from '#domain/ballot/counting.ts';
import type { PollOpeningContent } from '#domain/ballot/opening.ts';
import type { PollContent } from '#domain/ballot/poll.ts';
import { keepTime } from '#server/timekeeper.ts';
import { done } from '#tests/support/joining.ts';
import { ballot, listNow, pollOf, voterAt } from '#tests/support/polls.ts';
import type { Town } from '#tests/support/town.ts';

/*
 * Everything that somebody might try to count twice, or to count at all: the same household from two hundred requests at once, replayed,
 * changed, by somebody who stands aside, by a neighbour, for another household, at the closing moment and after it.
 */

const AT_ONCE = 200;
/** Attempts on one poll before it is closed, in the middle of a crowd, and the next one opens. */
const PER_POLL = 5_000;
/** Polls after which everybody joins again with their phone. */
const FRESH = 20;

export interface DoubleVotes {
	attempts: number;
	polls: number;
	accepted: number;
	refused: Record<string, number>;
	/** What went wrong, in words; empty when nothing did. */
	wrong: string[];
}

/** Tries so often. Deterministic but for ids: who tries what follows from the number of the attempt. */
export async function tryDoubleVotes(town: Town, attempts: number, report: (sofar: number) => void = () => undefined): Promise<DoubleVotes> {
	const found: DoubleVotes = { attempts: 0, polls: 0, accepted: 0, refused: {}, wrong: [] };
	const list = await listNow(town);
	const first = await pollOf(town, {}, true, list);
	let crowd: PersonCaller[] = [];
	let stranger = await town.person('柳惊蛰', { through: 'device' });
	let poll = first;
	while (found.attempts < attempts) {
		if (found.polls > 0) poll = await pollOf(town, {}, true, { electorate: list.electorate, opensOn: addDays(town.portal.today(), 1) });
		// A day of machine time goes by in each poll: nobody stays signed in for a year of them without being seen.
		if (found.polls % FRESH === 0) {
			crowd = [];
			for (let n = 1; n <= 24; n++) crowd.push(await voterAt(town, first, n));
			stranger = await town.person('柳惊蛰', { through: 'device' });
		}
		found.polls++;
		await attack(town, poll, crowd, stranger, Math.min(PER_POLL, attempts - found.attempts), found);
		report(found.attempts);
	}
	return found;
}

async function attack(town: Town, poll: string, crowd: PersonCaller[], stranger: PersonCaller, attempts: number, found: DoubleVotes): Promise<void> {
	const { content: opening } = (await town.portal.contents.bySubject<PollOpeningContent>(poll as SubjectId))!;
	// 23 stands aside before, 24 after having voted.
	await done(town, 'poll.recuse', { community: 'LW', subject: town.id(), poll, reason: '有利害关系' }, crowd[22]!);
	await done(town, 'ballot.cast', ballot(town, poll), crowd[23]!);
	await done(town, 'poll.recuse', { community: 'LW', subject: town.id(), poll, reason: '有利害关系' }, crowd[23]!);
	const receipts = new Map<number, Set<string>>();
	const replayed = new Map<number, { input: object; id: string }>();
	const one = async (k: number, who: number) => {
		const kind = k % 7;
		const caller = kind === 3 ? stranger : crowd[kind === 4 ? 22 + (k % 2) : who]!;
		// A household has one choice of its own here; kind 5 tries to change it, kind 6 replays the very same delivery.
		const choice = kind === 5 ? 'abstain' : who % 2 === 0 ? 'yes' : 'no';
		const fresh = { input: ballot(town, poll, choice), id: town.id() as string };
		const sent = kind === 6 ? (replayed.get(who) ?? fresh) : fresh;
		if (kind === 6) replayed.set(who, sent);
		const performed = await town.portal.perform('ballot.cast', sent.input, caller, { id: sent.id });
		found.attempts++;
		if (!performed.ok) {
			found.refused[performed.error.code] = (found.refused[performed.error.code] ?? 0) + 1;
			return;
		}
		found.accepted++;
		if (kind === 3 || kind === 4) found.wrong.push(`accepted: ${kind === 3 ? 'a stranger' : 'somebody who stands aside'}`);
		receipts.set(who, (receipts.get(who) ?? new Set()).add(String(performed.value.receipt)));
	};
	for (let done = 0; done < attempts; done += AT_ONCE) {
		const last = done + AT_ONCE >= attempts;
		const now = Math.min(AT_ONCE, attempts - done);
		town.passMachineTime(3_600_000);
		if (last) town.setClock(new Date(Date.parse(opening.closes) - 1).toISOString());
		const crowding = Array.from({ length: now }, (_, k) => one(done + k, (Math.floor(done / AT_ONCE) + (k % 3 === 0 ? 0 : k)) % 22));
		if (last) {
			// The moment comes while they queue.
			await new Promise<void>((resolve) => setImmediate(resolve));
			town.setClock(opening.closes);
		}
		await Promise.all(crowding);
	}
	await keepTime(town.portal);
	const before = await resultOf(town, poll);
	for (let k = 0; k < 14; k++) await one(k, k);
	found.attempts -= 14;
	await keepTime(town.portal);
	const after = await resultOf(town, poll);
	if (before?.hash !== after?.hash || !before) found.wrong.push('the outcome changed after the close');
	for (const [who, all] of receipts) if (all.size !== 1) found.wrong.push(`household ${who + 1} has ${all.size} receipts`);
	const rows = await town.look((records) => records.polls.ballotsOf(poll));
	const units = rows.map(({ n }) => n);
	if (new Set(units).size !== units.length) found.wrong.push('a household has two ballots');
	const counted = before ? before.content.yes + before.content.no + before.content.abstain : 0;
	if (counted !== receipts.size) found.wrong.push(`${counted} counted, ${receipts.size} have a receipt`);
	const again = await town.look(async (records) => countUnits(opening, await records.polls.votersOf(poll), await records.polls.ballotContents(poll)));
	if (again.counted.yes !== before?.content.yes || again.counted.no !== before?.content.no) found.wrong.push('counted again it comes out otherwise');
}

async function resultOf(town: Town, poll: string) {
	return (await town.portal.contents.ofType<PollContent>('LW' as never, 'poll')).find(({ content }) => content.opening === poll);
}

if (process.argv[1] === import.meta.filename) {
	const attempts = Number(process.argv[2] ?? 1_000_000);
	const { openTown } = await import('#tests/support/town.ts');
	const town = await openTown({ clock: '2026-12-02T09:00' });
	const began = Date.now();
	const found = await tryDoubleVotes(town, attempts, (sofar) => process.stdout.write(`\r${sofar}`));
	await town.close();
	process.stdout.write(`\n${JSON.stringify({ ...found, seconds: (Date.now() - began) / 1000 }, null, 1)}\n`);
	process.exit(found.wrong.length === 0 && found.attempts >= attempts ? 0 : 1);
}
