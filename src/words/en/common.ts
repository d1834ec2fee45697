import type { Shape } from '../shape.ts';
import type { common as zh } from '../zh-CN/common.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const WEEKDAYS_LONG = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTHS_LONG = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

export const common: Shape<typeof zh> = {
	lang: 'en',
	name: 'Yishi',
	titled: (p) => `${p.title} · Yishi`,
	titleError: (p) => `Error: ${p.title}`,
	skip: 'Skip to content',
	brand: (p) => `Yishi, ${p.city} home`,
	brandOnly: 'Yishi, home',
	changePlace: ', change community',
	mainNav: 'Main',
	nav: {
		home: 'Home',
		disclosures: 'Notices',
		matters: 'Matters',
		me: 'Me',
		join: 'Join',
		office: 'Office',
		verify: 'Verify'
	},
	tools: {
		elder: 'Large text',
		standard: 'Standard text',
		otherLang: 'zh-CN',
		otherLangShort: '中文',
		otherLangName: '中文'
	},
	demo: 'This is a demo city. People and events are invented.',
	foot: {
		help: 'Need help?',
		phone: (p) => `Call ${p.place}`,
		inPerson: 'Or come to the committee in person',
		noPhone: 'Please ask at the committee in person',
		read: 'Read this page aloud',
		more: 'More',
		verify: 'How to check what this portal shows',
		record: 'Public record',
		rules: 'Rules and deadlines',
		settings: 'Text size, language, theme',
		bodies: 'Bodies and people',
		places: 'Places',
		proof: (p) => `What this page shows is entry ${p.line} of the public record, check code`,
		check: 'Check it',
		proofCity: 'All public content can be checked without trusting us.',
		printed: (p) => `Printed ${p.day}. The portal may have newer content.`
	},
	day: {
		full: (p) => `${WEEKDAYS[p.weekday]} ${p.day} ${MONTHS[p.month - 1]}${p.year ? ` ${p.year}` : ''}`,
		short: (p) => `${p.day} ${MONTHS[p.month - 1]}${p.year ? ` ${p.year}` : ''}`,
		weekday: (p) => WEEKDAYS[p.weekday]!,
		weekdayLong: (p) => WEEKDAYS_LONG[p.weekday]!,
		leafMonth: (p) => MONTHS[p.month - 1]!,
		axis: (p) => String(p.day),
		axisMonth: (p) => MONTHS[p.month - 1]!,
		today: 'today'
	},
	period: {
		month: (p) => `${MONTHS_LONG[p.month - 1]} ${p.year}`,
		monthShort: (p) => MONTHS_LONG[p.month - 1]!,
		quarter: (p) => `Q${p.quarter} ${p.year}`,
		quarterShort: (p) => `Q${p.quarter}`,
		half: (p) => `${p.half === 1 ? 'first' : 'second'} half of ${p.year}`,
		halfShort: (p) => `${p.half === 1 ? 'first' : 'second'} half`,
		year: (p) => String(p.year),
		range: (p) => `${p.from} to ${p.until}`,
		event: 'One-off'
	},
	money: {
		yuan: (p) => `¥${p.amount}`,
		unit: '¥',
		unitLine: 'Amounts in yuan (¥)',
		round: (p) => (Math.abs(p.yuan) < 10_000 ? String(Math.round(p.yuan)) : `${Math.round(p.yuan / 1000)}k`)
	},
	imported: {
		tag: 'Imported history',
		why: 'This existed before the portal did. Its dates are what the source says; none of it was done here.'
	},
	status: {
		onTime: 'Published on time',
		published: 'Published',
		lateBy: (p) => `${plural(p.days, 'day')} late`,
		overdueBy: (p) => `${plural(p.days, 'day')} overdue`,
		daysLeft: (p) => (p.days === 0 ? 'Ends today' : `${plural(p.days, 'day')} left`),
		notYet: 'Not started',
		closed: 'Closed'
	},
	list: {
		earlier: 'Earlier',
		newest: 'Back to the newest',
		none: 'None',
		all: 'All',
		and: ', ',
		comma: ', '
	},
	errors: {
		title: 'Something is wrong, see below',
		kept: 'What you typed is still here.'
	},
	back: 'Back',
	print: 'Print',
	call: 'Call',
	separator: ': '
};
