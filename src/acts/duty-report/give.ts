import { addDays, span } from '#domain/basics/day.ts';
import { err, ok } from '#domain/basics/result.ts';
import { overlap, type DutyReportContent } from '#domain/community/office.ts';
import { act, officeIn } from '../act.ts';
import { HOLDERS, ownOffice, REPORT_CLERKS } from '../office/may.ts';
import { officeOf } from '../office/seats.ts';
import { refusal } from '../refusal.ts';
import { GiveDutyReport } from './give.input.ts';

/** How long after its period a report may still be given before a meeting: a year. In days. */
const MOST_AFTER = 366;

/**
 * The holder of an office reports on a year or half a year of it, or whoever keeps the papers of the body enters their report. It stands on their page before the
 * meeting that judges it, and is not rewritten afterwards. Of a term that has ended as well: whoever leaves still owes it.
 */
export const give = act({
	name: 'duty-report.give',
	input: GiveDutyReport,
	may: [HOLDERS],
	on: { object: 'duty-report', states: { none: 'done', given: 'duty-report.given' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'input.invalid', 'duty-report.given', 'delivery.id-used'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const office = await officeOf(tx.records, input.community, input.office);
		if (!office) return err(refusal('object.not-found'));
		const { parent, from, until } = office.content;
		const own = ownOffice(caller, input.office);
		const by = own ?? (parent && officeIn([REPORT_CLERKS], caller, parent));
		if (!by) return err(refusal('caller.not-allowed'));
		const { from: first, until: last } = span(input.period)!;
		const wrong = (path: string, code: 'too-small' | 'too-large') => err(refusal('input.invalid', { fields: [{ path, code }] }));
		if (first > tx.today) return wrong('period', 'too-large');
		if (!overlap({ from, until }, { from: first, until: addDays(last, 1) })) return wrong('period', last < from ? 'too-small' : 'too-large');
		if (input.held < first) return wrong('held', 'too-small');
		if (input.held > addDays(last, MOST_AFTER)) return wrong('held', 'too-large');
		const others = await tx.records.contents.ofParent<DutyReportContent>(input.office, 'duty-report');
		if (others.some(({ content }) => content.period === input.period)) return err(refusal('duty-report.given'));
		const { community, subject, period, held, before, promised, done, undone } = input;
		const content: DutyReportContent = {
			type: 'duty-report', v: 1, community, subject, lang: 'zh-CN', parent: input.office, period, held, before, promised, done, undone, ...(own ? {} : { entered: by.holder })
		};
		await tx.write(content, by.office, { first: true });
		return ok({ subject });
	}
});
