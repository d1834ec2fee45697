import type { Shape } from '../shape.ts';
import type { question as zh } from '../zh-CN/question.ts';

const days = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`;

export const question: Shape<typeof zh> = {
	list: {
		title: 'Questions and answers',
		lead: (p) => `Every question gets a number and must be answered within ${days(p.days)}. If it is not, the days overdue show here.`,
		satisfaction: 'How those who asked take the answers', overdueTitle: 'Overdue and unanswered',
		allTitle: 'All questions',
		total: (p) => `${p.total} in all, ${p.unanswered} not answered yet`,
		moreOverdue: (p) => `${p.count} more are overdue; see the list below.`,
		empty: 'Nobody has asked yet',
		emptyWhy: 'Open a disclosure and choose “Ask about this” beside any line.',
		toDisclosures: 'See the disclosures'
	},
	title: (p) => `Question ${p.number}`,
	about: (p) => `About “${p.title}”`,
	aboutLine: (p) => `About line ${p.n}: ${p.summary}, ¥${p.amount}`,
	aboutUnknown: 'About something else in the imported history',
	channel: {
		portal: 'asked on the portal',
		paper_slip: 'on a paper slip',
		onsite_oral: 'aloud on questioning day',
		onsite_slip: 'on a slip on questioning day',
		phone: 'by telephone',
		liaison_entered: 'through a liaison'
	},
	to: (p) => `To be answered by ${p.body}`,
	asked: (p) => `Asked ${p.day}`,
	claimed: (p) => `The asker says it was written ${p.day} and waited for the network`,
	paper: (p) => `Written down by ${p.scribe}, witnessed by ${p.witness}`,
	readBack: 'Read back to the asker, who agreed',
	state: {
		answered: 'Answered',
		answeredLate: (p) => `Answered ${days(p.days)} late`,
		waiting: (p) => (p.days === 0 ? 'Answer due today' : `${days(p.days)} left`),
		overdue: (p) => `${days(p.days)} overdue, not answered`
	},
	due: (p) => `Answer due by ${p.day}`,
	stillOpen: 'The time is over; it still has to be answered.',
	answeredBy: (p) => `${p.by}, answered ${p.day}`,
	rate: { title: 'Are you satisfied with the answer?', legend: 'How you take it', choice: { satisfied: 'satisfied', basically: 'mostly satisfied', dissatisfied: 'not satisfied' }, button: 'Say so' },
	satisfaction: { satisfied: 'Asker satisfied', basically: 'Asker mostly satisfied', dissatisfied: 'Asker not satisfied' },
	line: {
		asked: 'Asked',
		wrote: 'Written, as the asker says',
		waiting: 'Waiting for an answer',
		overdue: 'Past its day, not answered',
		due: 'Answer due',
		answered: 'Answered',
		answeredLate: 'Answered, late'
	},
	under: {
		title: 'Questions so far',
		none: 'Nobody has asked yet.',
		more: (p) => `${p.count} more`,
		others: 'Earlier ones are among all questions'
	},
	form: {
		titleLine: 'Ask about this line',
		title: 'Ask about this disclosure',
		label: 'What do you want to know?',
		hint: 'One question at a time, up to 500 characters. Your name is not published.',
		dueBefore: 'If you ask today, it must be answered by ',
		dueAfter: '. Everyone can see the answer.',
		button: 'Ask, with a public answer',
		join: 'Join to ask here',
		joinWhy: 'Every household has a slip: scan it or type its code. If you have none, ask at the committee.',
		joinButton: 'Join with a slip',
		paperToo: 'A paper slip, a phone call or a liaison does as well: same number, same deadline.',
		otherCommunity: 'You are a resident of another community: you can read here, but not ask.',
		locked: 'Enter the PIN of this phone before you ask.',
		unlock: 'Enter PIN'
	},
	receipt: {
		title: 'Delivered',
		number: 'Question number',
		sent: 'Delivered',
		due: 'Answer due by',
		where: 'The answer will appear on this page, for everyone to see.',
		see: 'See this question'
	}
};
