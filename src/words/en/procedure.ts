import type { Layer } from '#domain/community/rule-layers.ts';
import type { Verdict } from '#domain/community/matter.ts';
import type { NeedKind } from '#domain/procedure/procedure.ts';
import type { Shape } from '../shape.ts';
import type { adoption as zhAdoption, procedure as zhProcedure } from '../zh-CN/procedure.ts';

const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/** What a procedure asks for, by name. */
export const needs = {
	'topic-card': 'topic card',
	endorsements: 'endorsements',
	'party-study': 'study by the party organisation',
	'draft-plan': 'draft plan',
	options: 'options',
	cost: 'costs',
	materials: 'materials',
	notice: 'notice of the meeting',
	agenda: 'agenda',
	attendance: 'attendance',
	minutes: 'minutes',
	'comments-answered': 'answers to comments',
	'expert-opinion': 'expert opinion',
	'legal-opinion': 'legal opinion',
	'residents-opinion': 'residents’ opinion',
	'risk-assessment': 'risk assessment',
	hearing: 'hearing',
	'open-selection': 'open selection',
	recusals: 'recusals',
	poll: 'vote',
	resolution: 'resolution',
	'notice-posted': 'posted notice',
	'objections-answered': 'answers to objections',
	commitments: 'commitments',
	progress: 'progress',
	completion: 'completion',
	evaluation: 'evaluation',
	report: 'report',
	archive: 'archive'
} satisfies Record<NeedKind, string>;

/** Who decides where a body does not: follows its name. */
const instead = {
	decides: 'it decides',
	assembly: 'the assembly decides, or the representatives it has authorised',
	owners: 'the owners decide together',
	collective: 'the members of the collective decide',
	advises: 'it consults and advises',
	studies: 'it studies first and does not vote in their place',
	oversees: 'it oversees',
	organises: 'it convenes and carries out'
} satisfies Record<Verdict, string>;

/** Whose a layer of rules is. */
export const layers = { law: 'the law', province: 'the province’s rule', city: 'the city’s rule', community: 'the community’s own rule' } satisfies Record<Layer, string>;

/** The layer that a refusal names. */
export function layerNamed(layer: string | number | undefined): string {
	const known: Readonly<Record<string, string>> = layers;
	return known[String(layer)] ?? 'the rule';
}

/** The needs of a refusal, which carries them joined by commas. */
export function needsNamed(what: string | number | undefined): string {
	const known: Readonly<Record<string, string>> = needs;
	return String(what ?? '').split(',').map((one) => known[one] ?? one).join(', ');
}

/** What a body that does not decide does, or who decides in its place. */
export function decidesInstead(verdict: string | number | undefined): string {
	const known: Readonly<Record<string, string>> = instead;
	return known[String(verdict)] ?? '';
}

export const adoption: Shape<typeof zhAdoption> = {
	state: { comments: 'Open for comments', adoption: 'Waiting to be adopted', ready: 'Adopted by all, to be filed', overtaken: 'Overtaken by another change', coming: 'Filed, not yet in force', 'in-force': 'In force' },
	title: 'How far it is',
	reason: 'Why it is changed',
	reasonNew: 'Why it is made',
	drafted: 'Draft published',
	comments: 'Comments end',
	commentsWhy: 'Say it below on this page. It ends at 24:00; nobody adopts before that.',
	adopted: (p) => `Adopted by ${p.name}`,
	toAdopt: (p) => `To be adopted by ${p.name}`,
	filed: (p) => `Filed: ${p.where}`,
	toFile: 'To be filed',
	from: 'In force',
	fromWhy: 'It binds what starts on this day or later. What started before keeps what it started under.',
	toCome: 'The day is fixed when it is filed',
	overtaken: 'The version that it would change was changed meanwhile. This draft can no longer be filed; whoever still wants the change drafts again.',
	count: (p) => `Adopted by ${p.done} of ${plural(p.all, 'body', 'bodies')}`,
	until: (p) => `Comments until ${p.day}`,
	since: (p) => `In force from ${p.day}`,
	by: (p) => `${p.name}, ${p.day}`,
	decision: (p) => `By: ${p.decision}`,
	edition: (p) => `edition ${p.edition}`,
	was: 'Before',
	is: 'After',
	nothing: 'none',
	noChanges: 'Nothing differs from the version before.',
	line: (p) => `Line ${p.line} of the record`,
	versions: 'Versions',
	version: { 'in-force': 'In force', past: 'Past', coming: 'Not yet in force' },
	seeDraft: 'Draft and comments',
	office: {
		done: 'Recorded.',
		notYours: 'There is nothing for you to do now.',
		pub: 'Public page',
		adopt: 'Record that a body has adopted it',
		adoptLead: 'After the meeting. Each body once.',
		body: 'Body',
		decision: 'By which decision',
		decisionHint: 'The meeting, how many were due and there, how many said yes, or the number of the resolution.',
		adoptGo: 'Record adoption',
		file: 'File it and fix the day',
		fileLead: 'What is filed is not taken back. Another change is another draft.',
		filed: 'Filed with, and number',
		from: 'In force from',
		fileGo: 'File',
		comments: 'Days for comments (7 to 90)',
		reason: 'Why (public)',
		bodies: 'Bodies that must adopt it',
		bodiesHint: 'It is not filed before each of them has.',
		draftGo: 'Publish the draft for comments',
		open: 'Drafts on their way',
		handle: 'Handle',
		see: 'See',
		none: 'There are no drafts now',
		new: 'New draft'
	}
};

export const procedure: Shape<typeof zhProcedure> = {
	list: {
		title: 'Procedures',
		lead: 'What a matter goes through: which stages, in whose hands, for how many days, and what is asked for.',
		procedures: 'Procedures of this community',
		none: 'No procedure has been adopted yet',
		noneWhy: 'A procedure takes comments first; then meetings adopt it.',
		open: 'Drafts that take comments or are being adopted',
		past: 'Drafts that came to an end',
		stages: (p) => p.stages,
		coming: (p) => `Edition ${p.edition} is in force from ${p.day}`
	},
	inForce: (p) => `Edition ${p.edition}, in force from ${p.day}`,
	notYet: (p) => `Edition ${p.edition}, not in force before ${p.day}`,
	provenance: 'Where it comes from',
	kinds: (p) => `Only for: ${p.kinds}`,
	stages: 'Stages',
	stage: (p) => `${p.no}. ${p.name}`,
	part: { owner: 'In whose hands', days: 'How long', inputs: 'Asked for to begin', outputs: 'Asked for to go on', decision: 'How it is decided', publish: 'Published', moves: 'Where it may go' },
	within: (p) => `Within ${p.days}`,
	noDays: 'Not set',
	actor: { 'deciding-body': 'the body that decides', raiser: 'whoever raised it', town: 'the town', clock: 'by itself when time is over' },
	from: (p) => `from ¥${p.amount}`,
	ofKinds: (p) => p.kinds,
	only: (p) => ` (only ${p.when})`,
	or: ' or ',
	ahead: (p) => `open for at least ${p.days} before the ${p.of}`,
	move: (p) => `${p.outcome}, to “${p.to}”. By ${p.by}`,
	ends: (p) => `${p.outcome}; it ends here. By ${p.by}`,
	withReason: 'with a public reason',
	secret: 'Secret ballot',
	openVote: 'Not secret',
	publishes: (p) => `${p.what}, within ${p.within}`,
	displayed: (p) => `on display for at least ${p.days}`,
	adopted: 'Adopted by',
	difference: 'What it changes',
	differenceFrom: (p) => `Compared with “${p.name}”, edition ${p.edition}`,
	newOne: 'This is a new procedure.',
	became: 'See the procedure',
	all: 'All stages',
	what: { new: 'New stage', gone: 'Stage removed', order: 'Order of the stages' },
	kindsOfDraft: { new: 'New procedure', change: 'Change' },
	office: {
		rail: 'Procedures',
		title: 'Procedures',
		lead: 'A draft takes comments, each body adopts it, then it is filed and takes effect.',
		newTitle: 'Draft a procedure',
		base: 'Begin with',
		baseWhy: 'One in force that is to change, or one that comes with the portal.',
		choose: 'Use this one',
		library: (p) => `With the portal: ${p.name}`,
		amend: (p) => `Change: ${p.name}, edition ${p.edition}`,
		name: 'Name',
		edition: 'Edition',
		editionHint: 'Such as 1.1',
		days: 'Days for each stage',
		stageDays: (p) => `${p.name} (days)`,
		daysHint: 'Left empty, it stays as it is.'
	}
};
