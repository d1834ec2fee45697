import type { SubjectId } from '../basics/id.ts';
import type { BodyKind } from './community.ts';
import { mustDeclare, NEAR, SEATS, type DeclarationContent } from './office.ts';

/** An office as the two rules look at it. */
export interface Seat {
	office: SubjectId;
	body: SubjectId;
	bodyKind: BodyKind;
	/** The place that the body is for: an oversight committee watches the committee of the same place. */
	place: SubjectId | undefined;
	position: string;
	holder: string;
	/** What tells people apart: the person where the roll is at hand, the public name elsewhere. */
	person: string;
	/** What they declared; undefined when nothing is recorded. */
	declaration: Pick<DeclarationContent, 'signed' | 'relatives'> | undefined;
}

/** Three answers, as everywhere: what nobody recorded is not a breach. */
export type RuleResult = 'holds' | 'broken' | 'not-recorded';

/** What a result goes by: whose office, and with whom. */
export type ConflictEvidence =
	| { kind: 'sits-on'; office: SubjectId; holder: string; other: SubjectId; otherHolder: string }
	| { kind: 'relative'; office: SubjectId; holder: string; other: SubjectId; otherHolder: string }
	| { kind: 'not-given'; office: SubjectId; holder: string }
	| { kind: 'not-recorded'; office: SubjectId; holder: string };

export interface RuleAnswer {
	rule: 'R29' | 'R30';
	result: RuleResult;
	evidence: ConflictEvidence[];
}

/** Positions of a committee that keep somebody out of its oversight: members, and who keeps its books or papers (山东省村务公开条例 §14). */
const KEEPS_OUT: readonly string[] = [...SEATS, 'accountant', 'clerk'];
/** Who heads a collective economic organisation. */
const HEADS_COLLECTIVE: readonly string[] = ['director', 'chair'];

/** Whether a seat is one that nobody of the oversight committee of its place may hold or be near to. */
function isWatched(seat: Seat): boolean {
	if (seat.bodyKind === 'self_governance_committee') return KEEPS_OUT.includes(seat.position);
	return seat.bodyKind === 'collective_economic_organisation' && HEADS_COLLECTIVE.includes(seat.position);
}

/** Whether one of two declared the other as a near relative. */
function related(a: Seat, b: Seat): boolean {
	const names = (one: Seat, other: Seat) => one.declaration?.relatives.some(({ office, relation }) => office === other.office && NEAR.includes(relation)) ?? false;
	return names(a, b) || names(b, a);
}

/** What is not known of a seat that must declare. */
function silence(seat: Seat): ConflictEvidence[] {
	if (!mustDeclare(seat.bodyKind, seat.position) || seat.declaration?.signed !== undefined) return [];
	return [{ kind: seat.declaration === undefined ? 'not-recorded' : 'not-given', office: seat.office, holder: seat.holder }];
}

function between(kind: 'sits-on' | 'relative', seat: Seat, other: Seat): ConflictEvidence {
	return { kind, office: seat.office, holder: seat.holder, other: other.office, otherHolder: other.holder };
}

function answer(rule: RuleAnswer['rule'], evidence: ConflictEvidence[]): RuleAnswer {
	const broken = evidence.some(({ kind }) => kind !== 'not-recorded');
	return { rule, result: broken ? 'broken' : evidence.length > 0 ? 'not-recorded' : 'holds', evidence };
}

/**
 * R29: nobody of an oversight committee sits on the committee it watches, keeps its books, heads the collective's economic organisation,
 * or is a near relative of whoever does. Source: 村民委员会组织法 §37, 城市居民委员会组织法 §36, 山东省村务公开条例 §14.
 * @param body the oversight committee
 * @param seats the offices held today in the community; those of other places do not count
 */
export function overseersApart(body: SubjectId, seats: readonly Seat[]): RuleAnswer {
	const own = seats.filter((seat) => seat.body === body && SEATS.includes(seat.position));
	const places = new Set(own.map(({ place }) => place));
	const watched = seats.filter((seat) => isWatched(seat) && places.has(seat.place));
	return answer('R29', own.flatMap((seat) => [
		...watched.filter((other) => other.person === seat.person).map((other) => between('sits-on', seat, other)),
		...watched.filter((other) => other.person !== seat.person && related(seat, other)).map((other) => between('relative', seat, other)),
		...silence(seat)
	]));
}

/**
 * R30: no two members of a committee are near relatives. Kinship is known from signed declarations only.
 * Source: 村民委员会组织法 §8, 城市居民委员会组织法 §8.
 */
export function committeeWithoutKin(body: SubjectId, seats: readonly Seat[]): RuleAnswer {
	const own = seats.filter((seat) => seat.body === body && SEATS.includes(seat.position));
	return answer('R30', own.flatMap((seat, index) => [
		...own.slice(index + 1).filter((other) => related(seat, other)).map((other) => between('relative', seat, other)),
		...silence(seat)
	]));
}

/** The rule that goes for a body, or undefined. */
export function conflictsOf(body: { subject: SubjectId; kind: BodyKind }, seats: readonly Seat[]): RuleAnswer | undefined {
	if (body.kind === 'oversight_committee') return overseersApart(body.subject, seats);
	return body.kind === 'self_governance_committee' ? committeeWithoutKin(body.subject, seats) : undefined;
}

/** What would break a rule if one more seat were taken: for refusing it. Silence is no reason. */
export function wouldBreak(seat: Seat, seats: readonly Seat[]): { rule: RuleAnswer['rule']; evidence: ConflictEvidence } | undefined {
	const with_ = [...seats, seat];
	const bodies = new Map(with_.map((one) => [one.body, one.bodyKind]));
	for (const [subject, kind] of bodies) {
		const found = conflictsOf({ subject, kind }, with_)?.evidence.find(
			(one) => (one.kind === 'sits-on' || one.kind === 'relative') && (one.office === seat.office || one.other === seat.office)
		);
		if (found) return { rule: kind === 'oversight_committee' ? 'R29' : 'R30', evidence: found };
	}
	return undefined;
}
