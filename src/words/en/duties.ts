import type { Shape } from '../shape.ts';
import type { duties as zh } from '../zh-CN/duties.ts';

export const duties: Shape<typeof zh> = {
	title: 'Duties',
	lead: 'What each body owes each month, and whether it is there. What is missing shows by itself; nobody has to enter it.',
	year: (p) => p.year,
	monthOf: (p) => `${p.year}-${String(p.month).padStart(2, '0')}`,
	choose: 'Month',
	wholeYear: 'Whole year',
	show: 'Show',
	counts: (p) => `${p.done} in time, ${p.late} late, ${p.due} still due, ${p.missing} missing.`,
	state: { done: 'done in time', late: 'done late', due: 'still due', missing: 'missing' },
	stateOf: (p) => (p.state === 'done' ? 'in time' : p.state === 'late' ? (p.days === 1 ? '1 day late' : `${p.days} days late`) : p.state === 'due' ? (p.days === 0 ? 'due today' : p.days === 1 ? '1 day left' : `${p.days} days left`) : p.days === 1 ? 'missing for 1 day' : `missing for ${p.days} days`),
	legend: 'Marks',
	kind: {
		finance: 'Accounts published', affairs: 'Affairs disclosed', meeting: 'Meeting held', appraisal: 'Appraisal', duty_report: 'Duty reports', minutes: 'Minutes published', stage: 'Matters moved on in time', answer: 'Questions answered', report: 'Direct reports answered', commitment: 'Commitments done',
		dismissal: 'Twice not competent: the office ends', other: 'Other'
	},
	months: 'Months',
	cell: (p) =>
		`${p.kind}, month ${p.month}: ${[p.done > 0 ? `${p.done} in time` : '', p.late > 0 ? `${p.late} late` : '', p.due > 0 ? `${p.due} still due` : '', p.missing > 0 ? `${p.missing} missing` : ''].filter(Boolean).join(', ') || 'nothing'}`,
	by: (p) => `by ${p.day}`,
	meets: (p) => (p.days === 0 ? 'Met today' : `${p.days === 1 ? '1 day' : `${p.days} days`} since it last met (${p.day})`),
	meetsNone: 'No meeting is on record, which does not mean that there was none.',
	speakers: (p) => `Of ${p.of} who spoke at Democracy Days, ${p.without} hold no office (${p.percent}%).`,
	raisers: (p) => `Of ${p.of} proposals, ${p.without} were raised by residents, representatives and resident units (${p.percent}%).`,
	none: 'Nobody has recorded who owes what here',
	noneWhy: 'Once bodies have duties on record, each month shows here.',
	noneHere: 'Nothing is due in this month.',
	list: 'One by one',
	before: 'What was owed before duties were recorded is not counted here.'
};
