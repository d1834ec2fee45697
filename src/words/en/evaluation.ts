import type { Shape } from '../shape.ts';
import type { evaluation as zh } from '../zh-CN/evaluation.ts';

export const evaluation: Shape<typeof zh> = {
	title: (p) => `Evaluation: ${p.title}`,
	state: { announced: 'Not open yet', open: 'Open now', ended: 'Closed, being counted', closed: 'Over' },
	when: (p) => `${p.from} to ${p.until}`,
	who: 'Who is asked',
	byList: (p) => `By list ${p.number}, ${p.count} in all`,
	honest: 'Anonymous on screen only. Forms and people are kept apart, no time is kept, and everything enters the record in one batch at the close. Whoever runs the server and watches at that moment could still find out.',
	least: (p) => `With fewer than ${p.least} forms no result is shown.`,
	weights: (p) => `Satisfied counts ${p.satisfied}, mostly satisfied ${p.basically}, dissatisfied ${p.dissatisfied}. ${p.pass} and above passes.`,
	points: (p) => `Points by grade: ${p.list}`,
	answers: { satisfied: 'satisfied', basically: 'mostly satisfied', dissatisfied: 'dissatisfied' },
	skip: 'leave out',
	reports: 'Read the duty reports first', report: (p) => `${p.holder}: duty report for ${p.period}`, noReport: (p) => `${p.holder}: no duty report`,
	rate: 'Your form',
	remark: 'A few words, if you like',
	remarkHint: (p) => `Kept apart from your answers. After the close all remarks are published as comments, in an order that is drawn; those that name somebody are reviewed first. With fewer than ${p.least} forms they are deleted.`,
	button: 'Hand in',
	join: 'To fill it in by phone, join first. Paper and telephone count as much.',
	notOnList: 'You are not among those who are asked this time.',
	done: 'You have handed in a form. The first one counts and cannot be changed.',
	offline: 'You can fill it in without network: it is saved on this phone and sent later. It does not count after the close.',
	result: 'Result',
	forms: (p) => `${p.issued} were asked, ${p.returned} forms came back`,
	same: (p) =>
		`${p.lines === 1 ? 'One line of the list was a person who is on it already' : `${p.lines} lines of the list were people who are on it already`}, and asked once. ${p.forms > 0 ? `Before that was known, ${p.forms === 1 ? 'one form too many' : `${p.forms} forms too many`} had come in; as they are anonymous, nobody can tell which. People are counted once, and a verdict passes only if it does without any ${p.forms === 1 ? 'one' : p.forms} of the forms.` : ''}`,
	tooFew: 'Too few forms came back to show a result.',
	tooFewFor: 'Those whom too few judged are not listed.',
	index: (p) => `Satisfaction index ${p.index}`,
	mean: (p) => `Mean ${p.mean} points`,
	passed: 'passes',
	failed: 'does not pass',
	list: {
		title: 'Evaluations', lead: 'How things turned out, and whether those in office do well, in the words of the people asked. Shown only when enough answered.', now: 'Open now, or soon', past: 'With a result', none: 'No evaluation at the moment',
		noneWhy: 'An evaluation shows here once it is opened.', kind: { satisfaction: 'Satisfaction', appraisal: 'Appraisal of office-holders' }, returned: (p) => `${p.issued} forms given out, ${p.returned} returned`
	},
	office: {
		rail: 'Evaluations', title: 'Evaluations', lead: 'Fix who is asked and what first. Nothing can be changed after.', none: 'No evaluation at the moment', open: 'Open an evaluation',
		openLead: 'Everything below goes into the public record. After its last day it is counted and published by itself.', openButton: 'Announce and open', noList: 'There is no list of people to ask. Publish one first.', kind: 'Kind',
		electorate: 'Who is asked (list)', body: 'Which body is judged', matter: 'Matter it belongs to (optional)', noMatter: 'None', name: 'Title', items: 'What is asked about, one a line',
		itemsHint: 'For example: quality. Leave it empty for an appraisal.', offices: 'Appraisal: who is judged', officesHint: 'Tick people of one body. If nobody is ticked, everybody in office in that body is judged.',
		judged: (p) => `${p.holder} (${p.position}, ${p.body})`, opensOn: 'From', closesOn: 'Until (that day included)', least: 'Least number of forms for a result (5 or more)', remarks: 'Room for a few words', remarksHint: 'Kept apart from the answers, and published as comments after the close, in an order that is drawn.', opened: 'Announced.',
		taken: (p) => `${p.count} forms have come in, of ${p.of}.`, enter: 'Enter a form from paper or telephone', enterLead: 'By the number on the list; of each number the first form counts. What it says is kept apart from the number.', n: 'Number on the list',
		channel: 'How it came', enterButton: 'Enter', entered: 'Entered.', again: 'This number has handed in a form already. The first one counts; nothing was added.', auto: (p) => `Closes in the evening of ${p.day}, and is counted and published by itself.`
	},
	twice: (p) => `Found not competent twice in a row, in ${p.first} and ${p.second}. By ${p.clause} the office ends; whoever is responsible has to act.`
};
