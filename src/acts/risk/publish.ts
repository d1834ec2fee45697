import type { SubjectId } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import { RISK_REPORT, RISK_STEPS, type RiskAssessmentContent } from '#domain/deliberation/opinion.ts';
import { act } from '../act.ts';
import { deskOf } from '../matter/desk-of.ts';
import { HANDLERS } from '../matter/handlers.ts';
import { layBefore } from '../matter/laying.ts';
import { refusal } from '../refusal.ts';
import { PublishRisk } from './publish.input.ts';

/**
 * Publishes the risk assessment of a matter and lays it before it: its five steps in the order of their days, none in the future. Anything above a
 * low risk needs a plan for the case that it happens. It judges the matter, never people.
 */
export const publishRisk = act({
	name: 'risk.publish',
	input: PublishRisk,
	may: [HANDLERS],
	on: { object: 'matter', states: { going: 'done', closed: 'matter.closed', told: 'matter.told-elsewhere' } },
	refusals: ['object.not-found', 'matter.told-elsewhere', 'matter.closed', 'matter.not-yours', 'input.invalid', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const desk = await deskOf(tx, input, caller);
		if (!desk.ok) return desk;
		const wrong = (path: string, code: 'too-small' | 'too-large' | 'missing') => err(refusal('input.invalid', { fields: [{ path, code }] }));
		const before = input.steps.findIndex(({ done }, index) => index > 0 && done < input.steps[index - 1]!.done);
		if (before > 0) return wrong(`steps.${before}.done`, 'too-small');
		const late = input.steps.findIndex(({ done }) => done > tx.today);
		if (late >= 0) return wrong(`steps.${late}.done`, 'too-large');
		if (input.level !== 'low' && input.contingency === undefined) return wrong('contingency', 'missing');
		const { community, subject, matter, dimensions, points, level, contingency, outcome, conclusion } = input;
		const { office, at } = desk.value;
		const body = office.body as SubjectId;
		const risk: RiskAssessmentContent = {
			type: 'risk-assessment', v: 1, community, subject, lang: 'zh-CN', parent: matter, body, points, level, outcome, conclusion,
			steps: input.steps.map(({ done, detail }, index) => ({ no: index + 1, name: RISK_STEPS[index]!, done, detail })),
			dimensions: (['legality', 'rationality', 'feasibility', 'controllability'] as const).map((key) => ({ key, text: dimensions[key] })),
			...Object.fromEntries(RISK_REPORT.flatMap((key) => (input[key] === undefined ? [] : [[key, input[key]]]))),
			...(contingency === undefined ? {} : { contingency })
		};
		await tx.write(risk, office.office, { first: true });
		const laid = await layBefore(tx, matter, { what: 'risk-assessment', ref: subject, body }, office.office);
		return laid.ok ? ok({ subject, number: at.held.content.number }) : laid;
	}
});
