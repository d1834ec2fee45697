import type { AppealCard, RegistrationCard } from '#domain/community/electorate-view.ts';
import type { Day } from '#domain/basics/day.ts';
import type { BodyKind } from '#domain/community/community.ts';
import type { Eligibility, Unit } from '#domain/community/eligibility.ts';
import type { FactKind } from '#domain/community/person-fact.ts';

/** What somebody may do in one body, and why. */
export interface Right extends Eligibility {
	body: string;
	name: string;
	kind: BodyKind;
	unit: Unit;
	/** Where the rule of each reason comes from. */
	sources: string[];
}

/** A fact of the roll, as its person is shown it. */
export interface FactLine {
	id: string;
	kind: FactKind;
	/** The body or place it is about. */
	about?: string;
	area?: number;
	from?: Day;
	until?: Day;
	holds: boolean;
}

/** What the page of one's rights shows. */
export interface Rights {
	rights: Right[];
	facts: FactLine[];
	lists: { subject: string; number: string; title: string; n: number }[];
	appeals: (AppealCard & { electorate: string })[];
	registrations: RegistrationCard[];
}
