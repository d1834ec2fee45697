import { error } from '@sveltejs/kit';
import { cityOffice, officesFor, type PersonCaller } from '#acts/act.ts';
import { APPEAL_JUDGES, MODERATORS } from '#acts/comment/moderators.ts';
import { importMap } from '#acts/map/import.ts';
import { ASSISTANTS } from '#acts/assisted.ts';
import { CLERKS, MEMBERS } from '#acts/question/clerks.ts';
import { SLIP_CLERKS } from '#acts/slip/slips.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
import { takenOver } from '#domain/community/succession.ts';
import type { HeldOffice } from '#records/offices.ts';
import { words } from '#words/words.ts';

/** Somebody at a desk of the office: where, and for which bodies they publish and answer. */
export interface Officer {
	caller: PersonCaller;
	community: CommunityCode;
	offices: HeldOffice[];
	publishes: HeldOffice[];
	answers: HeldOffice[];
	/** Whether they print slips. */
	prints: boolean;
	/** Whether they review comments or decide appeals. */
	moderates: boolean;
	/** Whether they import maps. */
	maps: boolean;
	/** Whether they file for others: clerks for everybody, liaisons for the doors of their cells. */
	assists: boolean;
}

/** Who is at the desk. The door (policies.ts) has let nobody in without an office; whoever comes another way finds nothing. */
export function officerOf({ caller, lang }: Pick<App.Locals, 'caller' | 'lang'>): Officer {
	const first = caller.kind === 'person' ? caller.offices[0] : undefined;
	if (caller.kind !== 'person' || !first) error(404, { message: words[lang].pages.notFound });
	const { community } = first;
	const bodies = (offices: HeldOffice[]) => offices.filter((one, index) => offices.findIndex((other) => other.body === one.body) === index);
	return {
		caller,
		community: community as CommunityCode,
		offices: caller.offices.filter((office) => office.community === community),
		publishes: bodies(officesFor(CLERKS, caller, community)),
		answers: bodies(officesFor(MEMBERS, caller, community)),
		prints: officesFor(SLIP_CLERKS, caller, community).length > 0,
		moderates: [MODERATORS, ...APPEAL_JUDGES].some((permission) => officesFor(permission, caller, community).length > 0),
		maps: cityOffice(importMap.may, caller) !== undefined,
		assists: ASSISTANTS.some((permission) => officesFor(permission, caller, community).length > 0)
	};
}

/**
 * Who is at the desk, with the bodies that have ended and for which theirs answer since: the last accounts of those are theirs to publish, under
 * the ended body's name, and open questions to those are theirs to answer, in their own.
 */
export async function officerAnswering(locals: Pick<App.Locals, 'caller' | 'lang' | 'portal'>): Promise<Officer> {
	const officer = officerOf(locals);
	const { contents } = locals.portal;
	const over = await takenOver(contents, officer.community, bodiesOf([...officer.publishes, ...officer.answers]), locals.portal.today());
	if (over.length === 0) return officer;
	const lent = (offices: readonly HeldOffice[], name: (office: HeldOffice, ended: string) => string): HeldOffice[] =>
		over.flatMap(({ ended, by }) => offices.filter(({ body }) => body === by).map((office) => ({ ...office, body: ended.content.subject, bodyName: name(office, ended.content.name) })));
	return {
		...officer,
		publishes: [...officer.publishes, ...lent(officer.publishes, (_, ended) => ended)],
		answers: [...officer.answers, ...lent(officer.answers, ({ bodyName }) => bodyName)]
	};
}

/** The subjects of the bodies of offices. */
export function bodiesOf(offices: readonly HeldOffice[]): SubjectId[] {
	return offices.map(({ body }) => body as SubjectId);
}
