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
	rate: 'Your form',
	button: 'Hand in',
	join: 'To fill it in by phone, join first. Paper and telephone count as much.',
	notOnList: 'You are not among those who are asked this time.',
	done: 'You have handed in a form. The first one counts and cannot be changed.',
	offline: 'You can fill it in without network: it is saved on this phone and sent later. It does not count after the close.',
	result: 'Result',
	forms: (p) => `${p.issued} were asked, ${p.returned} forms came back`,
	tooFew: 'Too few forms came back to show a result.',
	tooFewFor: 'Those whom too few judged are not listed.',
	index: (p) => `Satisfaction index ${p.index}`,
	mean: (p) => `Mean ${p.mean} points`,
	passed: 'passes',
	failed: 'does not pass',
	twice: (p) => `Found not competent twice in a row, in ${p.first} and ${p.second}. By ${p.clause} the office ends; whoever is responsible has to act.`
};
