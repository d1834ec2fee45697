import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import { maskedName } from '#domain/community/person.ts';
import type { ReceptionReportContent } from '#domain/community/reception.ts';
import { act } from '../act.ts';
import { refusal, type FieldProblem } from '../refusal.ts';
import { RECEPTION_DESK, receptionOf, receptionOffice } from './may.ts';
import { ReportReception } from './report.input.ts';

/** Only the surname of whoever came; a mask that is there already stays, with what stands before it (a tenant, a shopkeeper). */
function masked(visitor: string): string {
	return visitor.endsWith('**') ? visitor : maskedName(visitor);
}

/**
 * What came of a day of reception: how many came, with what, and what was done. From that day on; told again as a newer version while
 * something is still open. A day without visitors is reported too: nobody came.
 */
export const report = act({
	name: 'reception.report',
	input: ReportReception,
	may: RECEPTION_DESK,
	on: { object: 'reception', states: { coming: 'reception.not-yet', unreported: 'done', reported: 'done', cancelled: 'reception.cancelled' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'reception.not-yet', 'reception.cancelled'],
	limit: { count: 200, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const held = await receptionOf(tx.records, input.community, input.reception);
		if (!held) return err(refusal('object.not-found'));
		const by = receptionOffice(caller, input.community);
		if (!by) return err(refusal('caller.not-allowed'));
		const { day, cancelled } = held.content;
		if (cancelled !== undefined) return err(refusal('reception.cancelled'));
		if (day > tx.today) return err(refusal('reception.not-yet', { params: { day } }));
		const fields = input.cases.flatMap(({ done, outcome, due }, index): FieldProblem[] => {
			if (done !== undefined && (done < day || done > tx.today)) return [{ path: `cases.${index}.done`, code: done < day ? 'too-small' : 'too-large' }];
			if (done !== undefined && outcome === undefined) return [{ path: `cases.${index}.outcome`, code: 'missing' }];
			return due !== undefined && due < day ? [{ path: `cases.${index}.due`, code: 'too-small' }] : [];
		});
		if (input.cases.length > input.visitors) fields.push({ path: 'visitors', code: 'too-small' });
		if (fields.length > 0) return err(refusal('input.invalid', { fields }));
		const before = (await tx.records.contents.ofParent<ReceptionReportContent>(input.reception, 'reception-report')).at(-1)?.content;
		const content: ReceptionReportContent = {
			type: 'reception-report', v: 1, community: input.community, subject: before?.subject ?? subjectIdOf(tx.random(16)), lang: 'zh-CN', parent: input.reception,
			...(before?.source === undefined ? {} : { source: before.source }), visitors: input.visitors,
			cases: input.cases.map(({ visitor, matter, due, outcome, done }, index) => {
				const about = before?.cases.find((one) => one.no === index + 1)?.about;
				return {
					no: index + 1, visitor: masked(visitor), matter, ...(due === undefined ? {} : { due }), ...(outcome === undefined ? {} : { outcome }),
					...(done === undefined ? {} : { done }), ...(about === undefined ? {} : { about })
				};
			}),
			by: `${by.bodyName} ${by.holder}`
		};
		await tx.write(content, by.office);
		return ok({ subject: content.subject });
	}
});
