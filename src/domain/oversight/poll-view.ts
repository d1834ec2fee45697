import type { Instant } from '../basics/day.ts';
import { isSubjectId, type SubjectId } from '../basics/id.ts';
import { pollStateOn, type PollOpeningContent, type PollState, type RecusalContent } from '../ballot/opening.ts';
import { outcomeOf, type PollContent, type ProxyVote } from '../ballot/poll.ts';
import { papersOf, takesProxies, type WrittenProxyContent } from '../ballot/written-proxy.ts';
import type { BodyContent } from '../community/community.ts';
import { communityOf } from '../community/in-force.ts';
import type { Content, Held } from '../content/content.ts';
import type { Contents } from '../content/contents.ts';
import { beforeOf, evidenceOf, pageOf, type Evidence, type View } from '../content/view.ts';
import type { Decided } from '../procedure/decision.ts';
import type { MatterContent } from '../procedure/matter.ts';
import { laidBefore } from '../procedure/read-matter.ts';

export interface PollPageModel {
	/** Of what the address names: the terms, or a result. */
	proof: Evidence;
	title: string;
	state: PollState;
	body: { subject: SubjectId; name: string };
	matter?: { subject: SubjectId; title: string };
	/** The terms, fixed before it opened; absent for polls held elsewhere. */
	opening?: Omit<PollOpeningContent, keyof Content | 'body'> & { evidence: Evidence };
	/** What was counted, once it is closed. */
	poll?: Omit<PollContent, keyof Content | 'body'> & { evidence: Evidence };
	decided?: Decided;
	/** Its matter could not take the result: why, and before which matter it was laid since. */
	untaken?: { why: string; laid?: { subject: SubjectId; title: string } };
	/** Who stands aside so far. */
	recused: { who: string; reason: string; by?: string }[];
	/** Written proxies in force, by numbers of the list; until the result has those that counted. Absent where there can be none. */
	papers?: ProxyVote[];
	/** The poll that this one repeats, and the one that repeats it. */
	first?: SubjectId;
	second?: SubjectId;
}

async function resultOf(contents: Contents, opening: Held<PollOpeningContent>): Promise<Held<PollContent> | undefined> {
	const { parent, community, subject } = opening.content;
	const among = parent ? await contents.ofParent<PollContent>(parent, 'poll') : await contents.ofType<PollContent>(community, 'poll');
	return among.find(({ content }) => content.opening === subject);
}

/** A poll: what is asked and how it will be counted before it is; what came out, and by which arithmetic, after. */
export const pollPage: View<PollPageModel> = async (contents, params, when) => {
	if (!isSubjectId(params.poll)) return undefined;
	const named = await contents.bySubject<PollContent | PollOpeningContent>(params.poll);
	if (!named || named.content.community !== params.community || (named.content.type !== 'poll' && named.content.type !== 'poll-opening')) return undefined;
	const given = named.content.type === 'poll' ? (named as Held<PollContent>) : undefined;
	const opening = given ? given.content.opening && (await contents.bySubject<PollOpeningContent>(given.content.opening)) : (named as Held<PollOpeningContent>);
	const result = given ?? (opening ? await resultOf(contents, opening) : undefined);
	const { parent, body: bodySubject, title, community } = named.content;
	const matter = parent && (await contents.bySubject<MatterContent>(parent));
	const body = await contents.bySubject<BodyContent>(bodySubject);
	const aside = opening ? (await contents.ofParent<RecusalContent>(opening.content.subject, 'recusal')).map(({ content: { who, reason, by } }) => ({ who, reason, ...(by ? { by } : {}) })) : result!.content.recused;
	const second = opening && result && outcomeOf(result.content).verdict === 'tie'
		? (await contents.ofType<PollOpeningContent>(community, 'poll-opening')).find(({ content }) => content.first === opening.content.subject)
		: undefined;
	const papers = opening && !result && takesProxies(opening.content) ? papersOf((await contents.ofParent<WrittenProxyContent>(opening.content.subject, 'written-proxy')).map(({ content }) => content)) : undefined;
	const notLaid = result?.content.notLaid;
	const since = notLaid === undefined ? undefined : (await laidBefore(contents, community, result!.content.subject))?.content;
	return {
		...(notLaid === undefined ? {} : { untaken: { why: notLaid, ...(since ? { laid: { subject: since.subject, title: since.title } } : {}) } }),
		proof: evidenceOf(named), title, body: { subject: bodySubject, name: body?.content.type === 'body' ? body.content.name : '' },
		state: opening ? pollStateOn(opening.content, result !== undefined, when.today, when.zone) : 'closed',
		...(matter?.content.type === 'matter' ? { matter: { subject: matter.content.subject, title: matter.content.title } } : {}),
		...(opening ? { opening: { ...opening.content, evidence: evidenceOf(opening) } } : {}),
		...(result ? { poll: { ...result.content, evidence: evidenceOf(result) }, decided: outcomeOf(result.content) } : {}),
		recused: aside, ...(papers ? { papers } : {}), ...(opening?.content.first ? { first: opening.content.first } : {}), ...(second ? { second: second.content.subject } : {})
	};
};

/** A poll as a row. */
export interface PollCard {
	evidence: Evidence;
	title: string;
	body: string;
	state: PollState;
	closes?: Instant;
	on?: PollContent['on'];
	decided?: Decided;
}

export interface PollsPageModel {
	proof: Evidence;
	now: PollCard[];
	past: PollCard[];
	next?: number;
	older: boolean;
}

const ON_A_PAGE = 30;

/** The polls of a community: those that run or are to come, then what came out of the others, newest first. */
export const pollsPage: View<PollsPageModel> = async (contents, params, when) => {
	const community = await communityOf(contents, params.community);
	if (!community) return undefined;
	const code = community.content.community;
	const nameOf = async (subject: SubjectId) => (await contents.bySubject<BodyContent>(subject))?.content.name ?? '';
	const before = beforeOf(params);
	const page = await pageOf<PollContent>(contents, code, 'poll', ON_A_PAGE, before);
	const past = await Promise.all(
		page.items.map(async (held): Promise<PollCard> => {
			const { title, body, on, opening } = held.content;
			const evidence = evidenceOf(held);
			return { evidence: opening ? { ...evidence, subject: opening } : evidence, title, body: await nameOf(body), state: 'closed', on, decided: outcomeOf(held.content) };
		})
	);
	const closed = new Set((await contents.ofType<PollContent>(code, 'poll')).map(({ content }) => content.opening));
	const openings = before === undefined ? await contents.ofType<PollOpeningContent>(code, 'poll-opening') : [];
	const now = await Promise.all(
		openings.filter(({ content }) => !closed.has(content.subject)).map(async (held): Promise<PollCard> => {
			const { title, body, closes } = held.content;
			return { evidence: evidenceOf(held), title, body: await nameOf(body), state: pollStateOn(held.content, false, when.today, when.zone), closes };
		})
	);
	now.sort((a, b) => (a.closes! < b.closes! ? -1 : 1));
	return { proof: evidenceOf(community), now, past, ...(page.next === undefined ? {} : { next: page.next }), older: before !== undefined };
};
