import { err, ok } from '#domain/basics/result.ts';
import type { DirectReportContent, ReportAnswerContent, ReportNoticeContent } from '#domain/procedure/direct-report.ts';
import { act, officesFor } from '../act.ts';
import { OVERSEERS } from '../comment/moderators.ts';
import { refusal } from '../refusal.ts';
import { AnswerReport } from './answer.input.ts';

/**
 * The overseers answer a direct report, on the page of its matter, for everybody. Once: whoever reported and whoever is meant read the same. What
 * was reported stays with them.
 */
export const answerReport = act({
	name: 'matter.answer',
	input: AnswerReport,
	may: [OVERSEERS],
	on: { object: 'direct-report', states: { waiting: 'done', answered: 'matter.report-answered' } },
	refusals: ['object.not-found', 'matter.report-answered', 'delivery.id-used', 'caller.not-allowed'],
	limit: { count: 100, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const office = caller.kind === 'person' ? officesFor(OVERSEERS, caller, input.community)[0] : undefined;
		if (!office) return err(refusal('caller.not-allowed'));
		const { contents, matters } = tx.records;
		const report: DirectReportContent | undefined = (await matters.reports(input.community)).find(({ content }) => content.subject === input.report)?.content;
		const notices = report?.parent ? await contents.ofParent<ReportNoticeContent>(report.parent, 'report-notice') : [];
		const notice = notices.find(({ content }) => content.number === report?.number)?.content;
		if (!notice) return err(refusal('object.not-found'));
		if ((await contents.ofParent(notice.subject, 'report-answer')).length > 0) return err(refusal('matter.report-answered', { params: { number: notice.number } }));
		const answer: ReportAnswerContent = {
			type: 'report-answer', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: notice.subject, text: input.text, answered: tx.today
		};
		await tx.write(answer, office.office, { first: true });
		return ok({ subject: input.subject, number: notice.number });
	}
});
