import type { Caller, PersonCaller } from '#acts/act.ts';
import { addDays, type Day } from '#domain/basics/day.ts';
import { done } from './joining.ts';
import { once } from './once.ts';
import type { Town } from './town.ts';

/* A poll for tests: a frozen list of 上柳村's households, appeals over, terms fixed. */

const LW = 'LW';

/** The list, and its first day on which a poll can open. */
export async function settledList(town: Town, more: Record<string, unknown> = {}): Promise<{ electorate: string; opensOn: Day }> {
	const today = town.portal.today();
	const input = {
		community: LW, subject: town.id(), body: town.subject('bodies:LW-G2-H'), unit: 'household', title: '上柳片巷道硬化三期筹资', day: today, poll: addDays(today, 30), ...more
	};
	const { subject } = await done(town, 'electorate.freeze', input, await town.person('麦小满'));
	return { electorate: String(subject), opensOn: addDays(today, 6) };
}

/** Terms of a poll of the households of 上柳 on the lanes, one week long. */
export function terms(town: Town, list: { electorate: string; opensOn: Day }, more: Record<string, unknown> = {}): Record<string, unknown> & { subject: string } {
	return {
		community: LW, subject: town.id(), electorate: list.electorate, kind: 'public_benefit', title: '上柳片巷道硬化三期筹资', text: '是否同意每户筹资300元，硬化三条巷道？', secrecy: 'open',
		opensOn: list.opensOn, opensAt: '08:00', closesOn: addDays(list.opensOn, 7), closesAt: '18:00', ...more
	};
}

/** A list of this town, frozen once, on which polls can open now. */
export async function listNow(town: Town): Promise<{ electorate: string; opensOn: Day }> {
	const electorate = await once(town, 'list', async () => {
		const list = await settledList(town);
		town.setClock(`${list.opensOn}T07:00`);
		return list.electorate;
	});
	return { electorate, opensOn: addDays(town.portal.today(), 1) };
}

/** A poll of this town with these terms, opened once. */
export const sharedPoll = (town: Town, more: Record<string, unknown> = {}): Promise<string> =>
	once(town, JSON.stringify(more), async () => pollOf(town, more, true, await listNow(town)));

/** A poll that has been announced; `open` sets the clock to its first morning. */
export async function pollOf(town: Town, more: Record<string, unknown> = {}, open = true, list?: { electorate: string; opensOn: Day }): Promise<string> {
	const settled = list ?? (await settledList(town));
	const input = terms(town, settled, more);
	await done(town, 'poll.open', input, await town.person('麦小满'));
	if (open) town.setClock(`${String(input.opensOn)}T09:00`);
	return String(input.subject);
}

/** Who stands behind a line. */
export async function voterAt(town: Town, poll: string, n: number): Promise<PersonCaller> {
	const person = await town.look(async (records) => (await records.polls.line(poll, n))!.person);
	const source = await town.look(async (records) => (await records.communities.person(person))!.source);
	return town.person(source!, { through: 'device' });
}

/** The line of a caller; undefined for those who have none. */
export async function lineOf(town: Town, poll: string, caller: Caller): Promise<number | undefined> {
	return caller.kind === 'person' ? (await town.look((records) => records.polls.lineOf(poll, caller.person)))?.n : undefined;
}

/** A ballot of a caller. */
export const ballot = (town: Town, poll: string, choice = 'yes', more: Record<string, unknown> = {}) => ({ community: LW, subject: town.id(), poll, choice, ...more });

/** A caller lets another line vote for them. */
export async function entrusting(town: Town, poll: string, caller: Caller) {
	return { community: LW, subject: town.id(), poll, by: (await lineOf(town, poll, caller)) === 9 ? 10 : 9 };
}

/** The same done, where the caller is on the list. */
export async function entrusted(town: Town, poll: string, caller: Caller): Promise<void> {
	if ((await lineOf(town, poll, caller)) !== undefined) await done(town, 'ballot.entrust', await entrusting(town, poll, caller), caller);
}

/** What a teller counted. */
export const boxCount = (town: Town, poll: string, more: Record<string, unknown> = {}) => ({
	community: LW, subject: town.id(), poll, box: '会场1号箱', issued: 300, returned: 298, yes: 250, no: 30, abstain: 15, invalid: 3, ...more
});

/** A poll by totals, both tellers having counted, whose time is over. */
export async function countedPoll(town: Town, more: Record<string, unknown> = {}, counts: Record<string, unknown> = {}): Promise<string> {
	const poll = await pollOf(town, { secrecy: 'secret-paper', ...more }, true, await listNow(town));
	for (const teller of ['麦小满', '苗立夏']) await done(town, 'poll.count', boxCount(town, poll, counts), await town.person(teller));
	town.setClock(`${addDays(town.portal.today(), 8)}T09:00`);
	return poll;
}

/** A list of the representatives of 柳湾, on which their meeting can be asked. */
export const representatives = (town: Town): Promise<{ electorate: string; opensOn: Day }> => settledList(town, { body: town.subject('bodies:LW-R'), unit: 'person', title: '村居民代表名单' });

/** Counts of a vote that is lost, and of one to which too few came. */
export const LOST = { issued: 300, returned: 300, yes: 100, no: 190, abstain: 10, invalid: 0 };
export const TOO_FEW = { issued: 100, returned: 100, yes: 90, no: 10, abstain: 0, invalid: 0 };

/** A poll that came out even and may be asked once more. */
export async function tiedPoll(town: Town): Promise<string> {
	const poll = await countedPoll(town, { tie: 'second-round' }, { issued: 300, returned: 300, yes: 150, no: 150, abstain: 0, invalid: 0 });
	await done(town, 'poll.close', { community: LW, poll }, await town.person('苗立夏'));
	return poll;
}

/** An evaluation of the committee by the households of 上柳, of one day. */
export const evaluationTerms = (town: Town, { electorate }: { electorate: string }) => ({
	community: LW, subject: town.id(), kind: 'satisfaction', electorate, body: town.subject('bodies:LW-C'), title: '巷道硬化，您满意吗', items: ['质量', '工期'],
	opensOn: town.portal.today(), closesOn: town.portal.today()
});

/** An evaluation that is open today, or in so many days. */
export async function evaluationOf(town: Town, inDays = 0): Promise<string> {
	const terms = evaluationTerms(town, await listNow(town));
	const input = { ...terms, opensOn: addDays(terms.opensOn, inDays), closesOn: addDays(terms.closesOn, inDays) };
	await done(town, 'evaluation.open', input, await town.person('麦小满'));
	return input.subject;
}

/** The same, once for a town. */
export const sharedEvaluation = (town: Town): Promise<string> => once(town, 'evaluation', () => evaluationOf(town));
