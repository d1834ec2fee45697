import type { NeedKind } from '#domain/procedure/procedure.ts';
import type { MatterFormKey } from './matter-forms.ts';

/** Needs that an act of another desk brings, and where that is. */
const ELSEWHERE: Partial<Readonly<Record<NeedKind, string>>> = {
	notice: '/office/democracy-days', agenda: '/office/democracy-days', attendance: '/office/democracy-days', poll: '/office/polls?', recusals: '/office/democracy-days',
	resolution: '/office/work?do=record', commitments: '/office/work?do=take', progress: '/office/work', completion: '/office/work', evaluation: '/office/evaluations?'
};

/** Needs that have a form of their own on the matter's own desk; the first that is offered. */
const OWN: Partial<Readonly<Record<NeedKind, readonly MatterFormKey[]>>> = {
	materials: ['announce'], hearing: ['hold', 'announce'], 'risk-assessment': ['risk'], 'expert-opinion': ['opinion'], 'legal-opinion': ['opinion'], 'residents-opinion': ['opinion'],
	'party-study': ['study'], endorsements: []
};

/**
 * Where at the desk what is missing for a matter is made; undefined where it comes by itself, or is not this officer's.
 * @param offered the forms that this officer has for the matter now
 */
export function madeAt(what: NeedKind, matter: string, offered: readonly MatterFormKey[]): string | undefined {
	const elsewhere = ELSEWHERE[what];
	if (elsewhere) return elsewhere.endsWith('?') ? `${elsewhere}matter=${matter}` : elsewhere;
	const own = (OWN[what] ?? ['lay']).find((key) => offered.includes(key));
	return own && `?do=${own}`;
}
