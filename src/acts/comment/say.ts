import type { CommentContent, CommentWords, HeldCommentContent } from '#domain/comment/comment.ts';
import { moderationDue } from '#domain/comment/house-rules.ts';
import { isShown, standingOf, type HeldBecause } from '#domain/comment/moderation.ts';
import { hasPrivateNumber, meansSomebody, searchable } from '#domain/comment/names.ts';
import type { Day } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok, type Result } from '#domain/basics/result.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import type { Content } from '#domain/content/content.ts';
import type { DocumentVersionContent } from '#domain/document/document.ts';
import type { Tx } from '../act.ts';
import { refusal, type Refusal, type RefusalCode } from '../refusal.ts';
import { rulesIn } from '../rules-in.ts';
import { concerns, writeStep } from './at-hand.ts';
import { responderTo } from './responder.ts';

/** What nobody comments on: comments have replies, and their moderation has appeals. */
const NO_OBJECTS: readonly string[] = ['comment', 'moderation', 'not-yet-shown', 'answer'];

/** Refusals of what is said, whoever says it. */
export const SAYING_REFUSALS = ['object.not-found', 'comment.not-open', 'comment.said-already', 'delivery.id-used'] as const satisfies readonly RefusalCode[];

/** What is said, about what. */
export interface Said {
	/** Where whoever says it lives or holds the office: the object is of that community, or of its city. */
	community: CommunityCode;
	subject: SubjectId;
	parent: SubjectId;
	to?: SubjectId | undefined;
	/** Of a deliberation document. */
	clause?: string | undefined;
	text: string;
}

/** By whom it is said and how it came here: what the content has besides the words. */
export interface Saying {
	words: Omit<CommentWords, 'number' | 'text' | 'posted' | 'to' | 'clause'>;
	/** Who stands in the record as the actor. */
	actor: string;
	/** Whose comment it is, which the caller notes; absent where it is from a slip of somebody who is not named. */
	owner?: string | undefined;
	/** The name of an office-holder who signs with it: it stands there anyway, and makes no text wait. */
	signs?: string | undefined;
}

/** Why a text waits, if it does. Which name was found is told to nobody, so that posting is no way to ask the roll. */
async function heldBecause(tx: Tx, community: CommunityCode, text: string, signs: string | undefined): Promise<HeldBecause | undefined> {
	if (hasPrivateNumber(text)) return 'number';
	const [own] = await tx.records.contents.ofType<CommunityContent>(community, 'community');
	const plain = searchable(text);
	const searched = signs === undefined ? plain : plain.split(searchable(signs)).join(' ');
	return meansSomebody(searched) || (await tx.records.comments.namesKnown(community, own?.content.city, searched)) ? 'person' : undefined;
}

/** Whether a deliberation document has or had this clause. */
async function hasClause(tx: Tx, object: Content, clause: string): Promise<boolean> {
	const versions = object.type === 'document' ? await tx.records.contents.ofParent<DocumentVersionContent>(object.subject, 'document-version') : [];
	return versions.some(({ content }) => content.clauses.some(({ id }) => id === clause));
}

/**
 * Writes a comment on a public object. What names a person waits for review: the office alone has the words, the record their hash, everybody
 * sees that something waits and until when. It stands in the record of its object, so a draft of the city has the words of all its communities in one
 * thread, and whoever moderates that record moderates them.
 */
export async function say(tx: Tx, said: Said, { words, actor, owner, signs }: Saying): Promise<Result<{ subject: SubjectId; number: string; waits?: Day; due?: Day }, Refusal>> {
	const { contents, comments, record } = tx.records;
	const { subject, parent, to, clause, text } = said;
	const object = await contents.bySubject(parent);
	if (!object || NO_OBJECTS.includes(object.content.type) || !(await concerns(tx, said.community, object.content.community))) return err(refusal('object.not-found'));
	const { community } = object.content;
	if (clause !== undefined && !(await hasClause(tx, object.content, clause))) return err(refusal('object.not-found'));
	if (to !== undefined) {
		const answered = await contents.bySubject<CommentContent>(to);
		if (answered?.content.type !== 'comment' || answered.content.parent !== parent) return err(refusal('object.not-found'));
		const steps = await comments.steps(answered.content.held ?? answered.content.subject);
		if (!isShown(standingOf(steps.map(({ content }) => content)))) return err(refusal('comment.not-open'));
	}
	for (const { content } of owner === undefined ? [] : await contents.ofParent<CommentContent>(parent, 'comment')) {
		if (content.text === text && (await record.author(content.subject)) === owner) return err(refusal('comment.said-already', { params: { number: content.number } }));
	}
	const year = tx.today.slice(0, 4);
	const number = `${community}-C-${year}-${String(await comments.nextSerial(community, year)).padStart(4, '0')}`;
	const asked = await responderTo(tx, object, words);
	const whole: CommentWords = { number, text, posted: tx.today, ...words, ...(asked ? { asked } : {}), ...(to === undefined ? {} : { to }), ...(clause === undefined ? {} : { clause }) };
	const base = { v: 1, community, subject, lang: 'zh-CN', parent } as const;
	const because = await heldBecause(tx, community, text, signs);
	if (because === undefined) await tx.write<CommentContent>({ ...base, ...whole, type: 'comment' }, actor, { first: true });
	if (because === undefined) return ok({ subject, number, ...(asked ? { due: asked.due } : {}) });
	const held: HeldCommentContent = { ...base, ...whole, type: 'held-comment' };
	await tx.write(held, actor, { first: true, audience: 'office' });
	const due = moderationDue('review', tx.today, await rulesIn(tx, community));
	await writeStep(tx, { key: subject, parent, words: held }, { subject: subjectIdOf(tx.random(16)), step: 'held', because, due }, actor);
	return ok({ subject, number, waits: due });
}
