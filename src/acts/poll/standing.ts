import type { SubjectId } from '#domain/basics/id.ts';
import type { Channel } from '#domain/ballot/ballot.ts';
import type { PollOpeningContent } from '#domain/ballot/opening.ts';
import type { PollStanding } from '#domain/ballot/standing.ts';
import { papersOf, takesProxies } from '#domain/ballot/written-proxy.ts';
import type { ElectorateContent } from '#domain/community/electorate.ts';
import { eligibility } from '#domain/community/eligibility.ts';
import type { Records } from '#records/records.ts';
import type { PersonCaller } from '../act.ts';
import { papersIn } from '../ballot/papers.ts';
import { readRollOf } from '../roll/standing.ts';

/** Who votes for a line, and for whom it votes. */
async function proxiesOf({ contents, polls }: Records, opening: PollOpeningContent, own: number): Promise<Pick<PollStanding, 'gave' | 'holds'>> {
	const papers = papersOf((await papersIn({ contents }, opening.subject)).map(({ content }) => content));
	const list = (await contents.byHash(opening.electorate.hash))?.content as ElectorateContent | undefined;
	const gave = papers.find(({ n }) => n === own);
	const holds = await Promise.all(
		papers.filter(({ by }) => by === own).map(async ({ n }) => {
			const rows = await polls.ballotsOfUnit(opening.subject, n);
			const last = rows.filter(({ proxy }) => proxy === own).at(-1);
			return {
				n, who: list?.list.find((line) => line.n === n)?.name ?? '', voted: rows.length > 0,
				...(last ? { choice: last.choice as PollStanding['ballots'][number]['choice'], receipt: last.hash.slice(0, 12) } : {})
			};
		})
	);
	return {
		...(gave ? { gave: { by: gave.by, used: (await polls.ballotsOfUnit(opening.subject, own)).some(({ proxy }) => proxy !== null) } } : {}),
		...(holds.length > 0 ? { holds } : {})
	};
}

/** What a page tells somebody about a poll: whether they may vote, why, and what has come in of them. Who is on the frozen list may; for others the roll gives the reason. */
export async function standingIn(records: Records, opening: PollOpeningContent, caller: PersonCaller): Promise<PollStanding> {
	const { polls, contents, communities } = records;
	const line = await polls.lineOf(opening.subject, caller.person);
	if (line) {
		const rows = await polls.ballotsOfUnit(opening.subject, line.n);
		const newest = new Map(rows.map((row) => [row.channel, row]));
		return {
			may: 'vote', reasons: [], n: line.n, ...(takesProxies(opening) ? await proxiesOf(records, opening, line.n) : {}),
			...((await polls.recusal(opening.subject, line.n)) ? { recused: true as const } : {}), ...(opening.attendance && !line.present ? { absent: true as const } : {}),
			ballots: [...newest.values()].map(({ choice, channel, hash, seq }) => ({
				choice: choice as PollStanding['ballots'][number]['choice'], channel: channel as Channel, receipt: hash.slice(0, 12), seq
			}))
		};
	}
	const person = await communities.person(caller.person);
	const list = (await contents.byHash(opening.electorate.hash))?.content as ElectorateContent | undefined;
	const body = await communities.body(opening.body as SubjectId);
	if (!person || person.community !== opening.community || !list || !body) return { may: 'nothing', reasons: ['not-on-this-roll'], ballots: [] };
	const roll = await readRollOf(records, opening.community, person);
	const found = eligibility(roll.standingOf(person, list.day), roll.askedOf(body, list.unit), list.day);
	// Eligible by the roll and not on the list: a household that somebody else votes for.
	if (found.may === 'vote') return { may: 'speak', reasons: list.unit === 'household' ? ['household-has-another'] : [], ballots: [] };
	return { may: found.may, reasons: found.reasons, ballots: [] };
}
