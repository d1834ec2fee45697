import * as v from 'valibot';
import { RISKS } from '#domain/deliberation/opinion.ts';
import { communityCode, dayText, listed, subjectId, writtenText } from '../input.ts';

const step = v.strictObject({ done: dayText, detail: writtenText(500) });

/** The public part of a risk assessment: five steps in order, four questions, the risks with what is done about each, and what comes of it. */
export const PublishRisk = v.strictObject({
	community: communityCode,
	subject: subjectId,
	matter: subjectId,
	/** Who assessed, by which ways, what it is about, and who signs for it: as on the paper form. */
	team: v.optional(writtenText(200)),
	methods: v.optional(writtenText(200)),
	background: v.optional(writtenText(1000)),
	signed: v.optional(writtenText(60)),
	/** Plan, comments, analysis, report, conclusion. */
	steps: v.pipe(v.array(step), v.length(5, 'missing')),
	dimensions: v.strictObject({ legality: writtenText(500), rationality: writtenText(500), feasibility: writtenText(500), controllability: writtenText(500) }),
	points: listed(v.strictObject({ point: writtenText(200), probability: v.picklist(RISKS), impact: v.picklist(RISKS), measure: writtenText(500) }), 20),
	level: v.picklist(RISKS),
	/** What is done if it happens; asked for unless the level is low. */
	contingency: v.optional(writtenText(2000)),
	outcome: v.picklist(['go', 'wait', 'stop']),
	conclusion: writtenText(1000)
});
export type PublishRisk = v.InferOutput<typeof PublishRisk>;
