import type { Verdict } from '#domain/community/matter.ts';
import type { NeedKind } from '#domain/procedure/procedure.ts';

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
