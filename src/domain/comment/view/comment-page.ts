import type { Day } from '../../basics/day.ts';
import { isSubjectId, type CommunityCode, type SubjectId } from '../../basics/id.ts';
import { addressOf, nameOf } from '../../content/addresses.ts';
import type { Held } from '../../content/content.ts';
import type { Contents } from '../../content/contents.ts';
import { communityOf, rulesFor } from '../../community/in-force.ts';
import type { CommentDays } from '../../community/rule-set.ts';
import { beforeOf, evidenceOf, type Evidence, type View } from '../../content/view.ts';
import { keyOf, type CommentContent } from '../comment.ts';
import { FIRST_COMMENT_DAYS, HOUSE_RULES, moderationDue, type HouseRule } from '../house-rules.ts';
import { notNow, standingOf, type ModerationContent } from '../moderation.ts';
import { askedCard } from './asked.ts';
import { cardOf, itemsOf, type CommentCard } from './thread.ts';

/** One step of moderation, as everybody may read it. */
export interface StepRow extends Pick<ModerationContent, 'step' | 'day' | 'because' | 'due' | 'rule' | 'reason' | 'by'> {
	/** Its line in the record. */
	seq: number;
	hash: string;
}

/** What a comment speaks of. */
export interface ObjectNamed {
	name?: string;
	href?: string;
}

export interface CommentPageModel {
	proof: Evidence;
	card: CommentCard;
	about: ObjectNamed;
	/** The check code under which its words stand in the record, where they are public. */
	hash?: string;
	steps: StepRow[];
	/** House rules for which it may be reported now. */
	reportable: HouseRule[];
	/** By when a report of today would be answered. */
	reportDue: Day;
	/** Whether its author may appeal now. */
	appealable: boolean;
	/** It stands in the city's own record: people of every community of the city may report it. */
	ofCity?: true;
	/** That a report was just delivered. */
	sent: boolean;
}

function stepRow({ content, seq, hash }: Held<ModerationContent>): StepRow {
	const { step, day, because, due, rule, reason, by } = content;
	return {
		step, day, seq, hash, ...(because === undefined ? {} : { because }), ...(due === undefined ? {} : { due }), ...(rule === undefined ? {} : { rule }),
		...(reason === undefined ? {} : { reason }), ...(by === undefined ? {} : { by })
	};
}

/** What an object is called, and where it has a page. */
export async function objectNamed(contents: Contents, subject: SubjectId): Promise<ObjectNamed> {
	const held = await contents.bySubject(subject);
	const [name, href] = held ? [nameOf(held.content), addressOf(held.content)] : [];
	return { ...(name === undefined ? {} : { name }), ...(href === undefined ? {} : { href }) };
}

/** The object of a comment by its key: of one that is shown, or of one that only steps speak of. */
async function foundBy(contents: Contents, community: CommunityCode, key: SubjectId): Promise<Held<CommentContent | ModerationContent> | undefined> {
	const direct = await contents.bySubject<CommentContent>(key);
	if (direct) return direct.content.type === 'comment' && direct.content.held === undefined ? direct : undefined;
	// One that waited has its words, if they are public, under another subject; its steps name the key.
	return (await contents.ofType<ModerationContent>(community, 'moderation')).find(({ content }) => content.comment === key);
}

/** One comment: its words while they are shown, and everything that was done about it. */
export const commentPage: View<CommentPageModel> = async (contents, params, when) => {
	const place = await communityOf(contents, params.community);
	if (!isSubjectId(params.comment) || !place) return undefined;
	const { rules } = await rulesFor(contents, place.content, when.today);
	const community = params.community as CommunityCode;
	const key = params.comment;
	const found = await foundBy(contents, community, key);
	if (!found || found.content.community !== community || found.content.parent === undefined) return undefined;
	const { parent } = found.content;
	const thread = await contents.ofParent<CommentContent>(parent, 'comment');
	const moderated = await contents.ofParent<ModerationContent>(parent, 'moderation');
	const comments = thread.filter(({ content }) => keyOf(content) === key);
	const steps = moderated.filter(({ content }) => content.comment === key);
	const item = itemsOf(comments, steps)[0];
	if (!item) return undefined;
	const answered = item.content?.to === undefined ? undefined : await contents.bySubject<CommentContent>(item.content.to);
	const plain = cardOf(community, item, 1, answered?.content.number);
	const asked = plain.subject && item.content ? await askedCard(contents, item.content, thread, moderated) : undefined;
	const card = asked ? { ...plain, asked } : plain;
	return {
		proof: evidenceOf(comments[0] ?? found), card, about: await objectNamed(contents, parent), steps: steps.map(stepRow),
		...(comments[0] ? { hash: comments[0].hash } : {}),
		reportDue: card.standing.open?.due ?? moderationDue('report', when.today, rules),
		reportable: HOUSE_RULES.filter((rule) => notNow(card.standing, 'reported', rule) === undefined),
		appealable: notNow(card.standing, 'appealed') === undefined,
		...(place.content.kind === 'city' ? { ofCity: true as const } : {}), sent: params.sent !== undefined && params.sent === card.number
	};
};

/** A step with the comment it is about. */
export interface RegisterRow extends StepRow {
	number: string;
	href: string;
}

export interface RegisterPageModel {
	proof: Evidence;
	community: CommunityCode;
	comments: number;
	waiting: number;
	hidden: number;
	restored: number;
	/** Comments for which somebody's clock runs, the one that ends first before the others. */
	open: { number: string; href: string; what: 'review' | 'report' | 'appeal'; due: Day }[];
	rules: readonly HouseRule[];
	days: CommentDays;
	rows: RegisterRow[];
	next?: number;
	older: boolean;
}

const STEPS_ON_A_PAGE = 30;

/** The public register of moderation: the house rules, what waits, and every step that was taken, newest first. */
export const registerPage: View<RegisterPageModel> = async (contents, params, when) => {
	const held = await communityOf(contents, params.community);
	if (!held) return undefined;
	const { community } = held.content;
	const steps = (await contents.ofType<ModerationContent>(community, 'moderation')).sort((a, b) => a.seq - b.seq);
	const byComment = new Map<SubjectId, ModerationContent[]>();
	for (const { content } of steps) byComment.set(content.comment, [...(byComment.get(content.comment) ?? []), content]);
	const standings = [...byComment].map(([key, list]) => ({ key, number: list[0]!.number, standing: standingOf(list), restored: list.some(({ step }) => step === 'restored') }));
	const before = beforeOf(params);
	const part = steps.filter(({ seq }) => before === undefined || seq < before).reverse();
	const shown = part.slice(0, STEPS_ON_A_PAGE);
	const href = (key: SubjectId) => `/${community}/comments/${key}`;
	const { rules } = await rulesFor(contents, held.content, when.today);
	const count = (state: string) => standings.filter(({ standing }) => standing.state === state).length;
	return {
		proof: evidenceOf(held), community, comments: await contents.count(community, 'comment'), waiting: count('waiting'), hidden: count('hidden') + count('declined'),
		restored: standings.filter(({ restored }) => restored).length,
		open: standings
			.flatMap(({ key, number, standing }) => (standing.open ? [{ number, href: href(key), what: standing.open.what, due: standing.open.due }] : []))
			.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)),
		rules: HOUSE_RULES, days: rules.comments ?? FIRST_COMMENT_DAYS,
		rows: shown.map((one) => ({ ...stepRow(one), number: one.content.number, href: href(one.content.comment) })),
		...(part.length > shown.length ? { next: shown.at(-1)!.seq } : {}),
		older: before !== undefined
	};
};
