import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHOICES, type Choice } from '#domain/ballot/ballot.ts';
import type { PollContent } from '#domain/ballot/poll.ts';
import { outcomeOf } from '#domain/ballot/poll.ts';
import { addDays } from '#domain/basics/day.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { readMatter } from '#domain/procedure/read-matter.ts';
import { keepTime } from '#server/timekeeper.ts';
import { checkRecord } from '#tests/support/check-record.ts';
import { fiveStages, openMatter } from '#tests/support/matter-inputs.ts';
import { ballot, listNow, pollOf, voterAt } from '#tests/support/polls.ts';
import { openTown, type Town } from '#tests/support/town.ts';

/*
 * Six households of 上柳, 麦小满 who marks who is there and enters paper, 禾处暑 who says that somebody has to stand aside, and the clock, in any
 * order. Whatever they try, a short independent account of what was accepted agrees with what is published, and nothing changes it afterwards.
 */

let town: Town;
beforeEach(async () => {
	town = await openTown({ clock: '2026-11-23T10:00' });
});
afterEach(async () => {
	await checkRecord(town, 'LW');
	await town.close();
});

const HOUSES = [1, 2, 3, 4, 5, 6];
/** Those who vote themselves, and those who work elsewhere and can only give a proxy. */
const HOME = [1, 2, 3, 4];
const attempt = fc.record({
	what: fc.oneof({ weight: 12, arbitrary: fc.constant('cast') }, { weight: 10, arbitrary: fc.constant('paper') }, { weight: 3, arbitrary: fc.constant('attend') }, { weight: 1, arbitrary: fc.constant('aside') }, { weight: 1, arbitrary: fc.constant('told-aside') }, { weight: 2, arbitrary: fc.constant('close') }),
	n: fc.constantFrom(...HOUSES), proxy: fc.constantFrom(...HOME), choice: fc.constantFrom(...CHOICES), present: fc.subarray(HOUSES, { minLength: 3 })
});

test('no sequence of acts counts a household that stands aside or is not there, counts one twice, or changes a result', async () => {
	const list = await listNow(town);
	const procedure = await fiveStages(town);
	const [clerk, overseer] = [await town.person('麦小满'), await town.person('禾处暑')];
	let taken = 0;
	for (const seed of [1, 2, 3, 4]) {
		const matter = await openMatter(town, { procedure, body: town.subject('bodies:LW-G2-H') });
		const opens = { ...list, opensOn: addDays(town.portal.today(), 1) };
		const poll = await pollOf(town, { matter, attendance: true, secrecy: 'recorded', proxiesMost: 2, changeable: true }, true, opens);
		const voters = new Map(await Promise.all(HOUSES.map(async (n) => [n, await voterAt(town, poll, n)] as const)));
		/** What was accepted, kept by this test alone: who is there, who stands aside, and every vote with whoever handed it in. */
		let there = new Set<number>();
		const aside = new Set<number>();
		const votes: { n: number; by: number; choice: Choice }[] = [];
		const sequence = fc.sample(attempt, { numRuns: 70, seed });
		const results = async () => (await town.portal.contents.ofType<PollContent>('LW' as never, 'poll')).filter(({ content }) => content.opening === poll);
		const trying = async ({ what, n, proxy: holder, choice, present }: (typeof sequence)[number]): Promise<boolean> => {
			const proxy = HOME.includes(n) ? undefined : holder;
			const base = { community: 'LW', subject: town.id(), poll };
			if (what === 'close') return (await town.portal.perform('poll.close', { community: 'LW', poll }, clerk)).ok;
			if (what === 'attend') {
				const { ok } = await town.portal.perform('poll.attend', { ...base, present }, clerk);
				if (ok) there = new Set(present);
				return ok;
			}
			if (what === 'aside' || what === 'told-aside') {
				const own = what === 'aside';
				const { ok } = await town.portal.perform('poll.recuse', { ...base, ...(own ? {} : { n }), reason: '路从自家门口过。' }, own ? voters.get(n)! : overseer);
				if (ok) aside.add(n);
				return ok;
			}
			const paper = { ...ballot(town, poll, choice), n, channel: proxy === undefined ? 'onsite_paper' : 'written_proxy', ...(proxy === undefined ? {} : { proxy }), witness: '禾处暑' };
			const { ok } = what === 'cast' && proxy === undefined ? await town.portal.perform('ballot.cast', ballot(town, poll, choice), voters.get(n)!) : await town.portal.perform('ballot.enter', paper, clerk);
			if (ok) votes.push({ n, by: proxy ?? n, choice });
			return ok;
		};
		await trying({ ...sequence[0]!, what: 'attend', present: HOUSES });
		for (const one of sequence.slice(0, 45)) await trying(one);
		taken += votes.length;
		expect(await results()).toEqual([]);
		town.setClock(`${addDays(opens.opensOn, 7)}T18:00`);
		await keepTime(town.portal);
		const [held] = await results();
		const { recorded = [], ...result } = held!.content;
		for (const { n, choice } of recorded) {
			expect(aside.has(n), `household ${n} stands aside`).toBe(false);
			expect(votes.some((vote) => vote.n === n && vote.choice === choice && there.has(vote.by) && !aside.has(vote.by)), `household ${n} was there, or whoever voted for it`).toBe(true);
		}
		expect(new Set(recorded.map(({ n }) => n)).size).toBe(recorded.length);
		// And whoever was there, stood aside from nothing and voted themselves is not left out.
		for (const n of HOUSES) if (there.has(n) && !aside.has(n) && votes.some((vote) => vote.n === n && vote.by === n)) expect(recorded.map((one) => one.n)).toContain(n);
		expect([result.yes, result.no, result.abstain, result.invalid]).toEqual(['yes', 'no', 'abstain', 'invalid'].map((choice) => recorded.filter((one) => one.choice === choice).length));
		expect(result.members).toBe(438 - aside.size);
		// Afterwards: the rest of the sequence, and everything of it once more. Nothing is taken, nothing changes.
		for (const one of [...sequence.slice(45), ...sequence.slice(0, 20)]) expect(await trying(one), `${one.what} after the close`).toBe(false);
		await keepTime(town.portal);
		expect((await results()).map(({ bytes }) => bytes)).toEqual([held!.bytes]);
		expect(await town.portal.contents.versions(held!.content.subject)).toHaveLength(1);
		const { state } = await readMatter(town.portal.contents, (await town.portal.contents.bySubject<MatterContent>(matter as SubjectId))!);
		expect(state.stays.flatMap(({ laid }) => laid).filter(({ what }) => what === 'poll')).toMatchObject([{ ref: held!.content.subject, verdict: outcomeOf(held!.content).verdict }]);
	}
	expect(taken).toBeGreaterThan(20);
}, 60_000);
