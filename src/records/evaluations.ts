import { and, asc, eq, lt, max, sql } from 'drizzle-orm';
import type { Day } from '#domain/basics/day.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import type { SamePeople } from '#domain/evaluation/evaluation.ts';
import type { EvaluationOpeningContent, FormChannel } from '#domain/evaluation/opening.ts';
import type { Db } from './database.server.ts';
import { partsOf } from './numbers.ts';
import type { Projection } from './projection.ts';
import { evaluationOpenings, formRemarks, forms, formTakers, pollVoters } from './tables/poll.ts';
import { subjects } from './tables/record.ts';

export const evaluationOpeningProjection: Projection<EvaluationOpeningContent> = {
	type: 'evaluation-opening', name: 'evaluation_openings', table: evaluationOpenings,
	row: (content) => ({ community: content.community, ...partsOf(content.number), closes: content.closes })
};

/** Evaluations: who has taken part, and apart from them what was said. */
export function prepareEvaluations(db: Db) {
	const place = sql.placeholder;
	const taker = db.select({ n: formTakers.n }).from(formTakers).where(and(eq(formTakers.evaluation, place('evaluation')), eq(formTakers.n, place('n')))).prepare();
	const addTaker = db.insert(formTakers).values({ evaluation: place('evaluation'), n: place('n') }).prepare();
	const addForm = db.insert(forms).values({ id: place('id'), evaluation: place('evaluation'), channel: place('channel'), answers: place('answers') }).prepare();
	const formsOf = db.select().from(forms).where(eq(forms.evaluation, place('evaluation'))).orderBy(asc(forms.id)).prepare();
	const addRemark = db.insert(formRemarks).values({ id: place('id'), evaluation: place('evaluation'), text: place('text') }).prepare();
	const remarksOf = db.select({ text: formRemarks.text }).from(formRemarks).where(eq(formRemarks.evaluation, place('evaluation'))).orderBy(asc(formRemarks.id)).prepare();
	const left = and(eq(pollVoters.poll, place('evaluation')), eq(pollVoters.person, ''));
	const leftLines = db.select({ lines: sql<number>`count(*)`, forms: sql<number>`count(${formTakers.n})` }).from(pollVoters)
		.leftJoin(formTakers, and(eq(formTakers.evaluation, pollVoters.poll), eq(formTakers.n, pollVoters.n))).where(left).prepare();
	const takenBy = db.select({ count: sql<number>`count(*)` }).from(formTakers).where(eq(formTakers.evaluation, place('evaluation'))).prepare();
	const forget = [db.delete(formRemarks).where(eq(formRemarks.evaluation, place('evaluation'))).prepare(), db.delete(forms).where(eq(forms.evaluation, place('evaluation'))).prepare(), db.delete(formTakers).where(eq(formTakers.evaluation, place('evaluation'))).prepare()];
	const serial = db.select({ serial: max(evaluationOpenings.serial) }).from(evaluationOpenings).where(and(eq(evaluationOpenings.community, place('community')), eq(evaluationOpenings.year, place('year')))).prepare();
	const closed = sql`exists (select 1 from ${subjects} s where s.parent = ${evaluationOpenings.subject} and s.type = 'evaluation-close')`;
	const due = db.select({ subject: evaluationOpenings.subject, community: evaluationOpenings.community }).from(evaluationOpenings)
		.where(and(lt(evaluationOpenings.closes, place('today')), sql`not ${closed}`)).orderBy(asc(evaluationOpenings.closes)).prepare();
	return {
		hasTaken: async (evaluation: string, n: number) => taker.get({ evaluation, n }) !== undefined,
		/** Takes in a form: two rows that share nothing but the evaluation. */
		take: async (evaluation: string, n: number, form: { id: number; channel: FormChannel; answers: readonly number[] }) => {
			addTaker.run({ evaluation, n });
			addForm.run({ id: form.id, evaluation, channel: form.channel, answers: JSON.stringify(form.answers) });
		},
		/** A few words that came with a form: a row that shares nothing but the evaluation. */
		addRemark: async (evaluation: string, id: number, text: string) => void addRemark.run({ id, evaluation, text }),
		/** The remarks in the order of their drawn keys, which tells nothing. */
		remarksOf: async (evaluation: string) => remarksOf.all({ evaluation }).map(({ text }) => text),
		takenBy: async (evaluation: string) => Number(takenBy.get({ evaluation })?.count ?? 0),
		/** Lines behind which nobody stands any more, being somebody else on the list, and how many forms came by them. */
		samePeople: async (evaluation: string): Promise<SamePeople> => {
			const found = leftLines.get({ evaluation });
			return { lines: Number(found?.lines ?? 0), forms: Number(found?.forms ?? 0) };
		},
		/** The forms in the order of their drawn keys, which tells nothing. */
		formsOf: async (evaluation: string) => formsOf.all({ evaluation }).map(({ channel, answers }) => ({ channel: channel as FormChannel, answers: JSON.parse(answers) as number[] })),
		forget: async (evaluation: string) => forget.forEach((statement) => void statement.run({ evaluation })),
		/** Evaluations whose last day is over and that are not closed. */
		due: async (today: Day) => due.all({ today }).map(({ subject, community }) => ({ evaluation: subject as SubjectId, community: community as CommunityCode })),
		nextSerial: async (community: string, day: Day) => (serial.get({ community, year: day.slice(0, 4) })?.serial ?? 0) + 1
	};
}
