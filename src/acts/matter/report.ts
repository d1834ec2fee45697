import { toHex } from '#domain/basics/bytes.ts';
import { subjectIdOf } from '#domain/basics/id.ts';
import { err, ok } from '#domain/basics/result.ts';
import { answerDue } from '#domain/disclosure/question.ts';
import type { DirectReportContent, ReportNoticeContent } from '#domain/procedure/direct-report.ts';
import { presentStay } from '#domain/procedure/engine.ts';
import type { MatterContent } from '#domain/procedure/matter.ts';
import { readMatter } from '#domain/procedure/read-matter.ts';
import { act } from '../act.ts';
import { refusal } from '../refusal.ts';
import { rulesOfMatter } from '../rules-in.ts';
import { ReportMatter } from './report.input.ts';

/**
 * A resident reports to the overseers from any step of a matter, past whoever holds it. The words are for the overseers alone; the record shows
 * that something was reported, so that it cannot be made to have never come.
 */
export const report = act({
	name: 'matter.report',
	input: ReportMatter,
	may: [{ who: 'resident' }],
	on: { object: 'matter', states: { going: 'done', closed: 'done', told: 'done' } },
	refusals: ['object.not-found', 'question.day-in-future', 'delivery.id-used'],
	limit: { count: 5, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		if (caller.kind !== 'person') return err(refusal('caller.sign-in-first'));
		if (input.claimed !== undefined && input.claimed > tx.today) return err(refusal('question.day-in-future', { params: { day: input.claimed } }));
		const { contents, matters, record } = tx.records;
		const held = await contents.bySubject<MatterContent>(input.matter);
		if (held?.content.type !== 'matter' || held.content.community !== input.community) return err(refusal('object.not-found'));
		const { state } = await readMatter(contents, held);
		const no = (await matters.reports(input.community)).filter(({ content }) => content.parent === input.matter).length + 1;
		const content: DirectReportContent = {
			type: 'direct-report', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', parent: input.matter, number: `${held.content.number}-${no}`,
			text: input.text, stage: presentStay(state)?.stage ?? 'closed', on: tx.today, ...(input.claimed === undefined || input.claimed === tx.today ? {} : { claimed: input.claimed })
		};
		await tx.write(content, `p-${toHex(tx.random(8))}`, { first: true, audience: 'office' });
		await record.addAuthor(input.subject, caller.person);
		// Everybody sees that something waits for the overseers, and until when: nobody's word of it can be lost without being missed.
		const notice: ReportNoticeContent = {
			type: 'report-notice', v: 1, community: input.community, subject: subjectIdOf(tx.random(16)), lang: 'zh-CN', parent: input.matter, number: content.number, on: tx.today,
			due: answerDue(tx.today, await rulesOfMatter(tx, held.content))
		};
		await tx.write(notice, `p-${toHex(tx.random(8))}`, { first: true });
		return ok({ subject: input.subject, number: content.number });
	}
});
