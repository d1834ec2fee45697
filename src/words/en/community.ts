import type { Shape } from '../shape.ts';
import type { community as zh } from '../zh-CN/community.ts';

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

export const community: Shape<typeof zh> = {
	city: {
		title: (p) => `${p.city}: the accounts and affairs of ${plural(p.count, 'community', 'communities')}, to read and to ask about`,
		titleNone: 'Yishi',
		empty: 'There is no city here yet',
		emptyWhy: 'Once an administrator imports or founds one, its communities appear here.',
		next: 'Coming up',
		disclosureDay: (p) => `Disclosure day: the accounts for ${p.period}, line by line`,
		disclosureDayMore: 'What is not out by then is overdue',
		questioningDay: 'Questioning day: ask in person',
		questioningDayMore: 'Here, on paper or by telephone you can ask on any day',
		everywhere: 'Whole city',
		late: 'Due and not done',
		lateNone: 'As of today, nothing is overdue.',
		newest: 'Just published',
		newestNone: 'Nothing has been published yet.',
		communities: 'How the communities stand',
		communityColumn: 'Community',
		households: (p) => `${p.households} households`,
		computed: (p) => `Computed by the rules, ${p.day}.`
	},
	standing: {
		missing: (p) => `${p.count} not published`,
		overdue: (p) => `${plural(p.count, 'question')} overdue`,
		due: (p) => `${p.count} to be published`,
		waiting: (p) => `${plural(p.count, 'question')} waiting`,
		clear: 'Nothing overdue'
	},
	home: {
		today: (p) => `Today, ${p.weekday} ${p.day}`,
		lateTitle: 'Overdue',
		lateNone: 'As of today, nothing is overdue.',
		soonTitle: 'Due soon',
		newest: 'Just published',
		allDisclosures: 'All disclosures',
		newestNone: 'Nothing has been published yet.',
		allQuestions: 'All questions',
		days: 'Two days a month',
		disclosureDay: 'Disclosure day',
		disclosureDayMore: (p) => `Accounts for ${p.period} are out by this day`,
		questioningDay: 'Questioning day',
		questioningDayMore: 'Ask in person, or here at any time',
		answerOverdue: (p) => `Question ${p.number} not answered`,
		answerWaiting: (p) => `Question ${p.number} waits for an answer`,
		figures: 'The community in figures',
		householdsLabel: 'Households',
		populationLabel: 'Population',
		adultsLabel: 'Adults',
		look: 'Also here',
		bodies: (p) => `Bodies and people (${plural(p.count, 'body', 'bodies')})`,
		places: (p) => `Places (${p.count})`,
		rules: 'Rules and deadlines',
		record: 'Public record',
		notYetShown: 'Imported, and not shown on any page yet',
		notYetShownWhy: 'It is kept and entered in the public record, and will be shown once the portal has pages for it.',
		item: (p) => `${p.list}: ${p.count}`
	},
	bodies: {
		title: 'Bodies and people',
		lead: 'Who is responsible for what, and who holds which office.',
		empty: 'No bodies registered yet',
		emptyWhy: 'Once registered, every body and its offices appear here.',
		members: (p) => plural(p.count, 'member'),
		present: 'In office',
		presentNone: 'Nobody is registered as in office today.',
		others: 'Former and future',
		since: (p) => `since ${p.day}`,
		between: (p) => `${p.from} to ${p.until}`,
		duties: 'What it has to do regularly',
		dutiesNone: 'No regular duties are registered.',
		dutyFrom: (p) => `${p.every}, from ${p.from}`,
		extension: (p) => `${p.period} extended to ${p.due}: ${p.reason}`,
		noReason: 'no reason given',
		itsDisclosures: 'Its disclosures',
		at: (p) => `in ${p.place}`
	},
	bodyKind: {
		party_organisation: 'Party organisations',
		self_governance_committee: 'Residents’ and villagers’ committees',
		oversight_committee: 'Oversight committees',
		collective_economic_organisation: 'Collective economic organisations',
		residents_council: 'Residents’ councils',
		representatives_meeting: 'Representatives’ meetings',
		assembly: 'Assemblies',
		owners_assembly: 'Owners’ assemblies',
		service_centre: 'Service centres',
		association: 'Associations'
	},
	position: {
		secretary: 'Secretary', deputy_secretary: 'Deputy secretary', director: 'Director', deputy_director: 'Deputy director', chair: 'Chair', convener: 'Convener',
		member: 'Member', accountant: 'Accountant', agency_bookkeeper: 'Agency bookkeeper', staff: 'Staff', clerk: 'Clerk', liaison: 'Liaison',
		supervisor: 'Overseer', unit_delegate: 'Unit delegate', discipline_officer: 'Discipline officer', emergency_officer: 'Emergency officer',
		deputy_contact: 'Deputy contact', administrator: 'Administrator'
	},
	function: {
		chair: 'Chair', recorder: 'Recorder', teller: 'Teller', reader: 'Reader', ballot_overseer: 'Ballot overseer', overseer: 'Overseer', drafter: 'Drafter',
		liaison: 'Liaison', responsible: 'Person responsible', quality_overseer: 'Quality overseer', assessor: 'Assessor', host: 'Host', reviewer: 'Reviewer',
		observer: 'Observer'
	},
	duty: {
		finance_account: 'Publish the accounts',
		affairs_disclosure: 'Publish residents’ affairs',
		appraisal: 'Duty report and appraisal',
		representatives_meeting: 'Hold a representatives’ meeting'
	},
	every: { month: 'Every month', quarter: 'Every quarter', half: 'Every half-year', year: 'Every year' },
	places: {
		title: 'Places',
		lead: (p) => `${p.count} in all.`,
		empty: 'No places registered yet',
		emptyWhy: 'Once registered, villages, estates and grids are listed here by what lies in what.',
		households: (p) => `${p.households} households`,
		cells: (p) => plural(p.count, 'grid cell')
	},
	placeKind: {
		city: 'City', town: 'Town', subdistrict: 'Subdistrict', community: 'Community', village: 'Village', natural_village: 'Natural village',
		residential_compound: 'Estate', rental_compound: 'Rental estate', street_block: 'Street block', resident_unit: 'Resident organisation',
		ecological_area: 'Ecological area', cell: 'Grid cell'
	},
	rules: {
		title: 'Rules and deadlines',
		lead: 'The portal computes with these numbers by itself; nobody edits the results. A changed rule binds only what comes after it.',
		name: 'Name of the rule set',
		disclosureDay: 'Disclosure day',
		disclosureDayIs: (p) => `Each period is published by day ${p.day} of the next month`,
		questioningDay: 'Questioning day',
		questioningDayIs: (p) => `Day ${p.day} of every month`,
		display: 'Time on display',
		displayIs: (p) => `At least ${p.days}`,
		answer: 'Answering questions',
		answerIs: (p) => `Within ${p.days}, counted from the day after the question; the last day ends at 24:00`,
		calendar: (p) => plural(p.days, 'day'),
		working: (p) => plural(p.days, 'working day'),
		source: (p) => `Source: ${p.source}`,
		own: 'The city’s own rule',
		holidays: 'Holidays',
		holidaysKnown: (p) => `${p.years}: as announced by the State Council`,
		holidaysNone: 'Not entered yet; for working days only weekends are left out',
		notAdopted: 'The city has not published rules of its own; it starts with these.',
		versions: 'Versions of the rules'
	},
	verifyCommand: 'npm run yishi -- verify'
};
