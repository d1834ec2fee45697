import type { Shape } from '../shape.ts';
import type { papers as zh } from '../zh-CN/papers.ts';

export const papers: Shape<typeof zh> = {
	title: 'Print paper forms',
	ballots: 'Print ballots',
	lead: 'One for each number on the list. They are entered by number when they come back, and of each number the first form counts.',
	leadBlank: 'No numbers, no names. Two tellers count how many are given out and how many come back.',
	from: 'From number',
	to: 'To number',
	copies: 'How many',
	show: 'Lay out',
	ready: (p) => `${p.count} laid out, two on a page`,
	one: 'Tick one box.',
	each: 'Tick one box in each row.',
	until: (p) => `Hand in by ${p.day}`,
	where: (p) => `To ${p.body}, or into the letter box.`,
	help: 'If reading or writing is hard, somebody may fill it in for you.',
	filler: 'Filled in by',
	witness: 'Witness',
	sign: 'Signature',
	n: 'Number on the list',
	cut: 'Cut off here once it is entered',
	dedupe: 'The number only tells doubles apart: of each number the first form counts. It is cut off once entered, and kept apart from the answers.',
	dedupePoll: 'The number only tells doubles apart: each number has one vote, also for somebody who votes by phone as well.',
	remark: 'A few words, if you like:',
	box: 'empty box'
};
