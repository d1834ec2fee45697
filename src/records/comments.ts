import { and, asc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Day } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { keyOf, type CommentContent, type HeldCommentContent } from '#domain/comment/comment.ts';
import type { ModerationContent, ModerationNoteContent, Step } from '#domain/comment/moderation.ts';
import type { Content, Held } from '#domain/content/content.ts';
import { heldOf } from './contents.ts';
import type { Db } from './database.server.ts';
import { partsOf } from './numbers.ts';
import type { Projection } from './projection.ts';
import { comments, moderations } from './tables/comment.ts';
import { offices, persons } from './tables/community.ts';
import { authorships, contents, subjects } from './tables/record.ts';

export const commentProjection: Projection<CommentContent> = {
	type: 'comment', name: 'comments', table: comments,
	row: (content) => ({
		community: content.community, parent: content.parent ?? '', key: keyOf(content), ...partsOf(content.number), number: content.number, posted: content.posted,
		asked: content.asked?.body ?? null, due: content.asked?.due ?? null
	})
};

export const moderationProjection: Projection<ModerationContent> = {
	type: 'moderation', name: 'moderations', table: moderations,
	row: (content, { seq }) => ({
		community: content.community, parent: content.parent ?? '', seq, comment: content.comment, ...partsOf(content.number), step: content.step, day: content.day,
		due: content.due ?? null
	})
};

/** Steps after which no clock runs. */
const ENDING = ['released', 'declined', 'lapsed', 'kept', 'hidden', 'upheld', 'restored'] as const satisfies readonly Step[];

/** Comments that wait, steps of moderation, and whether a text names somebody. */
export function prepareComments(db: Db) {
	const place = sql.placeholder;
	const asked = db.select({ subject: comments.subject, parent: comments.parent }).from(comments).where(and(eq(comments.community, place('community')), eq(comments.asked, place('body')))).orderBy(asc(comments.due)).prepare();
	const byKey = db.select({ subject: comments.subject }).from(comments).where(eq(comments.key, place('key'))).prepare();
	const newest = db.select({ content: contents }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash))
		.where(and(eq(subjects.subject, place('subject')), eq(subjects.type, place('type')))).prepare();
	const ofParent = db.select({ content: contents }).from(subjects).innerJoin(contents, eq(contents.hash, subjects.hash))
		.where(and(eq(subjects.parent, place('parent')), eq(subjects.type, place('type')))).prepare();
	const stepsOf = db.select({ content: contents }).from(moderations).innerJoin(contents, eq(contents.hash, moderations.hash))
		.where(eq(moderations.comment, place('comment'))).orderBy(asc(contents.seq)).prepare();
	// What no later step has ended.
	const still = sql`not exists (select 1 from moderations later where later.comment = ${moderations.comment} and later.seq > ${moderations.seq} and later.step in ${ENDING})`;
	const open = db.selectDistinct({ comment: moderations.comment }).from(moderations)
		.where(and(eq(moderations.community, place('community')), isNotNull(moderations.due), still)).prepare();
	const overdue = db.select({ comment: moderations.comment, community: moderations.community, due: moderations.due }).from(moderations)
		.where(and(eq(moderations.step, 'held'), lt(moderations.due, place('today')), still)).orderBy(asc(moderations.due)).prepare();
	const lastSerial = db.select({
		serial: sql<number>`max(coalesce((select max(serial) from comments where community = ${place('community')} and year = ${place('year')}), 0), coalesce((select max(serial) from moderations where community = ${place('community')} and year = ${place('year')}), 0))`
	}).from(sql`(select 1)`).prepare();
	const acted = db.select({ subject: moderations.subject }).from(moderations).innerJoin(authorships, eq(authorships.subject, moderations.subject))
		.where(and(eq(moderations.comment, place('comment')), eq(moderations.step, place('step')), eq(authorships.person, place('person')))).limit(1).prepare();
	// `instr` over the roll reads it once and tells nobody which name it was.
	const plain = (column: unknown) => sql`replace(replace(lower(${column}), ' ', ''), '·', '')`;
	const onRoll = db.select({ one: sql<number>`1` }).from(persons)
		.where(and(eq(persons.community, place('community')), sql`length(${persons.name}) > 1`, sql`instr(${place('text')}, ${plain(persons.name)}) > 0`)).limit(1).prepare();
	const inOffice = db.select({ one: sql<number>`1` }).from(offices)
		.where(and(sql`${offices.community} in (${place('community')}, ${place('city')})`, sql`length(${offices.holder}) > 1`, sql`instr(${place('text')}, ${plain(offices.holder)}) > 0`)).limit(1).prepare();
	const anywhereOnRoll = db.select({ one: sql<number>`1` }).from(persons)
		.where(and(sql`length(${persons.name}) > 1`, sql`instr(${place('text')}, ${plain(persons.name)}) > 0`)).limit(1).prepare();
	const anywhereInOffice = db.select({ one: sql<number>`1` }).from(offices)
		.where(and(sql`length(${offices.holder}) > 1`, sql`instr(${place('text')}, ${plain(offices.holder)}) > 0`)).limit(1).prepare();
	const read = <C extends Content>(row: { content: typeof contents.$inferSelect } | undefined): Held<C> | undefined =>
		row && row.content.bytes !== '' ? (heldOf(row.content) as Held<C>) : undefined;
	return {
		/** Questions on matters that a body had or has to answer, the one due first before the others. */
		asked: async (community: string, body: string) => asked.all({ community, body }).map(({ subject, parent }) => ({ subject: subject as SubjectId, parent: parent as SubjectId })),
		/** The subject under which a comment is shown, by its key. */
		shownAs: async (key: string) => byKey.get({ key })?.subject as SubjectId | undefined,
		/** A comment as it waits, or waited, for review: a content of the office. */
		waiting: async (key: string) => read<HeldCommentContent>(newest.get({ subject: key, type: 'held-comment' })),
		/** What was written with a report or an appeal. */
		note: async (step: string) => read<ModerationNoteContent>(ofParent.get({ parent: step, type: 'moderation-note' })),
		/** The steps of one comment, oldest first. */
		steps: async (key: string): Promise<Held<ModerationContent>[]> => stepsOf.all({ comment: key }).flatMap((row) => read<ModerationContent>(row) ?? []),
		/** Comments of a community for which a clock runs. */
		open: async (community: string) => open.all({ community }).map(({ comment }) => comment as SubjectId),
		/** Comments whose review should have ended before a day, and has not. */
		heldBefore: async (today: string) => overdue.all({ today }).map(({ comment, community, due }) => ({ comment: comment as SubjectId, community: community as CommunityCode, due: due as Day })),
		/** The serial the next comment of this community and year gets. */
		nextSerial: async (community: string, year: string) => (lastSerial.get({ community, year })?.serial ?? 0) + 1,
		/** Whether this person has done this step on this comment before. */
		hasDone: async (comment: string, step: string, person: string) => acted.get({ comment, step, person }) !== undefined,
		/**
		 * Whether somebody on the roll of a community, or who holds or held an office there or in its city, is named; without a city, in the city's own
		 * record, where all its communities speak: anybody of any of them. `text` is searchable (domain/comment/names.ts).
		 */
		namesKnown: async (community: string, city: string | undefined, text: string) =>
			city === undefined
				? anywhereOnRoll.get({ text }) !== undefined || anywhereInOffice.get({ text }) !== undefined
				: onRoll.get({ community, text }) !== undefined || inOffice.get({ community, city, text }) !== undefined
	};
}
