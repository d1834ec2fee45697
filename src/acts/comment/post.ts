import type { CommentContent, CommentWords, HeldCommentContent } from '#domain/comment/comment.ts';
import { moderationDue } from '#domain/comment/house-rules.ts';
import { hasPrivateNumber, meansSomebody, searchable } from '#domain/comment/names.ts';
import { isShown, standingOf, type HeldBecause } from '#domain/comment/moderation.ts';
import { toHex } from '#domain/basics/bytes.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { CommunityContent } from '#domain/community/community.ts';
import type { HeldOffice } from '#records/offices.ts';
import { act, officesFor, type Tx } from '../act.ts';
import { refusal } from '../refusal.ts';
import { rulesIn } from '../rules-in.ts';
import { writeStep } from './at-hand.ts';
import { SPEAKERS } from './moderators.ts';
import { PostComment } from './post.input.ts';

/** What nobody comments on: comments have replies, and their moderation has appeals. */
const NO_OBJECTS: readonly string[] = ['comment', 'moderation', 'not-yet-shown', 'answer'];

/** Why a text waits, if it does. Which name was found is told to nobody, so that posting is no way to ask the roll. */
async function heldBecause(tx: Tx, { community, text }: PostComment, office: HeldOffice | undefined): Promise<HeldBecause | undefined> {
	if (hasPrivateNumber(text)) return 'number';
	const [own] = await tx.records.contents.ofType<CommunityContent>(community, 'community');
	// An officer who speaks in office signs with that name; it stands there anyway.
	const plain = searchable(text);
	const searched = office ? plain.split(searchable(office.holder)).join(' ') : plain;
	return meansSomebody(searched) || (await tx.records.comments.namesKnown(community, own?.content.city, searched)) ? 'person' : undefined;
}

/**
 * A resident, or an officer in the name of an office, says something about a public object. What names a person waits for review: the office
 * alone has the words, the record their hash, everybody sees that something waits and until when.
 */
export const post = act({
	name: 'comment.post',
	input: PostComment,
	may: [{ who: 'resident' }, SPEAKERS],
	refusals: ['object.not-found', 'question.day-in-future', 'comment.not-open', 'comment.said-already', 'delivery.id-used'],
	limit: { count: 10, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		if (input.claimed !== undefined && input.claimed > tx.today) return err(refusal('question.day-in-future', { params: { day: input.claimed } }));
		const office = officesFor(SPEAKERS, caller, input.community).find((held) => held.office === input.office);
		if (input.office !== undefined && !office) return err(refusal('caller.not-allowed'));
		// Somebody who holds an office here and lives elsewhere speaks in office, or not at all.
		if (!office && caller.community !== input.community) return err(refusal('caller.not-allowed'));
		const { contents, comments, record } = tx.records;
		const object = await contents.bySubject(input.parent);
		if (!object || object.content.community !== input.community || NO_OBJECTS.includes(object.content.type)) return err(refusal('object.not-found'));
		if (input.to !== undefined) {
			const to = await contents.bySubject<CommentContent>(input.to);
			if (to?.content.type !== 'comment' || to.content.parent !== input.parent) return err(refusal('object.not-found'));
			const steps = await comments.steps(to.content.held ?? to.content.subject);
			if (!isShown(standingOf(steps.map(({ content }) => content)))) return err(refusal('comment.not-open'));
		}
		for (const { content } of await contents.ofParent<CommentContent>(input.parent, 'comment')) {
			if (content.text === input.text && (await record.author(content.subject)) === caller.person) return err(refusal('comment.said-already', { params: { number: content.number } }));
		}
		const year = tx.today.slice(0, 4);
		const serial = await comments.nextSerial(input.community, year);
		const author = `p-${toHex(tx.random(8))}`;
		const words: CommentWords = {
			number: `${input.community}-C-${year}-${String(serial).padStart(4, '0')}`, stance: input.stance, text: input.text, posted: tx.today,
			...(office ? { by: `${office.bodyName} ${office.holder}` } : { author }),
			...(input.to === undefined ? {} : { to: input.to }),
			...(input.claimed === undefined || input.claimed === tx.today ? {} : { claimed: input.claimed })
		};
		const base = { v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.parent } as const;
		const actor = office?.office ?? author;
		const because = await heldBecause(tx, input, office);
		if (because === undefined) {
			await tx.write<CommentContent>({ ...base, ...words, type: 'comment' }, actor, { first: true });
		} else {
			const held: HeldCommentContent = { ...base, ...words, type: 'held-comment' };
			await tx.write(held, actor, { first: true, audience: 'office' });
			const due = moderationDue('review', tx.today, await rulesIn(tx, input.community));
			await writeStep(tx, { key: input.subject, parent: input.parent, words: held }, { subject: subjectIdOf(tx.random(16)), step: 'held', because, due }, actor);
			await record.addAuthor(input.subject, caller.person);
			return ok({ subject: input.subject, number: words.number, waits: due });
		}
		await record.addAuthor(input.subject, caller.person);
		return ok({ subject: input.subject, number: words.number });
	}
});
