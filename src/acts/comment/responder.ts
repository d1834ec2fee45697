import type { CommentWords } from '#domain/comment/comment.ts';
import type { SubjectId } from '#domain/basics/id.ts';
import { isThereOn, type BodyContent } from '#domain/community/community.ts';
import type { Content, Held } from '#domain/content/content.ts';
import { answerDue } from '#domain/disclosure/question.ts';
import { presentStay } from '#domain/procedure/engine.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { stageOf } from '#domain/procedure/procedure.ts';
import { holderOf, readMatter } from '#domain/procedure/read-matter.ts';
import type { Records } from '#records/records.ts';
import type { Tx } from '../act.ts';
import { CONVENERS, MEETINGS } from '../matter/handlers.ts';
import { rulesIn } from '../rules-in.ts';

/** The body that has a desk for another: a meeting has none, so the committee or the centre of its place answers for it, or of the nearest place that it lies in. */
async function deskFor(records: Pick<Records, 'communities'>, body: BodyContent, bodies: readonly BodyContent[]): Promise<SubjectId> {
	if (!MEETINGS.includes(body.kind)) return body.subject;
	const above = new Map((await records.communities.placesOf(body.community)).map(({ subject, parent }) => [subject, parent]));
	for (let place: string | null | undefined = body.parent; place; place = above.get(place)) {
		const desk = CONVENERS.map((kind) => bodies.find((one) => one.kind === kind && one.parent === place)).find((one) => one !== undefined);
		if (desk) return desk.subject;
	}
	return body.subject;
}

/** Who holds a matter now, by its procedure; of one that a file tells, by what the file says; of one that is closed, whoever decided it. */
async function holds(records: Pick<Records, 'contents'>, held: Held<MatterContent>, bodies: readonly BodyContent[]): Promise<SubjectId | undefined> {
	const { state, procedure, steps, live } = await readMatter(records.contents, held);
	const stay = presentStay(state);
	if (!stay) return held.content.parent;
	return (live ? holderOf(procedure && stageOf(procedure.content, stay.stage), held.content, bodies) : steps.at(-1)?.content.body) ?? held.content.parent;
}

/** Who has to answer a question that somebody puts on a matter, and by when: whoever holds the matter on that day, within the days of every question. */
export async function responderTo(tx: Tx, object: Held<Content>, { stance, by }: Pick<CommentWords, 'stance' | 'by'>): Promise<CommentWords['asked']> {
	if (object.content.type !== 'matter' || stance !== 'question' || by !== undefined) return undefined;
	const { community } = object.content;
	const bodies = (await tx.records.contents.ofType<BodyContent>(community, 'body')).map(({ content }) => content).filter((body) => isThereOn(body, tx.today));
	const holder = await holds(tx.records, object as Held<MatterContent>, bodies);
	const body = bodies.find(({ subject }) => subject === holder);
	return body && { body: await deskFor(tx.records, body, bodies), due: answerDue(tx.today, await rulesIn(tx, community)) };
}
