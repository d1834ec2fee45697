import type { Shape } from '../shape.ts';
import type { disclosure as zh } from '../zh-CN/disclosure.ts';

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

export const disclosure: Shape<typeof zh> = {
	category: { party: 'party affairs', affairs: 'residents’ affairs', finance: 'accounts', service: 'services' },
	categoryTitle: { party: 'Party affairs', affairs: 'Residents’ affairs', finance: 'Finance', service: 'Services' },
	accountTitle: (p) => `${p.unit}: account for ${p.period}`,
	list: {
		title: 'Disclosures',
		lead: (p) => `Each month is published by day ${p.day} of the next. What was not published is listed here too.`,
		owingTitle: 'Due and not published',
		owingNone: 'As of today, everything that was due has been published.',
		missing: (p) => `${p.body}: ${p.category} for ${p.period} not published`,
		due: (p) => `${p.body}: ${p.category} for ${p.period} to be published`,
		dueBy: (p) => `Due by ${p.day}`,
		owedBy: (p) => `now owed by ${p.body}`,
		extended: (p) => `Extended: ${p.reason}`,
		only: (p) => `Only ${p.body}`,
		all: 'See all',
		empty: 'No disclosures yet',
		emptyWhy: 'They will appear here once published. What is overdue will be shown with its days.',
		lines: (p) => `${plural(p.lines, 'line')}, income ¥${p.income}, spending ¥${p.expense}`,
		total: (p) => `${p.total} in all`,
		posted: 'Posted on the notice board only'
	},
	facts: {
		published: (p) => `Published ${p.day}`,
		publishedUntil: (p) => `Published ${p.day}, on display until ${p.until}`,
		displayOver: 'No longer on display; it can always be looked up here',
		due: (p) => `Due by ${p.day}`,
		revised: (p) => `Revised ${p.day}`,
		event: (p) => `About ${p.day}`,
		objection: (p) => `Objections until ${p.day}`,
		reviewed: (p) => `Reviewed by the oversight committee ${p.day}`,
		notReviewed: 'No review by the oversight committee',
		prepared: (p) => `Prepared by ${p.name}`,
		approved: (p) => `approved by ${p.name}`,
		reviewedBy: (p) => `reviewed by ${p.name}`,
		body: (p) => `On behalf of ${p.body}`,
		covers: (p) => `Also covers ${p.bodies}`
	},
	summary: {
		totals: (p) => `In ${p.period}, income was ¥${p.income} and spending ¥${p.expense}; ¥${p.closing} is left in the account.`,
		largest: (p) => `The largest payment is ${p.summary}, ¥${p.amount}, or ${p.percent}% of spending.`,
		vouchers: (p) => (p.count === 0 ? 'Every line has its voucher attached.' : `${plural(p.count, 'line')} without a voucher attached.`)
	},
	figures: {
		opening: 'Opening balance (¥)',
		income: (p) => `Income, ${plural(p.count, 'line')} (¥)`,
		expense: (p) => `Spending, ${plural(p.count, 'line')} (¥)`,
		closing: 'Closing balance (¥)'
	},
	compare: {
		label: 'Compare with',
		none: 'Do not compare',
		button: 'Compare',
		previous: (p) => `Previous: ${p.period}`,
		next: (p) => `Next: ${p.period}`
	},
	csv: 'Table',
	csvHidden: ', CSV file',
	bars: {
		title: (p) => `Of every ¥100 spent, ¥${p.percent} went to ${p.category}`,
		titleNone: 'Nothing was spent',
		sub: (p) => `Spending in ${p.period} by category, in yuan`,
		stroke: (p) => `. The short stroke is ${p.period}`,
		more: (p) => `¥${p.amount} more than ${p.period}`,
		less: (p) => `¥${p.amount} less than ${p.period}`,
		same: (p) => `the same as ${p.period}`,
		newThere: (p) => `none in ${p.period}`,
		gone: (p) => `¥${p.amount} in ${p.period}`
	},
	balance: {
		up: (p) => `¥${p.amount} more at the end than at the start`,
		down: (p) => `¥${p.amount} less at the end than at the start`,
		level: 'The same at the end as at the start',
		sub: (p) => `Balance day by day, ${p.period}, in yuan`,
		alt: (p) => `Balance: ¥${p.opening} at the start, highest ¥${p.highest} on ${p.day}, ¥${p.closing} at the end.`,
		opening: (p) => `start ${p.amount}`,
		closing: (p) => `end ${p.amount}`,
		highest: (p) => `${p.amount} on ${p.day}`
	},
	table: {
		expenses: (p) => `Spending: ${plural(p.count, 'line')}`,
		incomes: (p) => `Income: ${plural(p.count, 'line')}`,
		item: 'Item',
		amount: 'Amount (¥)',
		balance: 'Balance (¥)',
		voucher: 'Voucher',
		basis: 'Basis',
		ask: 'Ask',
		line: (p) => `Line ${p.n}`,
		pays: 'out',
		receives: 'in',
		everyday: 'Everyday spending',
		blank: 'Not stated',
		none: '—',
		askLine: 'Ask about this',
		askLineHidden: (p) => `: ${p.summary}`,
		asked: (p) => `${p.count} asked`,
		askedMore: (p) => `${p.count} or more asked`,
		sum: (p) => `Total, ${plural(p.count, 'line')}`,
		missing: { attachments: 'No voucher', handler: 'No handler', witness: 'No witness', approver: 'No approval' }
	},
	account: {
		kind: {
			collective: 'Collective account', village: 'Village account', party_service_fund: 'Party organisation service fund',
			common_income: 'Common income', operating_fund: 'Operating fund', association: 'Association account'
		},
		of: (p) => `${p.unit}, ${p.kind}, ${p.period}`
	},
	text: 'Details',
	versions: {
		title: 'Versions',
		first: 'First published',
		version: (p) => `Version ${p.version}`,
		reason: (p) => `Reason: ${p.reason}`,
		noReason: 'No reason given',
		line: (p) => `entry ${p.line} of the public record`
	},
	line: {
		title: (p) => `Line ${p.n}: ${p.summary}`,
		out: (p) => `¥${p.amount} paid`,
		in: (p) => `¥${p.amount} received`,
		facts: 'What is recorded about this line',
		field: {
			date: 'Date', voucher: 'Voucher', category: 'Category', amount: 'Amount', balance: 'Balance after it', counterparty: 'Paid to or by',
			funding: 'Funded by', handler: 'Handled by', witness: 'Witnessed by', approver: 'Approved by', decision: 'Decision', contract: 'Contract',
			attachments: 'Attachments', recurring: 'Everyday spending', reviewed: 'Seen by the oversight committee'
		},
		attachments: (p) => String(p.count),
		recurring: { wages: 'Wages and allowances', utilities: 'Water and electricity', fuel: 'Fuel' },
		yes: 'Yes',
		no: 'No',
		missing: 'Not stated',
		unrecorded: 'Never recorded at the source',
		previous: 'Previous line',
		next: 'Next line'
	}
};
