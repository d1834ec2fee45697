import { paperOf, takesProxies, type WrittenProxyContent } from '#domain/ballot/written-proxy.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { BodyContent } from '#domain/community/community.ts';
import type { Held } from '#domain/content/content.ts';
import { proxyProblem, type ProxyProblem } from '#domain/procedure/proxies.ts';
import type { PollVoter } from '#records/polls.ts';
import type { Records } from '#records/records.ts';
import type { Caller, Tx } from '../act.ts';
import { helping, type Helping } from '../assisted.ts';
import type { PollAtHand } from '../poll/at-hand.ts';
import { refusal, type Refusal, type RefusalCode } from '../refusal.ts';
import type { EntrustBallot } from './entrust.input.ts';

const PROBLEMS = {
	self: 'poll.proxy-not-allowed', 'given-already': 'poll.proxy-given', chain: 'poll.proxy-chain', 'too-many': 'poll.too-many-proxies'
} as const satisfies Record<ProxyProblem, RefusalCode>;

/** Every written proxy of a poll, with those that were taken back. */
export function papersIn(records: Pick<Records, 'contents'>, poll: SubjectId): Promise<Held<WrittenProxyContent>[]> {
	return records.contents.ofParent<WrittenProxyContent>(poll, 'written-proxy');
}

/** A member of a collective is represented by somebody of their own household alone (Law on Rural Collective Economic Organisations §27). */
async function isWithinHousehold(tx: Tx, body: SubjectId, person: string, holder: string): Promise<boolean> {
	if ((await tx.records.contents.bySubject<BodyContent>(body))?.content.kind !== 'collective_economic_organisation') return true;
	const [of, by] = await Promise.all([person, holder].map((one) => tx.records.communities.person(one)));
	return of?.household !== null && of?.household !== undefined && of.household === by?.household;
}

/** Whether one line may be represented by another: within the law, the cap of the poll, and what was given and used before, without chains. */
export async function mayRepresent(tx: Tx, { poll, opening }: PollAtHand, line: PollVoter, holder: PollVoter | undefined): Promise<Result<PollVoter, Refusal>> {
	const { polls, communities } = tx.records;
	if (!holder || (await polls.recusal(poll, holder.n))) return err(refusal('poll.proxy-not-allowed'));
	// Candidates hold nobody's proxy. They are known by name, as they stand in the notice.
	if (opening.election?.candidates.includes((await communities.person(holder.person))?.name ?? '')) return err(refusal('poll.proxy-not-allowed'));
	const used = (await polls.ballotsOf(poll)).flatMap(({ n, proxy }) => (proxy === null ? [] : [[n, proxy] as const]));
	const papers = (await papersIn(tx.records, poll)).flatMap(({ content: { n, by, revoked } }) => (revoked === undefined ? [[n, by] as const] : []));
	const problem = proxyProblem(new Map([...used, ...papers]), line.n, holder.n, opening.proxiesMost);
	if (problem) return err(refusal(PROBLEMS[problem], { params: { most: opening.proxiesMost } }));
	return (await isWithinHousehold(tx, opening.body, line.person, holder.person)) ? ok(holder) : err(refusal('poll.proxy-other-household'));
}

/** Of whose line somebody speaks: their own; or, at a desk, that of a number whose holder is beside them or on the telephone. */
export async function lineSpokenOf(tx: Tx, caller: Caller, at: PollAtHand, { n, assisted }: Pick<EntrustBallot, 'n' | 'assisted'>): Promise<Result<{ line: PollVoter; help?: Helping }, Refusal>> {
	if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
	const { polls } = tx.records;
	if (n === undefined) {
		const own = await polls.lineOf(at.poll, caller.person);
		return own ? ok({ line: own }) : err(refusal('poll.not-on-list'));
	}
	const line = await polls.line(at.poll, n);
	if (!line) return err(refusal('electorate.line-unknown', { params: { n } }));
	if (line.person === caller.person) return ok({ line });
	if (!assisted) return err(refusal('caller.not-allowed'));
	const help = await helping(tx, caller, at.opening.community, { ...assisted, person: line.person as SubjectId });
	return help.ok ? ok({ line, help: help.value }) : help;
}

/** Whether the proxies of a poll can still be changed; if not, why. */
export function changesPapers(at: PollAtHand, closes: string): Result<undefined, Refusal> {
	if (at.state === 'ended' || at.state === 'closed') return err(refusal('poll.closed', { params: { closes } }));
	return takesProxies(at.opening) ? ok(undefined) : err(refusal('poll.channel-closed'));
}

/** The paper by which a holder may vote for a line; undefined where there is none. */
export async function heldFor(records: Pick<Records, 'contents'>, poll: SubjectId, n: number, holder: number): Promise<boolean> {
	return paperOf(await papersIn(records, poll), n)?.content.by === holder;
}
