import type { Shape } from '../shape.ts';
import type { matter as zh } from '../zh-CN/matter.ts';

const days = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`;

export const matter: Shape<typeof zh> = {
	list: {
		title: 'Matters',
		lead: 'Each matter from the first word to the evaluation: who holds it now, since when, and what comes next.',
		open: 'On their way',
		closed: 'Finished',
		none: 'Nothing is on its way',
		noneWhy: 'When somebody makes a proposal and enough stand behind it, it appears here.',
		total: (p) => `${p.total} in all`,
		link: (p) => `Matters (${p.count})`
	},
	kind: {
		public_space: 'public space', water_supply: 'water supply', community_rules: 'community rules', owners_common_parts: 'owners’ common parts', village_works: 'village works',
		elderly_service: 'services for the old'
	},
	now: (p) => (p.body ? `${p.stage}, with ${p.body}` : p.stage),
	since: (p) => (p.days === 0 ? `since ${p.day}` : `since ${p.day}, ${days(p.days)}`),
	over: (p) => `${days(p.days)} over its time`,
	dueBy: (p) => `due by ${p.day}`,
	closedOn: (p) => `Finished ${p.day}`,
	decides: (p) => `Decided by ${p.body}`,
	collecting: (p) => `${p.count} endorsements of ${p.needed} needed`,
	collected: (p) => `${p.count} endorsements`,
	missing: (p) => (p.days === 0 ? `${p.missing} missing, ends today` : `${p.missing} missing, ${days(p.days)} left`),
	reached: (p) => `enough since ${p.day}`,
	ended: (p) => `ended, ${p.missing} short`,
	procedure: (p) => `By “${p.name}”, edition ${p.edition}`,
	provenance: { statute: 'a procedure of the law', published: 'a published procedure', reconstruction: 'a reconstruction, not the original text', local: 'this community’s procedure' },
	way: 'How far it has come',
	ahead: 'Next',
	proposal: 'The proposal',
	raised: (p) => `${p.by}, raised ${p.day}`,
	entered: (p) => `written down by ${p.by}`,
	consultations: 'Talked over',
	participants: (p) => `${p.count} took part`,
	materials: (p) => `materials sent ${p.day}, ${days(p.days)} ahead`,
	outcome: (p) => `outcome published ${p.day}`,
	opinions: 'Opinions',
	opinionKind: { legal: 'Legal opinion', expert: 'Expert opinion', residents: 'Residents’ opinion' },
	adopted: 'adopted',
	notAdopted: 'not adopted',
	risks: 'Risk assessment',
	level: { low: 'low', medium: 'medium', high: 'high' },
	riskLevel: (p) => `Risk: ${p.level}`,
	riskPoint: (p) => `probability ${p.probability}, impact ${p.impact}`,
	dimension: { legality: 'Legality', rationality: 'Reasonableness', feasibility: 'Feasibility', controllability: 'Controllability' },
	decision: 'Votes and resolutions',
	commitments: 'Commitments',
	commitment: {
		done: 'done', doneLate: (p) => `done ${days(p.days)} late`, open: (p) => (p.days === 0 ? 'due today' : `${days(p.days)} left`), late: (p) => `${days(p.days)} overdue`
	},
	owner: (p) => `${p.owner}, by ${p.day}`,
	evidence: (p) => `Evidence: ${p.what}`,
	evaluations: 'What people said afterwards',
	forms: (p) => `${p.issued} forms given out, ${p.returned} returned`,
	index: (p) => `Satisfaction index ${p.index}; ${p.pass} and above passes`,
	tooFew: 'Too few forms to show a result',
	answers: { satisfied: 'satisfied', basically: 'mostly satisfied', dissatisfied: 'dissatisfied' },
	complaints: (p) => `Most mentioned: ${p.what}`,
	separator: '; ',
	poll: {
		title: (p) => `Vote: ${p.title}`,
		verdict: { passed: 'Passed', failed: 'Not passed', 'no-quorum': 'Too few were there to decide', tie: 'An even split' },
		held: (p) => `${p.day}, ${p.body}`,
		why: 'Why it came out so',
		quorum: (p) => `${p.have} of ${p.of} were there. It takes ${p.share}: ${p.need}.`,
		majority: (p) => `${p.have} said yes, of ${p.of}. It takes ${p.share}: ${p.need}.`,
		share: (p) => (p.numerator === 1 && p.denominator === 2 && p.more ? 'more than half' : `${p.more ? 'more than' : 'at least'} ${p.numerator}/${p.denominator}`),
		holds: 'enough',
		fails: 'not enough',
		base: 'Whoever abstains was there too. So yes must be more than half of those present, not just more than no.',
		choices: { yes: 'For', no: 'Against', abstain: 'Abstain', invalid: 'Invalid' },
		counts: 'Ballots',
		issued: (p) => `${p.issued} given out, ${p.returned} returned`,
		channels: 'How they came in',
		channel: {
			onsite_paper: 'paper in the hall', onsite_device: 'device in the hall', paper_slip: 'sealed paper brought by a liaison', mobile_box: 'mobile box', liaison_entered: 'entered by a liaison',
			telephone: 'telephone', written_proxy: 'written proxy', portal: 'phone'
		},
		duplicates: (p) => `${p.count} households voted in two ways; by the order announced before, one counts.`,
		recused: 'Stood aside',
		secrecy: { recorded: 'recorded vote', 'show-of-hands': 'show of hands', 'secret-paper': 'secret paper ballot' },
		noticed: (p) => `notice ${p.day}, ${days(p.days)} ahead`,
		studied: (p) => `studied by the party organisation ${p.day}`,
		published: (p) => `result published ${p.day}`,
		resolution: (p) => `Resolution ${p.number}`,
		ofMatter: 'Part of'
	}
};
