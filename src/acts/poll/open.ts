import { addDays, type Day } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { Channel } from '#domain/ballot/ballot.ts';
import { laxerThan, legalRule, raisedTo } from '#domain/ballot/legal-rule.ts';
import { channelsOf, countsBy, unitOf, type PollOpeningContent } from '#domain/ballot/opening.ts';
import { takesProxies } from '#domain/ballot/written-proxy.ts';
import type { BodyContent, CommunityContent } from '#domain/community/community.ts';
import { lawOf } from '#domain/community/eligibility.ts';
import type { ElectorateContent } from '#domain/community/electorate.ts';
import { competenceOf, matterKindOf, type MatterKind } from '#domain/community/matter.ts';
import type { Held } from '#domain/content/content.ts';
import type { DecisionRule } from '#domain/procedure/decision.ts';
import { isShare, type Share } from '#domain/procedure/majority.ts';
import { MOST_PROXIES, proxiesAllowed } from '#domain/procedure/proxies.ts';
import { decidingStage } from '#domain/procedure/voting.ts';
import { act, type Tx } from '../act.ts';
import { matterAtHand } from '../matter/at-hand.ts';
import { refusal, type Refusal } from '../refusal.ts';
import { momentOf } from './at-hand.ts';
import { asStageAsks, mayBind } from './deciding.ts';
import { ORGANISERS, organiserOf } from './may.ts';
import { OpenPoll } from './open.input.ts';
import { preparedFor } from './prepared.ts';

/** How long a poll may be open, and how far ahead it may be announced. */
const MOST_DAYS_OPEN = 31;
const MOST_DAYS_AHEAD = 180;

const wrong = (path: string, code: 'not-in-list' | 'too-small' | 'too-large' | 'missing' | 'malformed') => err(refusal('input.invalid', { fields: [{ path, code }] }));
const shareOf = ({ numerator, denominator, more }: NonNullable<OpenPoll['quorum']>): Share => ({ of: [numerator, denominator], ...(more ? { more: true as const } : {}) });

/** The list that decides who may vote: settled, so that nothing about it changes once the first ballot is in. */
async function listOf(tx: Tx, input: OpenPoll): Promise<Result<Held<ElectorateContent>, Refusal>> {
	const held = await tx.records.contents.bySubject<ElectorateContent>(input.electorate);
	if (held?.content.type !== 'electorate' || held.content.community !== input.community) return err(refusal('object.not-found'));
	if (held.content.source !== undefined) return wrong('electorate', 'not-in-list');
	const waits = (await tx.records.rolls.waitingAppeals(input.community)).some(({ electorate }) => electorate === input.electorate);
	const until = held.content.appealUntil;
	if (waits || (until !== undefined && input.opensOn <= until)) return err(refusal('poll.list-not-settled', { params: { until: until ?? '' } }));
	return ok(held);
}

/**
 * The rule of the decision: the law's, or a stricter one.
 * @param usual what holds where nobody says otherwise: the law's rule, raised to what the procedure asks for
 */
function ruleOf(input: OpenPoll, least: DecisionRule, usual: DecisionRule): Result<DecisionRule, Refusal> {
	for (const path of ['quorum', 'majority'] as const) if (input[path] && !isShare(shareOf(input[path]))) return wrong(path, 'malformed');
	const rule: DecisionRule = {
		...usual,
		quorum: input.quorum ? { ...usual.quorum, any: [{ unit: least.unit, share: shareOf(input.quorum) }] } : usual.quorum,
		majority: { ...usual.majority, ...(input.majority ? { share: shareOf(input.majority) } : {}), ...(input.base ? { base: input.base } : {}) },
		secret: input.secrecy === 'secret-paper', tie: input.tie ?? 'fails',
		...(input.consultative ? { consultative: true as const } : {})
	};
	const [laxer] = input.consultative ? [] : laxerThan(rule, least);
	return laxer === undefined ? ok(rule) : err(refusal('poll.laxer', { params: { what: laxer, source: least[laxer].source ?? '' } }));
}

/** Whether the body may decide this (rule R43), in the words of the law. A consultation may always be held, and says that it binds nobody. */
function competence(input: OpenPoll, kind: MatterKind, body: BodyContent, law: 'village' | 'urban') {
	const found = competenceOf(kind, body.kind, law);
	if (input.consultative) return ok(found);
	if (found.verdict !== 'decides') return err(refusal('poll.not-competent', { params: { verdict: found.verdict, body: body.name, source: found.source ?? '' } }));
	if (found.condition === 'if-authorised' && input.authorised === undefined) return err(refusal('poll.not-authorised', { params: { body: body.name, source: found.source ?? '' } }));
	return ok(found);
}

function timesOf(tx: Tx, input: OpenPoll): Result<Pick<PollOpeningContent, 'opens' | 'closes'>, Refusal> {
	const opens = momentOf(input.opensOn, input.opensAt, tx.zone);
	const closes = momentOf(input.closesOn, input.closesAt, tx.zone);
	if (opens < tx.now) return wrong('opensOn', 'too-small');
	if (input.opensOn > addDays(tx.today, MOST_DAYS_AHEAD)) return wrong('opensOn', 'too-large');
	if (closes <= opens) return wrong('closesOn', 'too-small');
	if (input.closesOn > addDays(input.opensOn, MOST_DAYS_OPEN)) return wrong('closesOn', 'too-large');
	return ok({ opens, closes });
}

/** Ways to vote, each once and only such as this secrecy knows; a proxy needs a cap above nothing. */
function channels(input: OpenPoll): Result<Channel[], Refusal> {
	const known = channelsOf(input.secrecy);
	const chosen = input.channels ?? known.filter((channel) => channel !== 'written_proxy' || (input.proxiesMost ?? 0) > 0);
	if (new Set(chosen).size !== chosen.length || chosen.some((channel) => !known.includes(channel))) return wrong('channels', 'not-in-list');
	return ok([...chosen]);
}

/** What may not stand together. */
function contradictions(input: OpenPoll): Result<undefined, Refusal> {
	if (input.election && input.secrecy !== 'secret-paper') return err(refusal('poll.election-on-paper'));
	if (input.election && input.election.seats > input.election.candidates.length) return wrong('election.seats', 'too-large');
	if (input.attendance && countsBy(input.secrecy) === 'totals') return wrong('attendance', 'not-in-list');
	return ok(undefined);
}

/** The readable number of the next poll. */
export async function nextNumber(tx: Tx, community: CommunityCode): Promise<string> {
	return `${community}-V-${tx.today.slice(0, 4)}-${String(await tx.records.polls.nextSerial(community, tx.today)).padStart(4, '0')}`;
}

/**
 * Opens a poll: everything about it is fixed here, as one content, before the first ballot; nothing of it is changed afterwards. Whether the
 * body may decide this at all is asked first; a vote that binds a matter is of the body that decides it, once in a stage, and asks for no less
 * than the stage. The list is copied as it stands, so that a later correction of the roll moves no vote.
 */
export const open = act({
	name: 'poll.open',
	input: OpenPoll,
	may: ORGANISERS,
	refusals: [
		'object.not-found', 'input.invalid', 'caller.not-allowed', 'delivery.id-used', 'poll.not-competent', 'poll.not-authorised', 'poll.laxer', 'poll.proxies-over-law', 'poll.list-not-settled', 'poll.not-prepared', 'poll.risk-says-no',
		'poll.election-on-paper', 'poll.other-body', 'poll.decided-in-stage', 'poll.laxer-than-stage', 'matter.told-elsewhere'
	],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const { contents, polls } = tx.records;
		const named = await contents.bySubject<ElectorateContent>(input.electorate);
		const body = named?.content.type === 'electorate' && named.content.community === input.community ? await contents.bySubject<BodyContent>(named.content.parent!) : undefined;
		if (body?.content.type !== 'body') return err(refusal('object.not-found'));
		const office = organiserOf(ORGANISERS, caller, input.community, body.content.subject);
		if (!office) return err(refusal('caller.not-allowed'));
		const matter = input.matter && (await matterAtHand(tx.records, input.matter, input.community));
		if (matter && !matter.ok) return matter;
		const binds = matter && !input.consultative ? matter.value : undefined;
		const may = binds && (await mayBind(tx, binds, body.content.subject));
		if (may && !may.ok) return may;
		const prepared = matter && !input.consultative ? await preparedFor(tx.records, matter.value) : ok(true);
		if (!prepared.ok) return prepared;
		const [community] = await contents.ofType<CommunityContent>(input.community, 'community');
		const law = lawOf(body.content, community?.content.shape);
		const kind = (matter && matterKindOf(matter.value.held.content.kind)) || input.kind;
		const competent = competence(input, kind, body.content, law);
		if (!competent.ok) return competent;
		// A consultation binds nobody, so that no statute counts its proxies: then as many as the law knows at most.
		const most = input.consultative ? MOST_PROXIES : proxiesAllowed(body.content.kind, law);
		if ((input.proxiesMost ?? 0) > most) return err(refusal('poll.proxies-over-law', { params: { most } }));
		const together = contradictions(input);
		if (!together.ok) return together;
		const list = await listOf(tx, input);
		if (!list.ok) return list;
		const electorate = list.value.content;
		const unit = unitOf(electorate.unit, body.content.kind);
		const least = legalRule({ unit, law, collective: body.content.kind === 'collective_economic_organisation', ...(input.weighty ? { weighty: true } : {}), ...(input.election ? { election: true } : {}) });
		const stage = binds && decidingStage(binds.procedure.content, binds.state);
		const rule = ruleOf(input, least, stage?.decision ? raisedTo(least, stage.decision) : least);
		if (!rule.ok) return rule;
		const asked = binds && asStageAsks({ rule: rule.value, secrecy: input.secrecy }, stage, binds.decides);
		if (asked && !asked.ok) return asked;
		const times = timesOf(tx, input);
		if (!times.ok) return times;
		const precedence = channels(input);
		if (!precedence.ok) return precedence;
		const content: PollOpeningContent = {
			type: 'poll-opening', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', ...(input.matter ? { parent: input.matter } : {}),
			number: await nextNumber(tx, input.community), title: input.title, text: input.text, body: body.content.subject, kind, competence: competent.value,
			...(input.authorised === undefined ? {} : { authorised: input.authorised }),
			electorate: {
				subject: electorate.subject, hash: list.value.hash, number: electorate.number, count: electorate.count, ...(electorate.area === undefined ? {} : { area: electorate.area })
			},
			rule: rule.value, secrecy: input.secrecy, ...times.value, precedence: precedence.value, changeable: input.changeable ?? false, proxiesMost: input.proxiesMost ?? 0,
			...(takesProxies({ proxiesMost: input.proxiesMost ?? 0, precedence: precedence.value, secrecy: input.secrecy }) ? { proxyList: true } : {}), ...(input.attendance ? { attendance: true } : {}), ...(input.early ? { early: true } : {}), ...(input.turnout ? { turnout: true } : {}),
			...(input.election ? { election: input.election } : {}),
			announced: tx.today, by: `${office.bodyName} ${office.holder}`
		};
		await tx.write(content, office.office, { first: true });
		await polls.freeze(input.subject, electorate.subject);
		return ok({ subject: content.subject as SubjectId, number: content.number, opens: input.opensOn as Day });
	}
});
