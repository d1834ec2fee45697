import type { Shape } from '../shape.ts';
import type { democracyDay as zh } from '../zh-CN/democracy-day.ts';

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const UNITS = { person: 'adult', household: 'household', representative: 'representative', member: 'member', owner: 'owner' };
const counted = (n: number, unit: keyof typeof UNITS) => plural(n, UNITS[unit]);

export const democracyDay: Shape<typeof zh> = {
	title: 'Democracy Days',
	on: (p) => `Democracy Day, ${p.day}`,
	lead: 'Representatives and residents meet: accounts, questions, deliberation, votes, evaluation. Every resident may come and listen.',
	next: 'Next',
	nextNone: 'None is announced',
	nextNoneWhy: 'Once one is announced, its time, place and agenda stand here.',
	noticeAsked: (p) => `A meeting of representatives is announced at least ${p.days} before.`,
	past: 'Past',
	pastNone: 'No Democracy Day on record',
	pastNoneWhy: 'Once one was held, who came, what was said and what was promised stands here.',
	since: 'How long ago',
	sinceDays: (p) => (p.days === 0 ? 'today' : `${plural(p.days, 'day')} ago`),
	sinceLast: (p) => `last on ${p.day}`,
	sinceNone: 'Not recorded',
	sinceNoneWhy: 'This portal has no record of a Democracy Day of it. That does not mean that it never met.',
	bodiesNone: 'No meeting of representatives is registered here.',
	needed: (p) => `${plural(p.members, 'member')}, ${p.needed} must come`,
	opening: 'The next one opens with these',
	openingWhy: (p) => `Promised on ${p.day} and not done yet:`,
	state: {
		announced: (p) => (p.days === 1 ? 'tomorrow' : `in ${p.days} days`),
		today: 'today',
		held: 'Held',
		unrecorded: (p) => `${plural(p.days, 'day')} past, and no word whether it was held`,
		'called-off': 'Called off'
	},
	notice: {
		'in-time': (p) => `Notice ${plural(p.ahead, 'day')} before, at least ${p.asked}`,
		short: (p) => `Notice only ${plural(p.ahead, 'day')} before; it should have been ${p.asked}`,
		'no-rule': (p) => `Notice ${plural(p.ahead, 'day')} before`,
		missing: 'No notice',
		'not-recorded': 'Day of notice not recorded'
	},
	minutesState: {
		inTime: (p) => `Minutes published ${p.day}, on time`,
		late: (p) => `Minutes published ${p.day}, ${plural(p.days, 'day')} late`,
		due: (p) => `Minutes due by ${p.day}`,
		overdue: (p) => `Minutes ${plural(p.days, 'day')} overdue`,
		'not-recorded': 'No minutes recorded'
	},
	items: (p) => plural(p.count, 'item'),
	facts: {
		time: 'Time',
		place: 'Place',
		body: 'Meeting',
		chair: 'Chair',
		recorder: 'Recorder',
		announced: 'Notice',
		materials: 'Papers public',
		studied: 'Studied by the party organisation',
		minutes: 'Minutes',
		archived: 'Archived',
		missing: 'asked for and missing',
		unrecorded: 'not recorded'
	},
	range: (p) => `${p.from} to ${p.until}`,
	unit: { person: 'Adults', household: 'Household representatives', representative: 'Representatives', member: 'Members', owner: 'Owners' },
	share: (p) => (p.numerator === 1 && p.denominator === 2 ? 'half' : p.numerator === 2 && p.denominator === 3 ? 'two thirds' : `${p.numerator}/${p.denominator}`),
	quorum: {
		title: (p) => (p.holds ? 'Enough were there' : 'Not enough were there'),
		sentence: (p) => `${counted(p.of, p.unit)} due, ${p.have} came. At least ${p.need} are needed: ${p.holds ? 'enough' : `${p.need - p.have} too few`}.`,
		sum: (p) =>
			p.more
				? `Arithmetic: ${p.left}, ${p.right}. The first is ${p.holds ? 'larger' : 'not larger'}: ${p.holds ? 'more' : 'not more'} than ${p.share}.`
				: `Arithmetic: ${p.left}, ${p.right}. The first is ${p.holds ? 'not smaller' : 'smaller'}: ${p.holds ? 'at least' : 'less than'} ${p.share}.`,
		times: (p) => `${p.a} × ${p.b} = ${p.product}`,
		mark: (p) => counted(p.need, p.unit),
		source: (p) => `By ${p.source}`
	},
	attendance: {
		title: 'Who was there',
		none: 'The number of those present is not recorded.',
		of: (p) => `${p.present} of ${p.expected}`,
		share: (p) => `${p.percent}%`,
		proxies: 'Of them by proxy',
		observing: 'Residents listening',
		nonRegistered: 'Residents registered elsewhere',
		residentUnits: 'Units in the community',
		overseers: 'Overseers',
		townStaff: 'Staff of the town',
		subdistrictStaff: 'Staff of the subdistrict',
		privacy: 'Numbers only. Names on the list of those present are not published.'
	},
	agenda: {
		title: 'Agenda',
		withMinutes: 'Agenda and minutes',
		presenter: (p) => `Presented by ${p.name}`,
		rule: (p) => `Rule: ${p.rule}`,
		materials: (p) => `Papers: ${p.names}`,
		unshown: (p) => `It is about ${p.count} ${p.more ? 'more that have' : p.count === 1 ? 'object that has' : 'objects that have'} no page yet`,
		kind: {
			opening: 'Opening', report: 'Report', disclosure: 'Disclosure', inquiry: 'Questions', deliberation: 'Deliberation', vote: 'Vote', evaluation: 'Evaluation',
			other: 'Other', closing: 'Closing'
		},
		nothing: 'Nothing is written of this item.',
		recusal: (p) => `Stands aside: ${p.name} (${p.why})`
	},
	vote: {
		passed: 'Passed',
		failed: 'Not passed',
		resolution: (p) => `Resolution ${p.number}`,
		papers: (p) => `${p.issued} ballots given out, ${p.returned} returned, ${p.invalid} invalid`,
		yes: 'For',
		no: 'Against',
		abstain: 'Abstain',
		sentence: (p) => `${p.of} present, ${p.have} for. More than half is at least ${p.need}: ${p.holds ? 'enough' : `${p.need - p.have} too few`}.`,
		differs: (p) => `Announced as “${p.announced}”; these numbers come to “${p.computed}”.`,
		verdict: { passed: 'passed', failed: 'not passed', 'no-quorum': 'too few to decide', tie: 'tied' }
	},
	actions: {
		title: 'What was promised',
		none: 'The minutes name nothing to be done.',
		notYet: 'After the meeting, who promised what and by when stands here.',
		counts: (p) => `${p.total} promised, ${p.done} done${p.late > 0 ? `, ${p.late} overdue` : ''}.`,
		why: 'Whether it is done is as the minutes say. What is past its day and not called done is overdue.',
		done: 'Done',
		begun: 'Under way',
		notBegun: 'Not begun',
		due: (p) => `by ${p.day}`,
		before: (p) => `What was promised last time (${p.day})`,
		beforeWhy: 'This one begins here.',
		beforeOpen: 'See the last one'
	},
	signatures: {
		title: 'Signatures',
		by: (p) => `${p.who}: ${p.name}`,
		missing: (p) => `Not signed by the ${p.who.toLowerCase()}`,
		who: { chair: 'Chair', recorder: 'Recorder', overseer: 'Oversight committee' },
		line: 'Signature',
		reservation: (p) => `Reservation: ${p.text}`
	},
	votesSum: (p) => `${plural(p.count, 'vote')}, ${p.passed} passed.`,
	shortNotice: (p) => `Notice was short. Reason: ${p.reason}`,
	draft: 'This is a draft that waits for signatures. If you see something wrong, say so in a comment below.',
	here: {
		title: 'You are here',
		lead: 'One tap signs you in. Numbers are published, names are not.',
		button: 'I am here',
		done: 'You are signed in.',
		join: 'Join with your slip first, or sign in at the desk.',
		other: 'You belong to another community: sign in at the desk.'
	},
	topics: {
		title: 'What people want to speak of',
		lead: 'Say what should be spoken of at a Democracy Day. Each topic shows on which day it is, or why not.',
		raise: 'Raise a topic',
		sent: (p) => `Received as ${p.number}.`,
		waiting: 'Waiting',
		settled: 'Settled',
		none: 'Nobody has raised one yet.',
		taken: (p) => `On the agenda of ${p.day}, item ${p.item}`,
		declined: (p) => `Not put on an agenda. ${p.by}: ${p.reason}`,
		open: (p) => (p.days === 0 ? 'Raised today' : p.days === 1 ? 'Waits for 1 day' : `Waits for ${p.days} days`),
		body: 'For which meeting',
		text: 'What it is about',
		hint: 'No names or telephone numbers of others. Your own name is not published.',
		button: 'Raise it',
		join: 'Join to raise one',
		paper: 'A slip of paper at the office or a telephone call does as well.',
		other: 'You are not a resident of this community.'
	},
	reason: (p) => `Reason: ${p.reason}`,
	after: (p) => `Next one: ${p.day}`,
	earlier: (p) => `One before: ${p.day}`,
	calendar: (p) => (p.body ? `Democracy Day: ${p.body}` : 'Democracy Day'),
	home: (p) => (p.count === 0 ? 'Democracy Days' : `Democracy Days (${p.count})`)
};
