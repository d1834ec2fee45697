import * as v from 'valibot';
import { MOST_ANSWER } from '#domain/disclosure/question.ts';
import { communityCode, subjectId, writtenText } from '../input.ts';

/** The committee's answer to a question. */
export const AnswerQuestion = v.strictObject({
	community: communityCode,
	subject: subjectId,
	question: subjectId,
	text: writtenText(MOST_ANSWER)
});
export type AnswerQuestion = v.InferOutput<typeof AnswerQuestion>;
