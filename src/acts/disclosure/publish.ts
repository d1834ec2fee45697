import { addMonths, span } from '#domain/basics/day.ts';
import { period } from '#domain/basics/period.ts';
import { err, ok } from '#domain/basics/result.ts';
import type { BodyContent } from '#domain/community/community.ts';
import { daysLate, type DisclosureContent } from '#domain/disclosure/disclosure.ts';
import { dueOf } from '#domain/disclosure/duties.ts';
import { accountProblems, type FinanceTableContent } from '#domain/disclosure/finance-table.ts';
import { act, type Permission } from '../act.ts';
import { officeAnswering } from '../answering.ts';
import { CLERKS } from '../question/clerks.ts';
import { refusal } from '../refusal.ts';
import { rulesIn } from '../rules-in.ts';
import { PublishDisclosure } from './publish.input.ts';

const MAY: readonly Permission[] = [CLERKS];

/**
 * A clerk publishes a month's account of their body, or of one from which theirs took over. It balances line by line, joins on to the month before when that one is recorded,
 * or it is refused with every place named. The disclosure and its table are two contents of one act.
 */
export const publish = act({
	name: 'disclosure.publish',
	input: PublishDisclosure,
	may: MAY,
	on: { object: 'account', states: { due: 'done', 'not-over': 'disclosure.period-not-over', published: 'disclosure.already-published' } },
	refusals: ['object.not-found', 'caller.not-allowed', 'disclosure.period-not-over', 'disclosure.already-published', 'account.does-not-balance', 'delivery.id-used', 'input.invalid'],
	limit: { count: 50, per: 'day' },
	community: (input) => input.community,
	async decide(tx, input, caller) {
		const body = await tx.records.communities.body(input.body);
		if (!body || body.community !== input.community) return err(refusal('object.not-found'));
		const office = await officeAnswering(tx, MAY, caller, input.body);
		if (!office) return err(refusal('caller.not-allowed'));
		const over = span(input.period)!;
		if (tx.today <= over.until) return err(refusal('disclosure.period-not-over', { params: { until: over.until } }));
		if (input.reviewed !== undefined && input.reviewed > tx.today) return err(refusal('input.invalid', { fields: [{ path: 'reviewed', code: 'too-large' }] }));
		// A village keeps a village's account, a joint co-operative a collective one: what the body published last, it goes on with.
		const kind = (await tx.records.disclosures.tablesOf(input.body))[0]?.kind ?? 'collective';
		if (await tx.records.disclosures.tableOf(input.body, kind, input.period)) return err(refusal('disclosure.already-published', { params: { period: input.period } }));
		const before = await tx.records.disclosures.tableBefore(input.body, kind, input.period);
		const chained = before?.period === addMonths(input.period, -1) ? before.closing : undefined;
		const problems = accountProblems(input as never, chained);
		if (problems.length > 0) return err(refusal('account.does-not-balance', { account: problems.slice(0, 200), params: { problems: problems.length } }));
		const rules = await rulesIn(tx, input.community);
		const held = await tx.records.contents.bySubject<BodyContent>(input.body);
		const due = dueOf(held?.content, 'finance', input.period, rules.disclosureDay)!;
		const disclosure: DisclosureContent = {
			type: 'disclosure', v: 1, community: input.community, subject: input.subject, lang: 'zh-CN', category: 'finance', title: input.title,
			period: input.period, body: input.body, due, published: tx.today,
			displayUntil: period(tx.today, rules.display.days, rules.display.kind, rules.holidays).last,
			summary: input.summary,
			...(input.reviewed === undefined ? {} : { reviewed: input.reviewed })
		};
		const table = JSON.parse(JSON.stringify({
			type: 'finance-table', v: 1, community: input.community, subject: input.table, lang: 'zh-CN', parent: input.subject, body: input.body, kind,
			unit: body.name, period: input.period, opening: input.opening, closing: input.closing, income: input.income, expense: input.expense,
			prepared: office.holder, reviewedAt: input.reviewed, lines: input.lines
		})) as FinanceTableContent; // through JSON: absent fields are absent, not undefined
		await tx.write(disclosure, office.office, { first: true });
		await tx.write(table, office.office, { first: true });
		return ok({ subject: disclosure.subject, late: daysLate(due, tx.today) });
	}
});
