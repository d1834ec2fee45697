import { error } from '@sveltejs/kit';
import { cityOffice, officesFor, type PersonCaller } from '#acts/act.ts';
import { MODERATORS, OVERSEERS } from '#acts/comment/moderators.ts';
import { importMap } from '#acts/map/import.ts';
import { ASSISTANTS } from '#acts/assisted.ts';
import { CLERKS, MEMBERS } from '#acts/question/clerks.ts';
import { SLIP_CLERKS } from '#acts/slip/slips.ts';
import type { CommunityCode, SubjectId } from '#domain/basics/id.ts';
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
		moderates: officesFor(MODERATORS, caller, community).length + officesFor(OVERSEERS, caller, community).length > 0,
		maps: cityOffice(importMap.may, caller) !== undefined,
		assists: ASSISTANTS.some((permission) => officesFor(permission, caller, community).length > 0)
	};
}

/** The subjects of the bodies of offices. */
export function bodiesOf(offices: readonly HeldOffice[]): SubjectId[] {
	return offices.map(({ body }) => body as SubjectId);
}
