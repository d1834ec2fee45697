import type { Shape } from '../shape.ts';
import type { imports as zh } from '../zh-CN/imports.ts';

const KINDS: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', Array: 'a list', Object: 'an object', boolean: 'true or false' };

export const imports: Shape<typeof zh> = {
	problem: {
		missing: () => 'This is missing.',
		'wrong-type': (p) => `This should be ${KINDS[String(p.expected)] ?? 'written differently'}.`,
		'not-in-list': (p) => `“${p.value}” is not one of the possible values: ${p.allowed}.`,
		'not-a-day': () => 'This is not a date. Please write it like 2026-11-09.',
		'not-a-moment': () => 'This is neither a date nor a moment.',
		'not-a-clock-time': () => 'This is not a time of day. Please write it like 08:30.',
		'not-a-period': () => 'This is not a period. Possible: 2026-10, 2026-Q3, 2026.',
		'not-money': () => 'Amounts are whole numbers of fen and not negative.',
		'not-a-number': () => 'This should be a whole number within its range.',
		'not-an-address': () => 'The address of a community is 2 to 12 capital letters or digits.',
		'not-masked': () => 'The public form of a name is the surname and “**”.',
		'text-unreadable': () => 'The text holds invisible characters or is not in Unicode NFC.',
		'too-long': (p) => `The text is too long; at most ${p.most} characters.`,
		'too-large': () => 'This is too large. Please divide it.',
		'too-deep': (p) => `This goes too deep; at most ${p.most} levels.`,
		twice: (p) => `“${p.name}” stands here twice; first at ${p.first}.`,
		dangling: (p) => `“${p.name}” is not in the file (${p.list}).`,
		'not-the-tree': (p) => `“${p.name}” cannot lie in this place.`,
		'tree-in-a-circle': (p) => `The places above “${p.name}” form a circle and do not reach the city.`,
		'no-root': () => 'There is no topmost place (the city).',
		'other-community': (p) => `“${p.name}” belongs to another community.`,
		'links-differ': (p) => `Two places of the file disagree about “${p.name}”.`,
		'no-such-line': (p) => `“${p.name}” has no line ${p.line}.`,
		'until-before-from': (p) => `The end (${p.until}) is not after the beginning (${p.from}).`,
		'answered-before-asked': (p) => `The answer is dated before the question (${p.asked}).`,
		'out-of-order': (p) => `This should be version ${p.expected}.`,
		'count-differs': (p) => `The numbers of this vote do not fit: the choices add up to ${p.sum}.`,
		'nowhere-published': () => 'The file does not say where this account was published.',
		'more-than': (p) => `This is too much; at most ${p.most}.`,
		'sum-differs': (p) => `The parts add up to ${p.expected}; it says ${p.found}.`,
		'no-lines': () => 'This account has no lines.',
		'too-many-lines': (p) => `An account has at most ${p.most} lines.`,
		'seq-not-continuous': (p) => `The numbers are not continuous; this should be ${p.expected}.`,
		'date-outside-period': (p) => `The date lies outside the period (${p.from} to ${p.until}).`,
		'voucher-twice': (p) => `Voucher “${p.voucher}” is used twice; first in line ${p.first}.`,
		'balance-differs': (p) => `The balance should be ${p.expected} yuan; it says ${p.found} yuan.`,
		'income-differs': (p) => `Total income should be ${p.expected} yuan; it says ${p.found} yuan.`,
		'expense-differs': (p) => `Total expense should be ${p.expected} yuan; it says ${p.found} yuan.`,
		'closing-differs': (p) => `The closing balance should be ${p.expected} yuan; it says ${p.found} yuan.`
	},
	list: {
		meta: 'about the file', config: 'parameters of the city', towns: 'towns and subdistricts', communities: 'communities', places: 'places',
		households: 'households', people: 'people', bodies: 'bodies', offices: 'offices', disclosures: 'disclosures', finance_tables: 'accounts',
		inquiries: 'questions', assignments: 'assignments', registers: 'registers of contracts', donation_ledgers: 'donations', contracts: 'contracts',
		decision_records: 'resolutions and minutes', votes: 'votes', proposals: 'proposals', matters: 'matters', procedures: 'procedures',
		commitments: 'commitments', democracy_days: 'democracy days', consultations: 'consultations', opinions: 'expert opinions',
		risk_assessments: 'risk assessments', ledger: 'concerns register', paper_slips: 'paper slips', receptions: 'reception days',
		evaluations: 'evaluations', pledges: 'pledges of office-holders', three_lists: 'three-notice postings', supervision_orders: 'follow-up orders',
		oversight_reports: 'reports of overseers', observers: 'outside observers', volunteer_tasks: 'volunteer tasks', calendar_month: 'calendar of the month',
		calendar_year: 'calendar of the year', deliberation_documents: 'deliberation documents', expected_findings: 'findings for checking'
	}
};
