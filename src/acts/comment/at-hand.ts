import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { CommentContent, HeldCommentContent } from '#domain/comment/comment.ts';
import type { HouseRule } from '#domain/comment/house-rules.ts';
import { isNamed } from '#domain/comment/names.ts';
import { communityOf } from '#domain/community/in-force.ts';
import { notNow, standingOf, type ModerationContent, type Standing, type Step } from '#domain/comment/moderation.ts';
import type { Held } from '#domain/content/content.ts';
import type { HeldOffice } from '#records/offices.ts';
import { officesFor, type Caller, type Permission, type Tx, type Writing } from '../act.ts';
import { refusal, type Refusal } from '../refusal.ts';

/** A comment with its words, whether they are shown or wait, and where it stands. */
export interface AtHand {
	key: SubjectId;
	parent: SubjectId;
	words: CommentContent | HeldCommentContent;
	/** The subject under which it is shown; absent while it never was. */
	shown?: SubjectId;
	steps: Held<ModerationContent>[];
	standing: Standing;
}

/** Whether an object of this record is for the people of a community to speak of: of their own, or of their city, which concerns them all. */
export async function concerns(tx: Pick<Tx, 'records'>, community: CommunityCode, record: CommunityCode): Promise<boolean> {
	return record === community || (await communityOf(tx.records.contents, community))?.content.city === record;
}

/** A comment of this community by its key. Another community's is not there. */
export async function commentAtHand(tx: Pick<Tx, 'records'>, community: string, key: SubjectId): Promise<AtHand | undefined> {
	const { comments, contents } = tx.records;
	const shown = await comments.shownAs(key);
	const held = shown ? await contents.bySubject<CommentContent>(shown) : await comments.waiting(key);
	if (!held || held.content.community !== community || held.content.parent === undefined) return undefined;
	const steps = await comments.steps(key);
	return {
		key, parent: held.content.parent, words: held.content, steps, standing: standingOf(steps.map(({ content }) => content)), ...(shown ? { shown } : {})
	};
}

/** What people of a community say of a comment may concern one in their city's record too; whoever decides, decides in their own. */
const OF_PEOPLE: readonly Step[] = ['reported', 'appealed'];

/** A step that may be taken now on this comment, or why not. */
export async function stepOn(
	tx: Tx, input: { community: CommunityCode; comment: SubjectId }, step: Step, rule?: HouseRule
): Promise<Result<AtHand, Refusal>> {
	const city = OF_PEOPLE.includes(step) ? (await communityOf(tx.records.contents, input.community))?.content.city : undefined;
	const at = (await commentAtHand(tx, input.community, input.comment)) ?? (city && (await commentAtHand(tx, city, input.comment)));
	if (!at) return err(refusal('object.not-found'));
	const problem = notNow(at.standing, step, rule);
	if (problem) return err(refusal(problem === 'settled' ? 'comment.settled' : 'comment.not-open'));
	return ok(at);
}

/** Who decides: an office of one of these permissions, whose holder neither is named in the comment nor made the decision that is looked at. */
export async function decider(tx: Tx, permissions: readonly Extract<Permission, { who: 'office' }>[], caller: Caller, at: AtHand): Promise<Result<HeldOffice, Refusal>> {
	const office = caller.kind === 'person' ? permissions.flatMap((one) => officesFor(one, caller, at.words.community))[0] : undefined;
	if (caller.kind !== 'person' || !office) return err(refusal('caller.not-allowed'));
	if (isNamed(at.words.text, office.holder)) return err(refusal('comment.names-you'));
	const before = at.standing.contested?.office;
	if (at.standing.open?.what === 'appeal' && before !== undefined && (await tx.records.communities.holderOf(before)) === caller.person) {
		return err(refusal('comment.own-decision'));
	}
	return ok(office);
}

/** Writes a step. */
export function writeStep(tx: Tx, at: Pick<AtHand, 'key' | 'parent' | 'words'>, step: Pick<ModerationContent, 'subject' | 'step'> & Partial<ModerationContent>, actor: string, more?: Writing) {
	const content: ModerationContent = {
		...step, type: 'moderation', v: 1, community: at.words.community, lang: 'zh-CN', parent: at.parent, comment: at.key, number: at.words.number, day: tx.today
	};
	return tx.write(content, actor, { first: true, ...more });
}

/** Shows the words of a comment that waited: a public content of its own, by the same author. */
export async function show(tx: Tx, at: AtHand, actor: string, more?: Writing): Promise<void> {
	if (at.shown) return;
	const shown: CommentContent = { ...at.words, type: 'comment', subject: subjectIdOf(tx.random(16)), held: at.key };
	await tx.write(shown, actor, { first: true, ...more });
	const author = await tx.records.record.author(at.key);
	if (author !== undefined) await tx.records.record.addAuthor(shown.subject, author);
}

/** How an office is named under what it decides. */
export function signed(office: HeldOffice): { by: string; office: SubjectId } {
	return { by: `${office.bodyName} ${office.holder}`, office: office.office as SubjectId };
}

/** What an act on a comment gives back. */
export function outcome(at: Pick<AtHand, 'key' | 'words'>, more: Record<string, string> = {}) {
	return { subject: at.key, number: at.words.number, ...more };
}
